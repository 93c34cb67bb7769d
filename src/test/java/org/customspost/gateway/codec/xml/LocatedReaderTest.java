package org.customspost.gateway.codec.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocatedReaderTest {
  private static final String TEXT = "a\uD83D\uDCE6é€\uD83D\uDCE6z";

  private static LocatedReader reader() {
    byte[] bytes = TEXT.getBytes(UTF_8);
    return new LocatedReader(
        new ByteArrayInputStream(bytes, 1, bytes.length - 1),
        bytes,
        1,
        new Encodings.Encoding(UTF_8, 0));
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void givesCharactersOutsideOfTheBasicPlaneOneCharAtATime() throws IOException {
    LocatedReader reader = reader();
    StringBuilder read = new StringBuilder();
    char[] one = new char[1];
    while (reader.read(one, 0, 1) > 0) read.append(one[0]);

    assertThat(read.toString()).isEqualTo(TEXT);
    assertThat(reader.bytesRead()).isEqualTo(TEXT.getBytes(UTF_8).length);
  }

  @Test
  void knowsTheByteOfEachCharacter() throws IOException {
    LocatedReader reader = reader();
    char[] all = new char[64];
    int length = 0;
    for (int read; (read = reader.read(all, length, 16)) > 0; ) length += read;

    assertThat(reader.byteOf(0)).isZero();
    assertThat(reader.byteOf(1)).isEqualTo(1);
    assertThat(reader.byteOf(3)).isEqualTo(5);
    assertThat(reader.byteOf(4)).isEqualTo(7);
    assertThat(reader.byteOf(5)).isEqualTo(10);
    assertThat(reader.byteOf(7)).isEqualTo(14);
    assertThat(reader.byteOf(8)).isEqualTo(15);
  }
}
