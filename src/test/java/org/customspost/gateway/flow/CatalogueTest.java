package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.mapping.WriteMapping;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  @ParameterizedTest
  @CsvSource({"3.9, 3.10", "1.5.0, 1.10.0", "9, 10", "1, 1.1", "d96a, d96b", "d99b, d00a"})
  void writesTheNewestVersionWhereNoneIsAsked(String older, String newer, @TempDir Path folder) {
    Catalogue loaded = LineFolders.in(folder, Map.of()).catalogue();
    WriteMapping writer = loaded.writer("toydec@1");
    Map<String, WriteMapping> writers = new HashMap<>();
    Map<String, Format> formats = new HashMap<>();
    for (String each : new String[] {older, newer}) {
      writers.put("toydec@" + each, writer);
      formats.put("toydec@" + each, version(loaded.format("toydec@1"), each));
    }
    Catalogue catalogue =
        new Catalogue(
            "",
            loaded.codecs(),
            formats,
            loaded.readers(),
            writers,
            loaded.pointers(),
            loaded.lists(),
            loaded.rules(),
            loaded.eligibility(),
            loaded.ranks(),
            loaded.schemes());
    assertThat(catalogue.written("toydec").version()).isEqualTo(newer);
    assertThat(catalogue.written("toydec@" + older).version()).isEqualTo(older);
  }

  private static Format version(Format format, String version) {
    return new Format(
        format.type(),
        version,
        format.syntax(),
        format.identity(),
        format.unit(),
        format.structure());
  }
}
