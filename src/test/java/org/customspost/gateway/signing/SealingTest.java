package org.customspost.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.customspost.gateway.model.Sealing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealingTest {
  private static final byte[] PLAIN = "Jane Doe, 1 High Street".getBytes(UTF_8);
  private static final byte[] CONTEXT = "unit 7, chunk 1".getBytes(UTF_8);

  private Path folder;
  private Path file;
  private Sealing sealing;

  @BeforeEach
  void begin(@TempDir Path given) {
    folder = given;
    file = folder.resolve("keys/master.key");
    sealing = new MasterKeySealing(MasterKey.inFile(file));
  }

  @Test
  void opensWhatItSealedAlsoAfterARestart() {
    byte[] key = sealing.newKey();
    byte[] sealed = sealing.seal(key, PLAIN, CONTEXT);

    Sealing restarted = new MasterKeySealing(MasterKey.inFile(file));

    assertThat(new String(sealed, UTF_8)).doesNotContain("Jane");
    assertThat(sealing.open(key, sealed, CONTEXT)).isEqualTo(PLAIN);
    assertThat(restarted.open(key, sealed, CONTEXT)).isEqualTo(PLAIN);
  }

  @Test
  void sealsEmptyChunksAndLargeOnes() {
    byte[] key = sealing.newKey();
    for (byte[] plain : new byte[][] {{}, new byte[256 * 1024]}) {
      assertThat(sealing.open(key, sealing.seal(key, plain, CONTEXT), CONTEXT)).isEqualTo(plain);
    }
  }

  @Test
  void neverSealsTheSameTwice() {
    byte[] key = sealing.newKey();
    Set<String> all =
        IntStream.range(0, 1000)
            .mapToObj(i -> Base64.getEncoder().encodeToString(sealing.seal(key, PLAIN, CONTEXT)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(all).hasSize(1000);
    assertThat(sealing.newKey()).isNotEqualTo(key);
  }

  @Test
  void refusesAChunkInAnotherPlace() {
    byte[] key = sealing.newKey();
    byte[] sealed = sealing.seal(key, PLAIN, CONTEXT);
    byte[] elsewhere = "unit 7, chunk 2".getBytes(UTF_8);

    assertThatThrownBy(() -> sealing.open(key, sealed, elsewhere)).hasMessageContaining("SIG-031");
  }

  @Test
  void refusesEveryChangedByte() {
    byte[] key = sealing.newKey();
    byte[] sealed = sealing.seal(key, PLAIN, CONTEXT);
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> sealing.open(key, changed, CONTEXT)).hasMessageContaining("SIG-031");
    }
    for (int i = 0; i < key.length; i++) {
      byte[] changed = key.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> sealing.open(changed, sealed, CONTEXT))
          .hasMessageContaining("SIG-031");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12, 28})
  void refusesWhatIsCutShort(int length) {
    byte[] key = sealing.newKey();
    byte[] sealed = Arrays.copyOf(sealing.seal(key, PLAIN, CONTEXT), length);

    assertThatThrownBy(() -> sealing.open(key, sealed, CONTEXT)).hasMessageContaining("SIG-031");
    assertThatThrownBy(() -> sealing.open(new byte[length], sealed, CONTEXT))
        .hasMessageContaining("their key is erased or damaged");
  }

  @Test
  void opensUnderAnEarlierMasterKeyAndSaysWhereThatIsMissing() {
    byte[] key = sealing.newKey();
    byte[] sealed = sealing.seal(key, PLAIN, CONTEXT);
    MasterKey next = MasterKey.inFile(folder.resolve("next.key"));

    Sealing rotated = new MasterKeySealing(next, MasterKey.inFile(file));
    Sealing forgetful = new MasterKeySealing(next);

    assertThat(rotated.open(key, sealed, CONTEXT)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> forgetful.open(key, sealed, CONTEXT))
        .hasMessageContaining("another master key");
  }

  @Test
  void keepsWorkingWithMoreKeysThanItRemembers() {
    byte[] first = sealing.newKey();
    byte[] sealed = sealing.seal(first, PLAIN, CONTEXT);
    for (int i = 0; i < 300; i++) sealing.newKey();

    assertThat(sealing.open(first, sealed, CONTEXT)).isEqualTo(PLAIN);
  }

  @Test
  void makesAMasterKeyThatOnlyItsOwnerReads() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> left = Files.list(folder.resolve("keys"))) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void refusesAMasterKeyThatOthersMayRead() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> MasterKey.inFile(file))
        .hasMessageContaining("SIG-030")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void makesOneMasterKeyWhereManyStartAtOnce() {
    Path shared = folder.resolve("shared.key");

    Set<String> ids =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> HexFormat.of().formatHex(MasterKey.inFile(shared).id()))
            .collect(Collectors.toSet());

    assertThat(ids).hasSize(1);
  }

  @Test
  void takesAMasterKeyFromASecretAndNeverRepeatsABadOne() throws IOException {
    String text = Files.readString(file);
    Secrets secrets = new Secrets(Map.of("GOOD", text, "BAD", "tooshort"), folder);
    byte[] key = sealing.newKey();
    byte[] sealed = sealing.seal(key, PLAIN, CONTEXT);

    Sealing same = new MasterKeySealing(MasterKey.of("env:GOOD", secrets));

    assertThat(same.open(key, sealed, CONTEXT)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> MasterKey.of("env:BAD", secrets))
        .hasMessageContaining("SIG-030")
        .hasMessageContaining("env:BAD")
        .message()
        .doesNotContain("tooshort");
  }
}
