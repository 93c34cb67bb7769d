package org.customspost.gateway.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.journal.Database;

/**
 * Keeps every catalogue that was in force, so that what was planned with it can be written with it
 * later.
 */
final class CatalogueSnapshots {
  private static final List<String> OPERATORS = List.of("codelists", "rates");

  private final Database database;
  private final Path mappings;
  private final Path config;
  private final Path scratch;

  /**
   * @param scratch where an old catalogue is unpacked for loading
   */
  CatalogueSnapshots(Database database, Path mappings, Path config, Path scratch) {
    this.database = database;
    this.mappings = mappings;
    this.config = config;
    this.scratch = scratch;
  }

  /** Of the gateway that has these settings. */
  static CatalogueSnapshots of(Settings settings, Database database) {
    return new CatalogueSnapshots(
        database,
        settings.home().resolve("mappings"),
        settings.config(),
        settings.data().resolve("catalogues"));
  }

  /** Keeps the catalogue that the folders hold now, under its hash. */
  void keep(String hash) {
    boolean known =
        database.transaction(
            handle ->
                handle
                    .createQuery("select exists (select from catalogue where hash = :hash)")
                    .bind("hash", hash)
                    .mapTo(Boolean.class)
                    .one());
    if (known) return;
    byte[] files = zipped();
    database.run(
        handle ->
            handle
                .createUpdate(
                    "insert into catalogue (hash, files) values (:hash, :files) on conflict do nothing")
                .bind("hash", hash)
                .bind("files", files)
                .execute());
  }

  /** The catalogue of a hash; empty where no node ever kept it. */
  Optional<Catalogue> load(String hash) {
    return database
        .transaction(
            handle ->
                handle
                    .createQuery("select files from catalogue where hash = :hash")
                    .bind("hash", hash)
                    .mapTo(byte[].class)
                    .findOne())
        .flatMap(files -> load(hash, files));
  }

  private Optional<Catalogue> load(String hash, byte[] files) {
    Path folder = scratch.resolve(hash);
    try {
      unzip(files, folder);
      return CatalogueFolder.load(
          folder.resolve("mappings"), folder.resolve("config"), new Findings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] zipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "mappings", mappings);
      for (String each : OPERATORS) add(zip, "config/" + each, config.resolve(each));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        zip.putNextEntry(new ZipEntry(name + "/" + folder.relativize(each)));
        Files.copy(each, zip);
      }
    }
  }

  private static void unzip(byte[] files, Path folder) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        Path file = folder.resolve(each.getName()).normalize();
        if (!file.startsWith(folder))
          throw new IOException("a name points outside: " + each.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
  }
}
