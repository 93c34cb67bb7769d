package org.customspost.gateway.simulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A pair of folders on this machine: {@code in/} to the gateway, {@code out/} from it. */
final class FolderDoor implements PartnerDoor {
  private final Path in;
  private final Path out;

  FolderDoor(Path folder) throws IOException {
    in = Files.createDirectories(folder.resolve("in"));
    out = Files.createDirectories(folder.resolve("out"));
  }

  @Override
  public void send(Letter letter) throws IOException {
    // a name with a dot before it is not looked at; the rename makes the file whole at once
    Path hidden = Files.write(in.resolve("." + letter.name() + ".tmp"), letter.body());
    if (letter.signature().length > 0)
      Files.write(in.resolve(letter.name() + ".p7s"), letter.signature());
    Files.move(hidden, in.resolve(letter.name()), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public List<Letter> fetch() throws IOException {
    List<Letter> letters = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(out, FolderDoor::isDocument)) {
      for (Path each : files) letters.add(take(each));
    }
    return letters;
  }

  private static boolean isDocument(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith(".p7s");
  }

  private static Letter take(Path file) throws IOException {
    Path signature = file.resolveSibling(file.getFileName() + ".p7s");
    Letter letter =
        new Letter(
            file.getFileName().toString(),
            Files.readAllBytes(file),
            Files.exists(signature) ? Files.readAllBytes(signature) : new byte[0]);
    Files.delete(file);
    Files.deleteIfExists(signature);
    return letter;
  }

  @Override
  public void close() {}
}
