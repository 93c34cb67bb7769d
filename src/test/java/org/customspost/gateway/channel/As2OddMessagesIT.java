package org.customspost.gateway.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customspost.gateway.channel.As2Letter.BODY;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.ForeignProgram;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.signing.Certificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is unusual and right is taken; what is unusual and meant to lead us astray is not. */
@Timeout(60)
class As2OddMessagesIT {
  private static final String AGREED = "http://receipts.example/mdn";

  @TempDir private static Path folder;
  private static As2Side customs;
  private static URI door;

  @BeforeAll
  static void open() {
    int port = FreePort.next();
    door = URI.create("http://127.0.0.1:" + port + "/as2");
    String any = "signature: optional, encryption: optional";
    customs =
        new As2Side(
            folder,
            As2Side.listening(port),
            List.of(CUSTOMS),
            Map.of("post", POST, "open", POST),
            Map.of(
                "post",
                    agreement(
                        "post",
                        "POST",
                        SAFE + ", attachments: allowed, async-mdn: \"" + AGREED + "\""),
                "open", agreement("open", "OPEN PARTNER", any)));
  }

  private static String agreement(String partner, String name, String terms) {
    return As2Pair.agreement(partner, "CUSTOMS", name, "customs", "receive: {" + terms + "}");
  }

  @AfterAll
  static void close() throws IOException {
    customs.close();
  }

  private static String processed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("MDN-sent-automatically; processed\r\n");
    List<String> taken = customs.taken();
    return taken.get(taken.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"OPEN PARTNER\"", "OPEN PARTNER", "\"OPEN\\ PARTNER\"", " OPEN PARTNER "})
  void knowsAPartnerHoweverItsNameIsQuoted(String name) throws Exception {
    byte[] wire = As2Letter.bare("OPEN PARTNER", "text/plain", "quoted");

    assertThat(processed(As2Pair.post(door, wire, "AS2-From", name))).isEqualTo("quoted");
  }

  @ParameterizedTest
  @CsvSource({
    "open partner, RCV-352",
    "OPEN  PARTNER, RCV-352",
    "'OPEN PARTNER,POST', RCV-352",
    "'\"\"', RCV-312",
    "'\"\"OPEN PARTNER\"\"', RCV-352"
  })
  void takesNoNameForAnother(String name, String code) throws Exception {
    byte[] wire = As2Letter.bare("OPEN PARTNER", "text/plain", "odd");

    HttpResponse<String> answer = As2Pair.post(door, wire, "AS2-From", name);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(code).contains("unexpected-processing-error");
  }

  @Test
  void refusesANameThatIsTooLong() throws Exception {
    byte[] wire = As2Letter.bare("OPEN PARTNER", "text/plain", "odd");

    assertThat(As2Pair.post(door, wire, "AS2-To", "C".repeat(129)).body()).contains("RCV-312");
  }

  @ParameterizedTest
  @CsvSource({
    "base64, 'VU5C\r\nJw==', UNB'",
    "quoted-printable, 'UNB=27=0D=0A', 'UNB''\r\n'",
    "7bit, UNB', UNB'",
    "8bit, UNB', UNB'"
  })
  void takesTheTransferEncodingOff(String encoding, String body, String payload) throws Exception {
    byte[] wire = As2Letter.bare("OPEN PARTNER", "application/edifact", body);

    HttpResponse<String> answer = As2Pair.post(door, wire, "Content-Transfer-Encoding", encoding);

    assertThat(processed(answer)).isEqualTo(payload);
  }

  @Test
  void readsEncryptedContentInBase64() throws Exception {
    As2Message packed = As2Letter.of("POST", POST).packed();
    byte[] lines = Base64.getMimeEncoder().encode(packed.body().bytes());
    byte[] wire = As2Letter.wire(new As2Message(packed.headers(), Content.of(lines)));

    HttpResponse<String> answer = As2Pair.post(door, wire, "Content-Transfer-Encoding", "base64");

    assertThat(processed(answer)).isEqualTo(BODY);
  }

  /** RFC 8551 section 3.1.1: text is signed with CR LF, and some send the line ends they have. */
  @Test
  void takesTextThatWasSignedWithOtherLineEndsThanItCameWith() throws Exception {
    String signed = signedByOpenssl("UNB'\nUNZ'\n");
    assertThat(signed).as("what is sent has no CR").doesNotContain("\r");
    int end = signed.indexOf("\n\n");
    String type = "multipart/signed" + signed.substring(0, end).split("multipart/signed", 2)[1];
    String oneLine = type.split("\n(?! )", 2)[0].replaceAll("\n\\s*", " ");
    byte[] wire = As2Letter.bare("OPEN PARTNER", oneLine, signed.substring(end + 2));

    assertThat(processed(As2Pair.post(door, wire))).isEqualTo("UNB'\r\nUNZ'\r\n");
    assertThat(customs.query("select properties from arrival order by id desc limit 1"))
        .singleElement()
        .asString()
        .contains("signer=open");
  }

  private static String signedByOpenssl(String text) throws IOException {
    ForeignProgram openssl = ForeignProgram.named("openssl", "openssl");
    Files.writeString(folder.resolve("post.pem"), Certificates.pem(POST.certificate()));
    String key = Base64.getMimeEncoder().encodeToString(POST.key().getEncoded());
    Files.writeString(
        folder.resolve("post.key"),
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    Files.writeString(folder.resolve("text"), "Content-Type: application/edifact\n\n" + text);
    ForeignProgram.Run run =
        openssl.run(
            folder,
            "cms -sign -in text -out signed -signer post.pem -inkey post.key -md sha256"
                .split(" ", -1));
    assertThat(run.exit()).as(run.output()).isZero();
    return Files.readString(folder.resolve("signed")).replace("\r\n", "\n");
  }

  @Test
  void takesTheDocumentAndKeepsItsAttachments() throws Exception {
    String related =
        String.join(
            "\r\n",
            "--b",
            "Content-Type: application/pdf",
            "",
            "x",
            "--b",
            "Content-ID: <d>",
            "Content-Type: application/edifact",
            "",
            "UNB'related",
            "--b--",
            "");
    String type = "multipart/related; boundary=b; start=\"<d>\"";
    byte[] wire = As2Letter.of("POST", POST).with(type, related.getBytes(ISO_8859_1)).wire();

    assertThat(processed(As2Pair.post(door, wire))).isEqualTo("UNB'related");
  }

  /** RFC 2616 still let a header go on in the next line, and some products do it. */
  @Test
  void takesAMessageWithFoldedHeadersInChunks() throws Exception {
    As2Message packed = As2Letter.of("OPEN PARTNER", POST).signedOnly().packed();
    byte[] body = packed.body().bytes();
    String head =
        new String(packed.headers().bytes(), ISO_8859_1)
            .replace("; boundary=", ";\r\n\tboundary=")
            .replace("; micalg=", ";\r\n micalg=");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.getPort())) {
      OutputStream out = socket.getOutputStream();
      String start =
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n";
      String features = "EDIINT-Features: multiple-attachments, CEM\r\n";
      out.write((start + features + head).getBytes(ISO_8859_1));
      for (int at = 0; at < body.length; at += 100) {
        int length = Math.min(100, body.length - at);
        out.write((Integer.toHexString(length) + "\r\n").getBytes(ISO_8859_1));
        out.write(body, at, length);
        out.write("\r\n".getBytes(ISO_8859_1));
      }
      out.write("0\r\n\r\n".getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(answer).startsWith("HTTP/1.1 200").contains("sent-automatically; processed\r\n");
    }
    assertThat(customs.query("select properties from arrival order by id desc limit 1"))
        .as("what the sender's program can do is kept for support")
        .singleElement()
        .asString()
        .contains("features=multiple-attachments, CEM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://localhost:PORT/mdn",
        "http://[::1]:PORT/",
        "http://receipts.example@127.0.0.1:PORT/mdn",
        "http://receipts.example/mdn/../other",
        "http://other.example/mdn",
        "https://receipts.example/mdn",
        "file:///etc/passwd",
        "mailto:post@example",
        "no address"
      })
  void callsNoAddressThatAMessageNames(String address) throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String wish = address.replace("PORT", Integer.toString(trap.getLocalPort()));
      int before = customs.taken().size();

      HttpResponse<String> answer =
          As2Pair.post(door, As2Letter.of("POST", POST).wire(), "Receipt-Delivery-Option", wish);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("RCV-355").contains("unexpected-processing-error");
      assertThat(customs.taken()).hasSize(before);
      assertThat(customs.sendAll()).as("anything leaves").isFalse();
      trap.setSoTimeout(1);
      assertThatThrownBy(trap::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void takesACompressedMessageInEitherOrder() throws Exception {
    for (Terms.Compression each :
        List.of(Terms.Compression.BEFORE_SIGNING, Terms.Compression.AFTER_SIGNING)) {
      Terms.Offer form =
          new Terms.Offer(Terms.Offer.USUAL.signature(), Terms.Offer.USUAL.encryption(), each);
      byte[] wire = As2Letter.of("POST", POST).as(form).wire();

      assertThat(processed(As2Pair.post(door, wire))).isEqualTo(BODY);
    }
  }
}
