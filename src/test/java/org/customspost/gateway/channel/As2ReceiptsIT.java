package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.As2Pair.POST;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that come by themselves, too late, again, or to the wrong place. */
@Timeout(120)
class As2ReceiptsIT {
  private static final String BODY = "UNB+UNOC:3+POST+CUSTOMS'UNZ+0+1'";
  private static final String ASYNC =
      "sign: sha-256, encrypt: aes-256-cbc, mdn: async, mdn-to: \"POST\", deadline: 1s";
  private static final String LATER = SAFE + ", async-mdn: \"POST\"";

  @TempDir private Path folder;

  @Test
  void acknowledgesWhenTheReceiptComesByItself() throws Exception {
    try (As2Pair pair = new As2Pair(folder, ASYNC, LATER)) {
      long id = pair.post.pack("customs", BODY);
      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("SENT");
      assertThat(pair.customs.taken()).containsExactly(BODY);

      assertThat(pair.customs.sendAll()).as("the receipt waits in the outbox").isTrue();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
      assertThat(pair.customs.query("select state from departure")).containsExactly("SENT");

      await().atMost(Duration.ofSeconds(20)).until(pair.post::lookForReceipts);
      assertThat(pair.post.state(id)).as("nothing is overdue").isEqualTo("ACKNOWLEDGED");
    }
  }

  @Test
  void sendsTheSameMessageAgainWhereNoReceiptComes() throws Exception {
    try (As2Pair pair = new As2Pair(folder, ASYNC, LATER)) {
      long id = pair.post.pack("customs", BODY);
      pair.post.sendAll();
      await().atMost(Duration.ofSeconds(20)).until(pair.post::lookForReceipts);
      assertThat(pair.post.state(id)).isEqualTo("READY");
      assertThat(pair.post.query("select code from finding")).containsExactly("SND-350");

      pair.post.sendAll();
      assertThat(pair.customs.taken()).as("the repeat is known").containsExactly(BODY);
      assertThat(pair.customs.query("select kind from event where kind = 'redelivered'"))
          .hasSize(1);

      pair.customs.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
    }
  }

  /** In the commit that says that it was sent, so that nothing can come between. */
  @Test
  void looksForAReceiptFromTheMomentThatTheMessageIsSent() throws Exception {
    try (As2Pair pair = new As2Pair(folder, ASYNC, LATER)) {
      long id = pair.post.pack("customs", BODY);
      pair.customs.paused = true;
      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("READY");
      assertThat(pair.post.query("select kind from work"))
          .as("nobody looks for the receipt of what did not leave")
          .containsExactly("send");

      pair.customs.paused = false;
      pair.post.sendNow(id);
      assertThat(
              pair.post.query(
                  "select w.kind from work w join departure d on d.id = w.subject and d.xmin ="
                      + " w.xmin and d.state = 'SENT' and w.due > d.sent_at"))
          .containsExactly("receipt-due");
    }
  }

  @Test
  void parksWhatNoReceiptProvesInTimeUntilALateOneDoes() throws Exception {
    try (As2Pair pair = new As2Pair(folder, ASYNC, LATER, POST, "1s")) {
      long id = pair.post.pack("customs", BODY);
      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("SENT");

      await().atMost(Duration.ofSeconds(20)).until(pair.post::lookForReceipts);
      assertThat(pair.post.state(id)).as("its budget is over").isEqualTo("PARKED");
      assertThat(pair.post.query("select code from finding")).containsExactly("SND-350");
      assertThat(pair.post.sendAll()).as("anything leaves again").isFalse();

      pair.customs.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
    }
  }

  @Test
  void sendsNoReceiptToAnAddressThatIsNotAgreed() throws Exception {
    try (As2Pair pair = new As2Pair(folder, ASYNC, SAFE)) {
      long id = pair.post.pack("customs", BODY);
      pair.post.sendAll();

      assertThat(pair.customs.taken()).isEmpty();
      assertThat(pair.customs.query("select code from finding")).containsExactly("RCV-355");
      assertThat(pair.customs.query("select id from departure")).isEmpty();
      assertThat(pair.post.state(id)).as("told on the same connection").isEqualTo("PARKED");
    }
  }

  @Test
  void keepsARepeatedAndAForeignReceiptAndChangesNothing() throws Exception {
    try (As2Pair pair = new As2Pair(folder, ASYNC, LATER)) {
      long id = pair.post.pack("customs", BODY);
      pair.post.sendAll();
      pair.customs.sendAll();
      byte[] mdn =
          pair.customs.packed(
              pair.customs.query("select id from departure").stream()
                  .map(Long::valueOf)
                  .findFirst()
                  .orElseThrow());

      HttpResponse<String> again = As2Pair.post(pair.toPost, mdn);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).isEmpty();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
      assertThat(pair.post.query("select kind from event order by id")).contains("mdn-repeated");

      pair.post.query("delete from as2_mdn returning 'x'");
      pair.post.query("delete from as2_sent returning 'x'");
      assertThat(As2Pair.post(pair.toPost, mdn).statusCode()).isEqualTo(200);
      assertThat(pair.post.query("select code from finding")).containsExactly("RCV-361");
      assertThat(pair.post.query("select verdict from as2_mdn where departure is null"))
          .containsExactly("DOUBTFUL");
    }
  }

  @Test
  void believesNoRefusalThatAnybodyCouldHavePosted() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      long id = pair.post.pack("customs", BODY);
      String messageId = pair.post.query("select message_id from as2_sent").get(0);
      String forged =
          "--b\r\nContent-Type: text/plain\r\n\r\nno\r\n--b\r\n"
              + "Content-Type: message/disposition-notification\r\n\r\n"
              + "Reporting-UA: x\r\nFinal-Recipient: rfc822; CUSTOMS\r\nOriginal-Message-ID: "
              + messageId
              + "\r\nDisposition: automatic-action/MDN-sent-automatically;"
              + " processed/error: authentication-failed\r\n\r\n--b--\r\n";
      Map<String, String> headers =
          Map.of(
              "AS2-From", "CUSTOMS",
              "AS2-To", "POST",
              "Message-ID", "<forged@x>",
              "Content-Type", "multipart/report; report-type=disposition-notification; boundary=b");
      assertThat(As2Pair.post(pair.toPost, headers, forged).statusCode()).isEqualTo(200);
      assertThat(pair.post.query("select verdict from as2_mdn")).containsExactly("DOUBTFUL");
      assertThat(pair.post.state(id)).isEqualTo("READY");

      pair.post.sendAll();
      assertThat(pair.post.state(id)).isEqualTo("ACKNOWLEDGED");
    }
  }

  @Test
  void givesTheSameReceiptForTheSameMessage() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      HttpResponse<String> first = As2Pair.post(pair.toCustoms, packed);
      HttpResponse<String> second = As2Pair.post(pair.toCustoms, packed);

      assertThat(first.body()).isNotEmpty().isEqualTo(second.body());
      assertThat(second.headers().firstValue("Message-ID"))
          .isEqualTo(first.headers().firstValue("Message-ID"));
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void takesOneOfManyCopiesThatComeAtOnce() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      List<String> answers =
          java.util.stream.IntStream.range(0, 8)
              .parallel()
              .mapToObj(
                  each -> {
                    try {
                      return As2Pair.post(pair.toCustoms, packed).body();
                    } catch (java.io.IOException | InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  })
              .distinct()
              .toList();
      assertThat(answers).hasSize(1);
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void refusesOtherContentUnderAKnownId() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] first = pair.post.packed(pair.post.pack("customs", BODY));
      byte[] other = pair.post.packed(pair.post.pack("customs", BODY.replace("UNZ", "UNX")));
      As2Pair.post(pair.toCustoms, first);
      String id = pair.post.query("select message_id from as2_sent order by departure").get(0);

      HttpResponse<String> answer = As2Pair.post(pair.toCustoms, other, "Message-ID", id);
      assertThat(answer.body()).contains("processed/error: duplicate-document");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }

  @Test
  void refusesEachRepeatWhereThatIsAgreed() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE + ", duplicates: refuse")) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      As2Pair.post(pair.toCustoms, packed);
      assertThat(As2Pair.post(pair.toCustoms, packed).body()).contains("duplicate-document");
    }
  }

  @Test
  void takesAMessageAfterAllThatWasRefusedBefore() throws Exception {
    try (As2Pair pair = new As2Pair(folder, SEND, SAFE)) {
      byte[] packed = pair.post.packed(pair.post.pack("customs", BODY));
      byte[] broken = packed.clone();
      broken[broken.length / 2] ^= 1;
      assertThat(As2Pair.post(pair.toCustoms, broken).body()).contains("processed/error");
      assertThat(As2Pair.post(pair.toCustoms, packed).body()).doesNotContain("processed/error");
      assertThat(pair.customs.taken()).containsExactly(BODY);
    }
  }
}
