package org.customspost.gateway.as2;

import java.util.Optional;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Parameters;

/** The file name of an entity, in both directions. */
final class FileName {
  private FileName() {}

  /** From Content-Disposition, or else from Content-Type; only its last path step. */
  static Optional<String> of(Headers headers) {
    return parameter(headers, "Content-Disposition", "filename")
        .or(() -> parameter(headers, "Content-Type", "name"))
        .map(FileName::lastStep)
        .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."));
  }

  /** A Content-Disposition; RFC 2231 where the name is not plain US-ASCII. */
  static String disposition(String name) {
    boolean plain = name.chars().allMatch(c -> c >= ' ' && c < 127);
    return "attachment; "
        + (plain
            ? "filename=" + Parameters.quoted(name)
            : "filename*=" + Parameters.extended(name));
  }

  private static Optional<String> parameter(Headers headers, String field, String name) {
    return headers.first(field).map(Parameters::of).flatMap(each -> each.parameter(name));
  }

  private static String lastStep(String name) {
    int step = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return name.substring(step + 1).replaceAll("\\p{Cntrl}", "").strip();
  }
}
