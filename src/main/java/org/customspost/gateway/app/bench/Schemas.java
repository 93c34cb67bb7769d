package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Findings;
import org.jspecify.annotations.Nullable;

/**
 * The official schema of the declaration: the one that is installed, else the one of the published
 * customs data that the tests use ({@code customs.data}, or {@code shared/customs-data} beside the
 * project).
 *
 * @param from where it was found, for a person
 */
record Schemas(OfficialSchemas official, String from) {
  private static final String TOP = "wco-dm/xsd/customs/wrapper_submit.xsd";

  /** Null where there is none. */
  static @Nullable Schemas find(Path home) throws IOException {
    Schemas installed = read(home.resolve("config/schemas"), "config/schemas");
    if (installed != null) return installed;
    for (Path each : published(home)) {
      Path top = each.resolve(TOP).toAbsolutePath();
      if (Files.isRegularFile(top)) return read(top);
    }
    return null;
  }

  private static @Nullable Schemas read(Path folder, String from) {
    OfficialSchemas schemas = OfficialSchemas.read(folder, new Findings());
    return schemas.installed().contains(Steps.DECLARATION) ? new Schemas(schemas, from) : null;
  }

  /** Reads one schema as if it were installed, by a folder that only names it. */
  private static @Nullable Schemas read(Path top) throws IOException {
    Path folder = Files.createTempDirectory("gateway-bench");
    Path type = Files.createDirectory(folder.resolve(Steps.DECLARATION));
    Path names = Files.writeString(type.resolve("top.txt"), top.toString());
    try {
      return read(folder, "the published customs data, " + TOP);
    } finally {
      for (Path each : List.of(names, type, folder)) Files.delete(each);
    }
  }

  private static List<Path> published(Path home) {
    List<Path> folders = new ArrayList<>();
    String property = System.getProperty("customs.data");
    if (property != null) folders.add(Path.of(property));
    for (Path up = home.toAbsolutePath(); up != null; up = up.getParent())
      folders.add(up.resolve("shared/customs-data"));
    return folders;
  }
}
