package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_005;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/**
 * Turns a reference to a secret into the secret. Configuration holds references only: {@code
 * env:NAME} or {@code file:/path}. A value that is no reference is never repeated in a finding,
 * because it may be the secret itself.
 */
public final class Secrets {
  private static final int LONGEST = 64 * 1024;

  private final Map<String, String> environment;
  private final Path folder;

  /** Relative {@code file:} references are taken from {@code folder}. */
  public Secrets(Map<String, String> environment, Path folder) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /** The secrets of this process. */
  public static Secrets ofProcess(Path folder) {
    return new Secrets(System.getenv(), folder);
  }

  /**
   * The secret as text; one line end after it (as editors leave it) is dropped.
   *
   * @throws GatewayException SIG-005 where it is no reference or leads nowhere
   */
  public String text(String reference) {
    if (reference.startsWith("env:")) return variable(reference);
    if (reference.startsWith("file:")) return file(reference).replaceFirst("\\R\\z", "");
    throw bad("the configured value is not a reference");
  }

  private String variable(String reference) {
    String value = environment.get(reference.substring("env:".length()));
    if (value == null || value.isEmpty()) throw bad(reference + " is not set");
    return value;
  }

  private String file(String reference) {
    Path file = folder.resolve(reference.substring("file:".length()));
    try {
      if (Files.size(file) > LONGEST) throw bad(reference + " is larger than any secret");
      return Files.readString(file);
    } catch (IOException e) {
      throw bad(reference + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static GatewayException bad(String problem) {
    return new GatewayException(Finding.of(SIG_005, Place.NOWHERE, "problem", problem));
  }
}
