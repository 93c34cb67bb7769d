package org.customspost.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.AlertCauses;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.Work;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody must hear of reaches a real mail server and a real webhook, once in a while. */
@Timeout(120)
class AlertsIT {
  private static final String SECRET = "shared between two";
  private static final Which ALL = new Which(List.of());

  private record Call(String timestamp, String signature, String body) {}

  private final Database database = TestDatabase.fresh();
  private final Work work = new Work(database);
  private final Log log = new Log();
  private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private HttpServer hook;

  @BeforeEach
  void open() throws IOException {
    mail.start();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/alerts",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          calls.add(
              new Call(
                  exchange.getRequestHeaders().getFirst("X-Gateway-Timestamp"),
                  exchange.getRequestHeaders().getFirst("X-Gateway-Signature"),
                  body));
          exchange.sendResponseHeaders(statuses.isEmpty() ? 204 : statuses.pop(), -1);
          exchange.close();
        });
    hook.start();
  }

  @AfterEach
  void close() {
    hook.stop(0);
    mail.stop();
    work.close();
    database.close();
  }

  private Alerts alerts(Which which) throws IOException {
    Alerting.MailServer server =
        new Alerting.MailServer(
            "127.0.0.1",
            mail.getSmtp().getPort(),
            Alerting.Tls.NONE,
            "",
            "",
            "gateway@north-post.example");
    URI url = URI.create("http://127.0.0.1:" + hook.getAddress().getPort() + "/alerts");
    Alerting alerting =
        new Alerting(
            Duration.ofMinutes(15),
            Optional.of(server),
            List.of(
                new Alerting.ToLog("log", which),
                new Alerting.ToMail("duty", which, List.of("duty@north-post.example")),
                new Alerting.ToWebhook("pager", which, url, "env:SECRET")));
    return new Alerts(database, work, alerting, reference -> SECRET, Clock.systemUTC());
  }

  private void found(int count, ErrorCode code, String problem) {
    Finding finding =
        Finding.of(code, Place.NOWHERE, "problem", problem, "partner", "north-post", "file", "a");
    Log.Noted noted = new Log.Noted(finding, null, null, null);
    for (int left = count; left > 0; left -= 100) {
      List<Log.Noted> some = Collections.nCopies(Math.min(left, 100), noted);
      database.run(handle -> log.findings(handle, some));
    }
  }

  /** Does all the work that waits, as if its time had come. */
  private void walk(Alerts alerts) {
    for (String kind : List.of(AlertCauses.KIND, Alerts.SEND)) {
      database.run(handle -> handle.execute("update work set due = now() where kind = ?", kind));
      List<Work.Entry> entries = work.leaseGroup(kind, "node", 5_000, Duration.ofMinutes(1));
      while (!entries.isEmpty()) {
        if (kind.equals(Alerts.SEND)) alerts.send(entries);
        else alerts.gather(entries);
        entries = work.leaseGroup(kind, "node", 5_000, Duration.ofMinutes(1));
      }
    }
  }

  private List<String> query(String sql) {
    return database.transaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  @Test
  void makesOneAlertOfAThousandEqualOnes() throws Exception {
    Alerts alerts = alerts(ALL);
    found(1_000, ErrorCode.SND_400, "no such host");
    walk(alerts);

    assertThat(mail.getReceivedMessages()).hasSize(1);
    MimeMessage letter = mail.getReceivedMessages()[0];
    assertThat(letter.getSubject()).startsWith("[gateway] SND-400 (1000 times): SND-400 ");
    assertThat(String.valueOf(letter.getContent()))
        .contains("no such host", "and 995 more.", "docs/reference/errors/SND-400.md");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).body()).contains("\"code\":\"SND-400\"", "\"count\":1000");
    assertThat(query("select count(*)::text from alert_cause")).containsExactly("0");
    assertThat(query("select kind from work")).isEmpty();
  }

  @Test
  void tellsOnlyTheDestinationThatAFindingIsMeantFor() throws Exception {
    Alerts alerts = alerts(new Which(List.of("TRK-501")));
    Finding finding = Finding.of(ErrorCode.TRK_630, Place.NOWHERE, "partner", "north-post");
    database.run(handle -> log.finding(handle, new Log.Noted(finding, null, null, null), "duty"));
    walk(alerts);
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(calls).isEmpty();
  }

  @Test
  void signsWhatItPosts() throws Exception {
    Alerts alerts = alerts(ALL);
    found(1, ErrorCode.SND_400, "no such host");
    walk(alerts);

    Call call = calls.get(0);
    String signed = call.timestamp() + "." + call.body();
    assertThat(call.signature())
        .isEqualTo(
            "sha256="
                + WebhookMessenger.signature(SECRET.getBytes(StandardCharsets.UTF_8), signed));
    assertThat(call.signature())
        .isNotEqualTo(
            "sha256="
                + WebhookMessenger.signature("another".getBytes(StandardCharsets.UTF_8), signed));
    // RFC 4231, test case 2.
    assertThat(
            WebhookMessenger.signature(
                "Jefe".getBytes(StandardCharsets.UTF_8), "what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void triesAgainUnderTheSameIdWhereTheReceiverIsAway() throws Exception {
    Alerts alerts = alerts(ALL);
    statuses.add(503);
    statuses.add(302);
    found(1, ErrorCode.SND_400, "no such host");
    walk(alerts);
    assertThat(
            query(
                "select state || ' ' || tries || ' ' || problem from alert where destination ="
                    + " 'pager'"))
        .containsExactly("SENDING 1 HTTP status 503");
    assertThat(query("select reason from work")).containsExactly("HTTP status 503");

    walk(alerts);
    walk(alerts);

    assertThat(calls).hasSize(3);
    assertThat(calls).extracting(Call::body).containsOnly(calls.get(0).body());
    assertThat(query("select state || ' ' || tries from alert where destination = 'pager'"))
        .containsExactly("SENT 3");
    assertThat(mail.getReceivedMessages()).as("others do not wait for it").hasSize(1);
  }

  @Test
  void keepsSilentForAWhileAfterAnAlert() throws Exception {
    Alerts alerts = alerts(ALL);
    found(1, ErrorCode.SND_400, "no such host");
    walk(alerts);
    found(5, ErrorCode.SND_400, "no such host");
    database.run(handle -> handle.execute("update work set due = now()"));
    alerts.gather(work.leaseGroup(AlertCauses.KIND, "node", 50, Duration.ofMinutes(1)));

    assertThat(
            query(
                "select distinct (due > now() + interval '14 minutes')::text from work"
                    + " where kind = 'alert-send'"))
        .containsExactly("true");
    walk(alerts);
    assertThat(calls.get(1).body()).contains("\"count\":5");
  }

  @Test
  void tellsEachDestinationOnlyWhatItWants() throws Exception {
    Alerts alerts = alerts(new Which(List.of("TRK-5*")));
    found(1, ErrorCode.SND_400, "no such host");
    found(1, ErrorCode.TRK_541, "");
    walk(alerts);

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).body()).contains("TRK-541");
  }

  @Test
  void saysNothingOfWhatSendersMustMend() throws Exception {
    Alerts alerts = alerts(ALL);
    found(1, ErrorCode.VAL_001, "");
    walk(alerts);

    assertThat(query("select count(*)::text from alert")).containsExactly("0");
    assertThat(query("select kind from work")).isEmpty();
  }
}
