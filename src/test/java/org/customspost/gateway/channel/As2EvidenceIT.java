package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of AS2 messages so that somebody can explain them later. */
@Timeout(120)
class As2EvidenceIT {
  private static final String BODY = "UNB+UNOC:3+POST+CUSTOMS'UNZ+0+1'";
  private static final String RELATED =
      "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=note.pdf\r\n\r\n%s"
          + "\r\n--b\r\nContent-Type: application/edifact\r\nContent-ID: <one>\r\n\r\n"
          + BODY
          + "\r\n--b--\r\n";
  private static final String ANY = "signature: optional, encryption: optional";

  @TempDir private Path folder;

  private static Story story(As2Side side, String id) {
    List<Story> stories = side.database.transaction(handle -> new Stories().of(handle, id));
    assertThat(stories).hasSize(1);
    return stories.get(0);
  }

  private static byte[] kept(As2Side side, Story story, String what) throws IOException {
    Story.Kept kept =
        story.kept().stream().filter(each -> each.what().equals(what)).findFirst().orElseThrow();
    try (InputStream in =
        side.database.transaction(handle -> new KeptBytes(side.payloads).open(handle, kept))) {
      byte[] bytes = in.readAllBytes();
      assertThat(bytes).hasSize((int) kept.bytes());
      return bytes;
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String mic(byte[] bytes) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    return Base64.getEncoder().encodeToString(digest) + ", sha-256";
  }

  @Test
  void keepsTheBytesItDigestedWhereTheSenderSignedOthers() throws Exception {
    String plain = "sign: sha-256, encrypt: none, mdn: sync";
    try (As2Pair pair = new As2Pair(folder, plain, "signature: required, encryption: optional")) {
      String packed = text(pair.post.packed(pair.post.pack("customs", BODY)));
      byte[] changed = packed.replace("UNZ+0", "UNZ+9").getBytes(StandardCharsets.ISO_8859_1);
      assertThat(As2Pair.post(pair.toCustoms, changed).body()).contains("integrity-check-failed");

      String id = pair.post.query("select message_id from as2_sent").get(0);
      Story story = story(pair.customs, id);
      byte[] digested = kept(pair.customs, story, "digested");
      assertThat(text(digested)).contains("UNZ+9");
      assertThat(story.moments())
          .filteredOn(each -> each.what().equals("mdn"))
          .singleElement()
          .satisfies(
              each ->
                  assertThat(each.text())
                      .contains("MIC ours " + mic(digested), "MIC signed by the sender ")
                      .contains(pair.post.query("select mic from as2_sent").get(0)));
    }
  }

  @Test
  void keepsTheBytesItDigestedWhereTheReceiverHasAnotherMic() throws Exception {
    String send = "sign: sha-256, encrypt: none, compress: before-signing, mdn: sync";
    String otherScope = "signature: required, encryption: optional, mic: uncompressed";
    try (As2Pair pair = new As2Pair(folder, send, otherScope)) {
      assertThat(pair.post.sent("customs", BODY)).isEqualTo("PARKED");

      String ours = pair.post.query("select mic from as2_sent").get(0);
      String theirs = pair.post.query("select mic from as2_mdn").get(0);
      Story story = story(pair.post, pair.post.query("select message_id from as2_sent").get(0));
      assertThat(story.moments())
          .anyMatch(
              each ->
                  each.text().contains("REFUSED")
                      && each.text().contains(theirs + ", ours " + ours));
      assertThat(mic(kept(pair.post, story, "digested"))).isEqualTo(ours);
      assertThat(text(kept(pair.post, story, "mdn"))).contains(theirs);
      assertThat(text(kept(pair.post, story, "document"))).isEqualTo(BODY);
    }
  }

  @Test
  void tellsOfReceiptsAtOnceAndLaterOnBothSides() throws Exception {
    String later = "sign: sha-256, encrypt: aes-256-cbc, mdn: async, mdn-to: \"POST\"";
    try (As2Pair pair = new As2Pair(folder, later, SAFE + ", async-mdn: \"POST\"")) {
      long departure = pair.post.pack("customs", BODY);
      pair.post.sendAll();
      pair.customs.sendAll();
      String id = pair.post.query("select message_id from as2_sent").get(0);

      assertThat(pair.post.state(departure)).isEqualTo("ACKNOWLEDGED");
      String mic = pair.post.query("select mic from as2_sent").get(0);
      assertThat(story(pair.post, id).moments())
          .anyMatch(
              each ->
                  each.text().contains("ACCEPTED") && each.text().contains("MIC as ours " + mic));
      assertThat(story(pair.customs, id).moments())
          .anyMatch(
              each -> each.what().equals("mdn") && each.text().matches(".*later, in mdn_.*: SENT"));
      String receipt = pair.customs.query("select file_name from departure").get(0);
      assertThat(story(pair.customs, receipt).facts()).contains(new Story.Fact("receipt for", id));
    }
    try (As2Pair pair = new As2Pair(folder.resolve("sync"), SEND, SAFE)) {
      pair.post.sent("customs", BODY);
      String id = pair.post.query("select message_id from as2_sent").get(0);
      assertThat(story(pair.customs, id).moments())
          .anyMatch(each -> each.text().contains("on the same connection"));
      assertThat(text(kept(pair.customs, story(pair.customs, id), "mdn")))
          .contains("multipart/signed");
    }
  }

  private static Map<String, String> headers(String id) {
    return Map.of(
        "AS2-From", "POST",
        "AS2-To", "CUSTOMS",
        "Message-ID", id,
        "Disposition-Notification-To", "post@example",
        "Content-Type", "multipart/related; boundary=b; start=\"<one>\"");
  }

  @Test
  void keepsAttachmentsBesideTheDocumentWhereThatIsAgreed() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, ANY + ", attachments: allowed")) {
      String first = RELATED.formatted("%PDF-1");
      HttpResponse<String> answer = As2Pair.post(pair.toCustoms, headers("<1@x>"), first);
      assertThat(answer.body()).contains("; processed\r\n");

      assertThat(pair.customs.taken()).containsExactly(BODY);
      Story story = story(pair.customs, "<1@x>");
      assertThat(story.moments())
          .anyMatch(
              each ->
                  each.what().equals("attachment")
                      && each.text().equals("note.pdf, application/pdf, 6 bytes"));
      assertThat(text(kept(pair.customs, story, "attachment"))).isEqualTo("%PDF-1");

      assertThat(As2Pair.post(pair.toCustoms, headers("<1@x>"), first).body())
          .isEqualTo(answer.body());
      String other = RELATED.formatted("%PDF-2");
      assertThat(As2Pair.post(pair.toCustoms, headers("<1@x>"), other).body())
          .as("the same document with another attachment is another message")
          .contains("duplicate-document");
    }
  }

  @Test
  void refusesAttachmentsWhereNothingIsAgreed() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, ANY)) {
      HttpResponse<String> answer =
          As2Pair.post(pair.toCustoms, headers("<1@x>"), RELATED.formatted("%PDF-1"));

      assertThat(answer.body()).contains("RCV-451", "unexpected-processing-error");
      assertThat(pair.customs.taken()).isEmpty();
    }
  }
}
