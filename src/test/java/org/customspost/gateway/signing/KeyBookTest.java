package org.customspost.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.SIG_332;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates are read when they are needed, and what is wrong with them is nobody else's fault.
 */
class KeyBookTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
  private static final SigningKey SOUTH = SelfSigned.create("south", Kind.EC_P256, FROM, UNTIL);

  private final Findings findings = new Findings();
  @TempDir private Path folder;

  private KeyBook load(String... aliases) {
    Map<String, Path> files = new TreeMap<>();
    for (String each : aliases) files.put(each, folder.resolve(each + ".pem"));
    return KeyBook.load(List.of(), files, Secrets.ofProcess(folder), findings);
  }

  private void write(String alias, String text) throws IOException {
    Files.writeString(folder.resolve(alias + ".pem"), text);
  }

  @Test
  void readsAFileWhenACertificateIsFirstAskedFor() throws IOException {
    write("south", "not yet");
    KeyBook book = load("south");
    assertThat(findings.list()).isEmpty();

    write("south", Certificates.pem(SOUTH.certificate()));
    assertThat(book.certificates(List.of("south", "nobody")))
        .extracting(TrustedCertificate::certificate)
        .containsExactly(SOUTH.certificate());

    write("south", "gone");
    assertThat(book.open()).as("it is read once").isEmpty();
    assertThat(book.expiring(UNTIL.plusSeconds(1)))
        .extracting(Finding::code)
        .containsExactly(SIG_332);
  }

  @Test
  void saysWhatIsWrongWithAFileAndGivesTheOthers() throws IOException {
    write("north", "no certificate");
    write("south", Certificates.pem(SOUTH.certificate()));
    KeyBook book = load("north", "south");

    assertThat(book.open()).extracting(Finding::code).containsExactly(CFG_001);
    assertThat(book.theirs().get("south")).hasSize(1);
    assertThat(book.theirs().get("north")).isEmpty();
    assertThatThrownBy(() -> book.certificates(List.of("south", "north")))
        .hasMessageContaining("SIG-452 the certificates of north cannot be used: ")
        .hasMessageContaining("no certificate in " + folder.resolve("north.pem"));

    write("north", Certificates.pem(SOUTH.certificate()));
    assertThat(book.certificates(List.of("north"))).as("what failed is tried anew").hasSize(1);
  }

  @Test
  void saysAtOnceThatAFileIsNotThere() {
    load("north");
    assertThat(findings.list())
        .singleElement()
        .asString()
        .contains("CFG-001 north: ", "there is no file", "north.pem");
  }
}
