package org.customspost.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ItemFilesTest {
  private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");

  private static String file(String name) {
    Scenario scenario = Scenarios.small();
    Shipment shipment =
        scenario.shipments().stream()
            .filter(each -> each.file().equals(name))
            .findFirst()
            .orElseThrow();
    Letter letter = new ItemFiles(scenario, Path.of("none"), NOW).write(shipment);
    assertThat(letter.name()).isEqualTo(name + ".edi");
    return new String(letter.body(), StandardCharsets.ISO_8859_1);
  }

  private static int segments(String text) {
    return (int) Pattern.compile("(?<!\\?)'\n").matcher(text).results().count();
  }

  @Test
  void writesTheSameFileEachTime() {
    assertThat(file("one"))
        .isEqualTo(file("one"))
        .contains("CNI+5+CP")
        .contains("DTM+137:202607151200:203");
  }

  @Test
  void countsSegmentsAndItems() {
    String file = file("one");
    String message = file.substring(file.indexOf("UNH+"), file.indexOf("UNZ+"));
    assertThat(message).contains("UNT+" + segments(message) + "+1'").contains("CNT+2:5'");
  }

  @Test
  void miscountsWhereThePostIsCareless() {
    assertThat(file("two")).contains("UNT+777+1'");
  }

  @Test
  void sendsTheSameBytesAgain() {
    assertThat(file("three")).isEqualTo(file("one"));
  }

  @Test
  void cancelsWithNothingButIdAndDate() {
    assertThat(file("four"))
        .contains("+1'\nDTM+137")
        .contains("CNI+1+CP100000017NZ'\nDTM+187:202607140930:203'\nCNI+2+")
        .doesNotContain("NAD+CN");
  }
}
