package org.customspost.gateway.alert;

import static org.customspost.gateway.error.ErrorCode.SND_420;
import static org.customspost.gateway.error.ErrorCode.SND_421;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.customspost.gateway.alert.Alerting.Destination;
import org.customspost.gateway.alert.Alerting.MailServer;
import org.customspost.gateway.alert.Alerting.ToLog;
import org.customspost.gateway.alert.Alerting.ToMail;
import org.customspost.gateway.alert.Alerting.ToWebhook;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what was found into alerts and sends them. Nothing of it happens in the line: there it is
 * only written down, with what was found.
 */
public final class Alerts {
  /** An alert to be sent. */
  public static final String SEND = "alert-send";

  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final int PRIORITY = 1;

  /** So long the first of many waits for the others. */
  private static final Duration GATHERING = Duration.ofSeconds(3);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** Some two days, with the longest wait between most of them. */
  private static final int TRIES = 200;

  private final Database database;
  private final Work work;
  private final Duration every;
  private final Map<String, Destination> destinations = new LinkedHashMap<>();
  private final Map<String, Messenger> messengers = new LinkedHashMap<>();
  private final AlertRows rows = new AlertRows();

  /**
   * @param secrets from a reference to the secret
   * @throws org.customspost.gateway.error.GatewayException where a reference leads nowhere
   */
  public Alerts(
      Database database, Work work, Alerting alerting, UnaryOperator<String> secrets, Clock clock)
      throws IOException {
    this.database = database;
    this.work = work;
    this.every = alerting.every();
    for (Destination each : alerting.to()) {
      destinations.put(each.name(), each);
      messengers.put(each.name(), messenger(each, alerting.mail(), secrets, clock));
    }
  }

  private static Messenger messenger(
      Destination to, Optional<MailServer> mail, UnaryOperator<String> secrets, Clock clock)
      throws IOException {
    if (to instanceof ToWebhook hook)
      return new WebhookMessenger(hook.url(), secrets.apply(hook.secret()), clock);
    if (to instanceof ToMail letter) {
      MailServer server = mail.orElseThrow(); // cross-checked when the settings are read
      String password = server.password().isEmpty() ? "" : secrets.apply(server.password());
      return new MailMessenger(server, password, letter.addresses());
    }
    if (to instanceof ToLog) return new LogMessenger();
    throw new IllegalStateException("no messenger for " + to);
  }

  /** Something was found. */
  public void gather(List<Work.Entry> entries) {
    database.run(
        handle -> {
          List<Work.Task> sends = new ArrayList<>();
          List<AlertRows.Cause> taken = rows.take(handle);
          while (!taken.isEmpty()) {
            for (AlertRows.Cause each : taken) gather(handle, each, sends);
            taken = rows.take(handle);
          }
          work.enqueue(handle, SEND, sends);
          work.done(handle, entries);
        });
  }

  private void gather(Handle handle, AlertRows.Cause cause, List<Work.Task> sends) {
    for (Destination each : destinations.values()) {
      if (!wants(each, cause)) continue;
      AlertRows.Waiting waiting = rows.gather(handle, each.name(), cause);
      if (!waiting.fresh()) continue;
      Duration silence = rows.silence(handle, each.name(), cause.code(), every);
      Duration delay = silence.compareTo(GATHERING) > 0 ? silence : GATHERING;
      sends.add(new Work.Task(waiting.id(), each.name(), PRIORITY, delay));
    }
  }

  private static boolean wants(Destination destination, AlertRows.Cause cause) {
    return cause.destination().isEmpty()
        ? destination.which().wants(cause.code())
        : destination.name().equals(cause.destination());
  }

  /** Alerts to one destination whose time has come. */
  public void send(List<Work.Entry> entries) {
    for (Work.Entry each : entries) send(each);
  }

  private void send(Work.Entry entry) {
    Optional<Alert> alert = database.transaction(handle -> rows.sending(handle, entry.subject()));
    Messenger messenger = messengers.get(entry.partner());
    if (alert.isEmpty() || messenger == null) {
      // Sent already, or the destination is configured no more.
      database.run(handle -> work.done(handle, List.of(entry)));
      return;
    }
    try {
      messenger.send(alert.get());
    } catch (IOException e) {
      failed(entry, alert.get(), String.valueOf(e.getMessage()));
      return;
    }
    database.run(
        handle -> {
          rows.settled(handle, entry.subject(), "SENT", "");
          work.done(handle, List.of(entry));
        });
  }

  private void failed(Work.Entry entry, Alert alert, String problem) {
    boolean last = alert.tries() + 1 >= TRIES;
    // Into the log alone: an alert about alerts would go the same way.
    Finding finding = finding(last ? SND_421 : SND_420, alert, problem);
    if (last || alert.tries() == 0) LOG.warn("{}", finding);
    database.run(
        handle -> {
          rows.settled(handle, entry.subject(), last ? "FAILED" : "SENDING", problem);
          if (last) work.done(handle, List.of(entry));
          else work.postpone(handle, List.of(entry), wait(alert.tries()), problem);
        });
  }

  private static Duration wait(int tries) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Finding finding(ErrorCode code, Alert alert, String problem) {
    return Finding.of(
        code,
        Place.NOWHERE,
        "name",
        alert.destination(),
        "alert",
        alert.code().id(),
        "problem",
        problem);
  }
}
