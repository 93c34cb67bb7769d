package org.customspost.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that others wrote, as a peer in a test. Where it is not installed the test is skipped
 * with a sentence that names its Debian package.
 */
public final class ForeignProgram {
  private static final long LONGEST_SECONDS = 30;

  private final Path program;

  private ForeignProgram(Path program) {
    this.program = program;
  }

  /** The program, or the test ends here as skipped. */
  public static ForeignProgram named(String name, String debianPackage) {
    Optional<Path> found = find(name);
    Assumptions.assumeTrue(
        found.isPresent(), name + " is not installed (Debian package " + debianPackage + ")");
    return new ForeignProgram(found.orElseThrow());
  }

  /** Where it is, for those who start it in their own way. */
  public String path() {
    return program.toString();
  }

  /** What it did: exit code, and all it wrote to either output. */
  public record Run(int exit, String output) {}

  /** Runs it in a folder to its end. */
  public Run run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(folder, "output", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(command + " did not end: " + text(output));
      }
      return new Run(process.exitValue(), text(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path output) throws IOException {
    return new String(Files.readAllBytes(output), UTF_8);
  }

  private static Optional<Path> find(String name) {
    String path =
        Optional.ofNullable(System.getenv("PATH")).orElse("") + File.pathSeparator + "/usr/sbin";
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
