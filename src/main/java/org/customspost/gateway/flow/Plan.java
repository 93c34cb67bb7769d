package org.customspost.gateway.flow;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Agreement;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one commit B adds beside the dossiers: departures with their documents, events, findings,
 * work. Gathered while the batch is tracked, written in a few statements at its end.
 */
final class Plan {
  private static final Logger LOG = LoggerFactory.getLogger(Plan.class);

  /** Who gets documents, in which form, how many to an interchange, whether alone. */
  record Receiver(
      String partner,
      String channel,
      Planned.Kind kind,
      String format,
      int batch,
      String extension,
      String sign,
      boolean urgent) {}

  static final int REMINDER = 9;
  private static final int CONTROL_DIGITS = 14;

  /** Clocks are set when nothing else is to be done for them. */
  static final int CLOCK = 5;

  /** Before acknowledgements too. */
  static final int URGENT = -1;

  private final String catalogue;
  private final Map<Receiver, List<Planned.Document>> documents = new LinkedHashMap<>();
  private final Map<Receiver, Long> answered = new HashMap<>();
  private final List<Log.Event> events = new ArrayList<>();
  private final List<Log.Noted> findings = new ArrayList<>();
  private final Map<Long, Item> items = new HashMap<>();
  private final List<Work.Task> answersDue = new ArrayList<>();
  private final List<Work.Task> referralsDue = new ArrayList<>();
  private final List<Work.Task> matches = new ArrayList<>();
  private final Map<Long, Work.Task> clocks = new LinkedHashMap<>();
  private final List<Work.Task> announced = new ArrayList<>();
  private final Holds holds = new Holds();

  Plan(String catalogue) {
    this.catalogue = catalogue;
  }

  void document(Receiver receiver, Planned.Document document) {
    documents.computeIfAbsent(receiver, key -> new ArrayList<>()).add(document);
  }

  /** Takes back what is planned here and not committed; gives who would have got it. */
  List<Receiver> withdraw(Planned.Kind kind, Predicate<Planned.Document> unwanted) {
    List<Receiver> without = new ArrayList<>();
    for (Map.Entry<Receiver, List<Planned.Document>> each : documents.entrySet())
      if (each.getKey().kind() == kind && each.getValue().removeIf(unwanted))
        without.add(each.getKey());
    without.stream()
        .filter(each -> List.of().equals(documents.get(each)))
        .forEach(documents::remove);
    return without;
  }

  /** A departure without documents: an acknowledgement or a report about an arrival. */
  void answer(Receiver receiver, long arrival) {
    documents.computeIfAbsent(receiver, key -> new ArrayList<>());
    answered.put(receiver, arrival);
  }

  void event(String kind, @Nullable Long arrival, @Nullable Long dossier, String text) {
    event(new Log.Event(kind, arrival, null, dossier, text));
  }

  void event(Log.Event event) {
    events.add(event);
  }

  /** Records a finding; one that we or the receiver must act on is also an alert. */
  void finding(Finding finding, @Nullable Long arrival, @Nullable Long dossier) {
    finding(new Log.Noted(finding, arrival, dossier, null));
  }

  void finding(Log.Noted noted) {
    if (noted.finding().code().severity() == Severity.PARK) LOG.warn("{}", noted.finding());
    findings.add(noted);
  }

  /** What was found so far. */
  List<Log.Noted> findings() {
    return List.copyOf(findings);
  }

  /** Keeps an item at hand for Write, by its version. */
  void keep(long version, Item item) {
    items.put(version, item);
  }

  Map<Long, Item> items() {
    return items;
  }

  /** Looks at a filing again when its answer should be there. */
  void answerDue(long filing, Agreement customs) {
    if (customs.answers() == null) return;
    Duration early = customs.deadlines().early(customs.answers().within());
    answersDue.add(new Work.Task(filing, customs.partner(), REMINDER, early));
  }

  /** Looks at a referral again before its time is over. */
  void referralDue(long referral, String owner, Duration early) {
    referralsDue.add(new Work.Task(referral, owner, REMINDER, early));
  }

  /** Makes the match of what arrived anew, when this is committed. */
  void match(Arrival arrival, boolean urgent) {
    matches.add(new Work.Task(arrival.id(), arrival.partner(), urgent ? URGENT : 0));
  }

  /** Sets the clocks of a filing anew. */
  void clock(long filing, String customs) {
    clocks.put(filing, new Work.Task(filing, customs, CLOCK));
  }

  /** Sets the clocks of everything that an announcement is about. */
  void announced(long manifest, String partner) {
    announced.add(new Work.Task(manifest, partner, CLOCK));
  }

  /** What operators are told to hold, and what is settled of it. */
  Holds holds() {
    return holds;
  }

  /** Writes everything in the caller's transaction. */
  List<Planned> commit(Handle handle, Departures departures, Work work, Log log) {
    List<Planned> planned = allocate(handle);
    departures.plan(handle, planned);
    log.events(handle, events);
    log.findings(handle, findings);
    work.enqueueTogether(
        handle,
        Kinds.WRITE,
        planned.stream()
            .map(each -> new Work.Task(each.id(), each.partner(), priority(each)))
            .toList());
    work.enqueueTogether(handle, Kinds.ANSWER_DUE, answersDue);
    work.enqueueTogether(handle, Kinds.REFERRAL_DUE, referralsDue);
    work.enqueue(handle, Kinds.MATCH, matches);
    work.enqueueTogether(handle, Kinds.CLOCK, List.copyOf(clocks.values()));
    work.enqueue(handle, Kinds.CLOCK_ANNOUNCED, announced);
    holds.commit(handle, work);
    return planned;
  }

  /** Whether it answers an interchange: an answer is never acknowledged. */
  static boolean isAnswer(Planned.Kind kind) {
    return kind == Planned.Kind.ACKNOWLEDGEMENT || kind == Planned.Kind.REPORT;
  }

  static int priority(Planned planned) {
    return planned.urgent() ? URGENT : Kinds.priority(planned.kind());
  }

  private List<Planned> allocate(Handle handle) {
    List<Planned> planned = new ArrayList<>();
    int count = 0;
    for (Map.Entry<Receiver, List<Planned.Document>> each : documents.entrySet())
      count += interchanges(each.getKey(), each.getValue()).size();
    if (count == 0) return planned;
    List<Long> ids = Ids.next(handle, "departure", count);
    List<Long> references = Ids.references(handle, count);
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    for (Map.Entry<Receiver, List<Planned.Document>> each : documents.entrySet()) {
      for (List<Planned.Document> interchange : interchanges(each.getKey(), each.getValue())) {
        int at = planned.size();
        planned.add(planned(each.getKey(), ids.get(at), references.get(at), now, interchange));
      }
    }
    return planned;
  }

  private Planned planned(
      Receiver receiver,
      long id,
      long reference,
      OffsetDateTime now,
      List<Planned.Document> interchange) {
    String control = control(reference);
    String format = receiver.format();
    String type = format.contains("@") ? format.substring(0, format.indexOf('@')) : format;
    return new Planned(
        id,
        receiver.partner(),
        receiver.channel(),
        receiver.kind(),
        format,
        answered.get(receiver),
        control,
        receiver.partner() + "-" + control,
        type + "_" + receiver.partner() + "_" + control + "." + receiver.extension(),
        now,
        catalogue,
        receiver.sign(),
        interchange);
  }

  /** UNB 0020 holds 14 characters. */
  private static String control(long reference) {
    String digits = Long.toString(reference);
    return "0".repeat(Math.max(0, CONTROL_DIGITS - digits.length())) + digits;
  }

  private static List<List<Planned.Document>> interchanges(
      Receiver receiver, List<Planned.Document> documents) {
    if (documents.isEmpty()) return List.of(documents);
    List<List<Planned.Document>> interchanges = new ArrayList<>();
    int size = Math.max(1, receiver.batch());
    for (int from = 0; from < documents.size(); from += size)
      interchanges.add(documents.subList(from, Math.min(documents.size(), from + size)));
    return interchanges;
  }
}
