package org.customspost.gateway.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.LockedKey;
import org.customspost.gateway.signing.Secrets;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key of ours, or a file of a partner's certificates, that does not open is our trouble: nothing
 * is refused for it, nothing is lost.
 */
@Timeout(120)
class As2LockedKeyIT {
  private static final String BODY = "UNB+UNOC:3+POST+CUSTOMS'\r\nUNZ+0+1'\r\n";

  @TempDir private Path folder;

  @Test
  void putsAMessageOffWhileTheKeyThatOpensItDoesNotOpen() throws Exception {
    AtomicBoolean mended = new AtomicBoolean();
    try (As2Pair pair = locked(CUSTOMS, mended)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      HttpResponse<String> answer = As2Pair.post(pair.toCustoms, packed);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("60");
      assertThat(answer.body()).as("no receipt: the message may be good").isEmpty();
      assertThat(pair.customs.query("select id from arrival")).isEmpty();

      mended.set(true);
      assertThat(As2Pair.post(pair.toCustoms, packed).body()).contains("processed");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void keepsWhatCannotBeSignedUntilItsKeyOpens() throws Exception {
    AtomicBoolean mended = new AtomicBoolean();
    try (As2Pair pair = locked(POST, mended)) {
      long id = pair.post.pack("customs", BODY);
      assertThat(pair.post.state(id)).isEqualTo("PLANNED");
      assertThat(pair.post.query("select problem from departure"))
          .singleElement()
          .asString()
          .contains("SIG-451", "report_00000000000001.edi", "key post has another password");
      assertThat(pair.post.query("select kind from work where due > now()"))
          .as("it is tried again")
          .containsExactly("write");

      pair.post.sign(id, "customs", Body.of(BODY.getBytes(ISO_8859_1)));
      assertThat(pair.post.query("select code from finding"))
          .as("told once")
          .containsExactly("SIG-451");
      assertThat(pair.post.sendAll()).as("anything leaves").isFalse();

      mended.set(true);
      pair.post.sign(id, "customs", Body.of(BODY.getBytes(ISO_8859_1)));
      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
      assertThat(pair.post.query("select problem from departure")).containsExactly("");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void putsAMessageOffWhileItsSendersCertificateCannotBeRead() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      KeyBook good = pair.customs.keys.now();
      pair.customs.keys.replace(unreadable(good, "post"));
      HttpResponse<String> answer = As2Pair.post(pair.toCustoms, packed);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEmpty();
      assertThat(pair.customs.query("select id from arrival")).isEmpty();

      pair.customs.keys.replace(good);
      assertThat(As2Pair.post(pair.toCustoms, packed).body()).contains("processed");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void keepsWhatCannotBeEncryptedUntilTheCertificateIsMended() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      KeyBook good = pair.post.keys.now();
      pair.post.keys.replace(unreadable(good, "customs"));
      long id = pair.post.pack("customs", BODY);
      assertThat(pair.post.state(id)).isEqualTo("PLANNED");
      assertThat(pair.post.query("select problem from departure"))
          .singleElement()
          .asString()
          .contains("SIG-451", "the certificates of customs cannot be used", "no certificate in");

      pair.post.keys.replace(good);
      pair.post.sign(id, "customs", Body.of(BODY.getBytes(ISO_8859_1)));
      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  /** The same keys of ours, and certificates from a file that has none. */
  private KeyBook unreadable(KeyBook book, String alias) throws IOException {
    Path file = Files.writeString(folder.resolve(alias + ".pem"), "no certificate");
    Secrets none = Secrets.ofProcess(folder);
    KeyBook read = KeyBook.load(List.of(), Map.of(alias, file), none, new Findings());
    return new KeyBook(book.ours(), read.families());
  }

  private As2Pair locked(SigningKey whose, AtomicBoolean mended) {
    return new As2Pair(
        folder,
        SEND,
        SAFE,
        POST,
        "1h",
        key -> key.equals(whose) ? LockedKey.of(key, mended::get) : key);
  }
}
