package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.CUSTOMS;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.signing.LockedKey;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages between two AS2 doors over HTTP, stored before they are answered. */
@Timeout(120)
class As2DoorIT {
  private static final String BODY = "UNB+UNOC:3+POST+CUSTOMS'\r\nUNZ+0+1'\r\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign: none, encrypt: none, mdn: none",
        "sign: none, encrypt: none, mdn: sync, mdn-signed: false",
        "sign: sha-256, encrypt: none, mdn: sync",
        "sign: sha-512, encrypt: aes-128-cbc, mdn: sync",
        "sign: sha-256, encrypt: aes-256-gcm, compress: before-signing, mdn: sync",
        "sign: sha-256, encrypt: aes-256-cbc, compress: after-signing, mdn: sync",
        "sign: none, encrypt: aes-256-cbc, compress: before-signing, mdn: sync"
      })
  void carriesAMessageInEachFormWithItsReceipt(String send) throws Exception {
    try (As2Pair pair = new As2Pair(folder, send, "signature: optional, encryption: optional")) {
      String state = pair.post.sent("customs", BODY);

      boolean proved = !send.contains("mdn: none");
      assertThat(pair.post.query("select problem || proof from departure")).hasSize(1);
      assertThat(state)
          .as("%s", pair.post.query("select problem || proof from departure"))
          .isEqualTo(proved ? "ACKNOWLEDGED" : "SENT");
      assertThat(pair.customs.taken()).containsExactly(BODY);
      assertThat(pair.customs.query("select name from arrival"))
          .containsExactly("report_00000000000001.edi");
      assertThat(pair.post.query("select verdict from as2_mdn"))
          .isEqualTo(proved ? List.of("ACCEPTED") : List.of());
    }
  }

  @Test
  void asksTheSenderToKeepItsMessageWhileTheChannelIsPaused() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      pair.customs.paused = true;
      assertThat(As2Pair.post(pair.toCustoms, packed).statusCode()).isEqualTo(503);
      assertThat(pair.customs.query("select id from arrival")).isEmpty();

      pair.customs.paused = false;
      assertThat(As2Pair.post(pair.toCustoms, packed).statusCode()).isEqualTo(200);
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void keepsTheEvidenceAndTheReceiptInTheCommitOfThePayload() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      long id = pair.post.pack("customs", BODY);
      byte[] packed = pair.post.packed(id);
      HttpResponse<String> answer = As2Pair.post(pair.toCustoms, packed);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(
              pair.customs.query(
                  "select encode(mdn, 'escape') from as2_received r join arrival a"
                      + " on a.id = r.arrival and a.xmin = r.xmin"))
          .singleElement()
          .asString()
          .as("what was sent is what is kept, in one transaction with the arrival")
          .contains("multipart/signed");
      assertThat(
              pair.customs.query(
                  "select position(convert_to(m.body, 'LATIN1') in mdn)::text from as2_received,"
                      + " (select '"
                      + answer.body().substring(0, 60).replace("'", "''").strip()
                      + "' as body) m"))
          .noneMatch("0"::equals);
      assertThat(
              pair.customs.query(
                  "select bytes::text from payload p join as2_received r on r.entity = p.id"))
          .singleElement()
          .satisfies(each -> assertThat(Long.parseLong(each)).isGreaterThan(BODY.length()));
    }
  }

  @Test
  void putsAMessageOffWhileNothingIsTakenInAndTakesItLater() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      pair.customs.paused = true;
      HttpResponse<String> answer = As2Pair.post(pair.toCustoms, packed);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("retry-after")).contains("60");
      assertThat(answer.body()).as("no receipt").isEmpty();
      assertThat(pair.customs.query("select message_id from as2_received")).isEmpty();

      pair.customs.paused = false;
      assertThat(As2Pair.post(pair.toCustoms, packed).statusCode()).isEqualTo(200);
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

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

      pair.post.packAgain(id, "customs", BODY);
      assertThat(pair.post.query("select code from finding"))
          .as("told once")
          .containsExactly("SIG-451");
      assertThat(pair.post.sendAll()).as("anything leaves").isFalse();

      mended.set(true);
      pair.post.packAgain(id, "customs", BODY);
      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
      assertThat(pair.post.query("select problem from departure")).containsExactly("");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
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

  @Test
  void tellsTheStoryOfAMessageByItsId() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      pair.post.sent("customs", BODY);
      String id = pair.post.query("select trim(both '<>' from message_id) from as2_sent").get(0);

      Story sent = story(pair.post, id);
      assertThat(sent.moments())
          .anyMatch(each -> each.what().equals("packed") && each.text().contains(id))
          .anyMatch(each -> each.what().equals("mdn") && each.text().contains("ACCEPTED"));
      Story came = story(pair.customs, "<" + id + ">");
      assertThat(came.moments())
          .anyMatch(each -> each.what().equals("mdn") && each.text().contains("MIC "));
    }
  }

  private static Story story(As2Side side, String id) {
    List<Story> stories = side.database.transaction(handle -> new Stories().of(handle, id));
    assertThat(stories).hasSize(1);
    return stories.get(0);
  }

  @Test
  void refusesTheWrongSignerWithAReceiptAndAFinding() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE, As2Pair.STRANGER)) {
      String state = pair.post.sent("customs", BODY);

      assertThat(state).isEqualTo("PARKED");
      assertThat(pair.customs.taken()).isEmpty();
      assertThat(pair.customs.query("select state from arrival")).containsExactly("TURNED_AWAY");
      assertThat(pair.customs.query("select disposition from as2_received"))
          .singleElement()
          .asString()
          .contains("authentication-failed");
      assertThat(pair.post.query("select verdict || ' ' || disposition from as2_mdn"))
          .singleElement()
          .asString()
          .startsWith("REFUSED")
          .contains("authentication-failed");
      assertThat(pair.post.query("select problem from departure"))
          .singleElement()
          .asString()
          .contains("SND-300");
    }
  }

  @Test
  void refusesAnUnprotectedMessageWhereProtectionIsAgreed() throws Exception {
    String plain = "sign: none, encrypt: none, mdn: sync, mdn-signed: false";
    try (As2Pair pair = new As2Pair(folder, plain, SAFE)) {
      assertThat(pair.post.sent("customs", BODY)).isEqualTo("PARKED");
      assertThat(pair.customs.query("select disposition from as2_received"))
          .singleElement()
          .asString()
          .contains("insufficient-message-security");
    }
  }

  @Test
  void answersEverythingThatASenderCanCauseWithAReceipt() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      Map<Map<String, String>, String> posts =
          Map.of(
              Map.of("AS2-From", "NOBODY", "AS2-To", "CUSTOMS", "Message-ID", "<1@x>"), "RCV-352",
              Map.of("AS2-From", "POST", "AS2-To", "NOBODY", "Message-ID", "<2@x>"), "RCV-352",
              Map.of("AS2-To", "CUSTOMS", "Message-ID", "<3@x>"), "RCV-350",
              Map.of("AS2-From", "POST", "AS2-To", "CUSTOMS"), "RCV-350",
              Map.of("AS2-From", "SELF", "AS2-To", "SELF", "Message-ID", "<4@x>"), "RCV-353",
              Map.of("Content-Type", "text/html"), "RCV-350",
              Map.of(
                      "AS2-From",
                      "POST",
                      "AS2-To",
                      "CUSTOMS",
                      "Message-ID",
                      "<5@x>",
                      "Content-Type",
                      "multipart/signed; boundary=x"),
                  "RCV-3");
      for (var each : posts.entrySet())
        for (String wanted : List.of("", "post@example")) {
          Map<String, String> headers = new java.util.HashMap<>(each.getKey());
          if (!wanted.isEmpty()) headers.put("Disposition-Notification-To", wanted);
          HttpResponse<String> answer = As2Pair.post(pair.toCustoms, headers, "garbage");

          assertThat(answer.statusCode()).as("%s", headers).isEqualTo(wanted.isEmpty() ? 400 : 200);
          assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("report");
          assertThat(answer.body()).contains(each.getValue()).contains("Disposition: automatic");
          assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
        }
      assertThat(pair.customs.taken()).isEmpty();
      assertThat(pair.customs.query("select distinct state from arrival"))
          .containsExactly("TURNED_AWAY");
      List<Story> refused =
          pair.customs.database.transaction(handle -> new Stories().of(handle, "<5@x>"));
      assertThat(refused).hasSize(2);
      assertThat(refused.get(0).moments())
          .anyMatch(each -> each.what().equals("finding") && each.text().contains("RCV-3"));
      assertThat(pair.customs.query("select count(*) from arrival where partner = 'unknown'"))
          .as("one post of a stranger's address a minute is kept")
          .containsExactly("1");
    }
  }
}
