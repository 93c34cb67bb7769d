package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {
  @ParameterizedTest
  @ValueSource(ints = {200, 1_000, 10_000, 262_144})
  void knowsWhatIsEncrypted(int length) {
    assertThat(Noise.isMuch(random(length), length)).isTrue();
  }

  @Test
  void knowsItBehindHeadersInTextToo() {
    byte[] headers =
        "Content-Type: application/pkcs7-mime\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII);
    byte[] both = Arrays.copyOf(headers, 12_000);
    System.arraycopy(random(both.length), 0, both, headers.length, both.length - headers.length);

    assertThat(Noise.isMuch(both, both.length)).isTrue();
  }

  @Test
  void knowsBase64WhichWouldShrinkByAQuarterAtMost() {
    byte[] base64 = Base64.getEncoder().encode(random(9_000));
    assertThat(Noise.isMuch(base64, base64.length)).isTrue();
  }

  @Test
  void passesEveryExampleOfAMessageToTheCompression() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
      List<Path> examples = files.filter(NoiseTest::isMessage).toList();
      assertThat(examples).hasSizeGreaterThan(20);
      for (Path each : examples) {
        byte[] bytes = Files.readAllBytes(each);
        assertThat(Noise.isMuch(bytes, bytes.length)).as("%s", each).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void saysSomethingOfNearlyNothing(int length) {
    assertThat(Noise.isMuch(new byte[2], length)).isFalse();
  }

  private static boolean isMessage(Path file) {
    String name = file.toString();
    return name.contains("examples") && (name.endsWith(".xml") || name.endsWith(".edi"));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
