package org.customspost.gateway.as2.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.as2.peer.Case.Cipher;
import org.customspost.gateway.as2.peer.Case.Digest;
import org.customspost.gateway.as2.peer.Case.Form;
import org.customspost.gateway.as2.peer.Case.Receipt;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The foreign programs among themselves: that the harness drives them as they are, before anything
 * of ours is judged by them.
 */
class PeersAmongThemselvesIT {
  private static final String CONTENT = "UNB+UNOC:3+A+B+260101:1200+1'\r\nUNZ+0+1'\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "AS2_LIB, OPENAS2, SYNC_SIGNED",
    "AS2_LIB, OPENAS2, ASYNC_SIGNED",
    "OPENAS2, AS2_LIB, SYNC_SIGNED",
    "OPENAS2, AS2_LIB, ASYNC_SIGNED",
    "AS2_LIB, LIBAS2, SYNC_UNSIGNED",
    "LIBAS2, AS2_LIB, SYNC_SIGNED",
    "LIBAS2, AS2_LIB, ASYNC_SIGNED"
  })
  void exchangesASignedAndEncryptedDocument(Program from, Program to, Receipt receipt) {
    Case options =
        Case.core(Form.SIGNED_THEN_ENCRYPTED, receipt, Digest.SHA_256, Cipher.AES256_CBC);
    PeerKeys one = PeerKeys.make(folder, "one", Kind.RSA_2048);
    PeerKeys two = PeerKeys.make(folder, "two", Kind.RSA_2048);
    try (Peer sender = Peer.start(from);
        Peer receiver = Peer.start(to)) {
      receiver.agree(new PeerSetup("TWO", "ONE", two, one, sender.url().toString(), options));
      sender.agree(new PeerSetup("ONE", "TWO", one, two, receiver.url().toString(), options));

      Outcome outcome = sender.send(CONTENT.getBytes(UTF_8), "items.edi", "application/edifact");

      List<Document> documents = receiver.received();
      assertThat(documents).hasSize(1);
      String content = documents.get(0).octets();
      // libas2 takes the line end before a boundary for the content's own.
      assertThat(to == Program.LIBAS2 ? content.stripTrailing() + "\r\n" : content)
          .isEqualTo(CONTENT);
      assertThat(outcome.taken()).as(outcome.toString()).isTrue();
      assertThat(outcome.receipt()).isEqualTo(receipt.signed() ? "signed" : "unsigned");
      assertThat(outcome.mic()).isEqualTo("match");
    }
  }
}
