package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory is flat in the size of a message: here a message is larger than the whole heap. */
@Timeout(120)
class LargeMessageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"AES_256_CBC", "AES_256_GCM"})
  void packsAndOpensMoreThanTheHeap(String cipher) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeMessage.class.getName(),
                folder.toString(),
                "48",
                cipher)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("same " + cipher);
  }
}
