package org.customspost.gateway.journal.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/** What can go wrong with the data folder, in the words of the catalogue. */
final class Problems {
  private static final String DISK_FULL = "No space left on device";

  private Problems() {}

  static GatewayException of(ErrorCode code, String... namedValues) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, namedValues));
  }

  static GatewayException folder(Path folder, IOException cause) {
    String said = String.valueOf(cause.getMessage());
    if (said.contains(DISK_FULL)) return diskFull(folder);
    String problem =
        cause instanceof FileSystemException ? cause.getClass().getSimpleName() + " " + said : said;
    Finding finding =
        Finding.of(
            ErrorCode.JRN_002, Place.NOWHERE, "folder", folder.toString(), "problem", problem);
    return new GatewayException(finding, cause);
  }

  /** From what a PostgreSQL program printed. */
  static GatewayException printed(Path folder, Path log, String output) {
    if (output.contains(DISK_FULL)) return diskFull(folder);
    return of(ErrorCode.JRN_007, "problem", lastLine(output), "log", log.toString());
  }

  private static GatewayException diskFull(Path folder) {
    return of(ErrorCode.JRN_003, "folder", folder.toString());
  }

  private static String lastLine(String output) {
    String stripped = output.strip();
    return stripped.isEmpty()
        ? "it said nothing"
        : stripped.substring(stripped.lastIndexOf('\n') + 1).strip();
  }
}
