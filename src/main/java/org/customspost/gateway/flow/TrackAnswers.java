package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_006;
import static org.customspost.gateway.error.ErrorCode.TRK_007;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.passage.Batch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Commit B for answers of customs: correlates each with its filing, or keeps it as an orphan. */
final class TrackAnswers {
  private static final int REFERENCE_LENGTH = 17;

  private final Dossiers dossiers;
  private final Filings filings;
  private final Answers answers;
  private final Settle settle;
  private final AnswersOfReports ofReports;

  TrackAnswers(
      Dossiers dossiers,
      Filings filings,
      Answers answers,
      Settle settle,
      AnswersOfReports ofReports) {
    this.dossiers = dossiers;
    this.filings = filings;
    this.answers = answers;
    this.settle = settle;
    this.ofReports = ofReports;
  }

  void track(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    List<Long> ids = Ids.next(handle, "answer", entries.size());
    Map<Answers.Row, Batch.Entry> found = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Batch.Entry entry = entries.get(i);
      for (Finding each : entry.findings()) plan.finding(each, identified.arrival().id(), null);
      if (entry.content() instanceof Answer answer)
        found.put(row(ids.get(i), identified, entry, answer), entry);
    }
    if (found.isEmpty()) return;
    ofReports.lock(handle, List.copyOf(found.keySet()));
    lock(handle, identified.agreement().partner(), found.keySet());
    found.forEach((row, entry) -> track(handle, identified, row, entry, plan));
  }

  /**
   * In this order everywhere: items, notifications, filings. An item whose filing is being
   * committed by another transaction is waited for here: its answer must not miss it and stay an
   * orphan.
   */
  private void lock(Handle handle, String customs, Collection<Answers.Row> rows) {
    Set<String> items = new TreeSet<>();
    for (Answers.Row each : rows) if (each.itemId() != null) items.add(each.itemId());
    dossiers.lock(handle, items);
    answers.lock(handle, rows);
    filings.lock(handle, customs, rows);
  }

  private void track(
      Handle handle, Identified identified, Answers.Row found, Batch.Entry entry, Plan plan) {
    Optional<Filing> filing =
        filings.find(
            handle, found.customs(), found.lrn(), found.mrn(), found.itemId(), postedOn(found));
    // Where customs forbids to load an item by its id, an MRN that is not known here changes
    // nothing.
    if (filing.isEmpty() && found.meaning() == Preloading.DO_NOT_LOAD && found.itemId() != null)
      filing = byItem(handle, found);
    if (filing.isEmpty()
        && entry.content() instanceof Answer answer
        && ofReports.take(handle, found, answer, identified.catalogue(), plan)) return;
    Answers.Row row = found.of(filing.map(Filing::id).orElse(null));
    long arrival = identified.arrival().id();
    if (!answers.add(handle, row)) {
      plan.event(
          "repeated", arrival, filing.map(Filing::dossier).orElse(null), row.notificationId());
      return;
    }
    if (entry.content() instanceof Answer answer)
      answers.charge(handle, row, answer.taxes(), answer.totalDue());
    if (filing.isPresent()) {
      settle.settle(handle, filing.get(), row, identified.catalogue(), plan);
      return;
    }
    plan.event("orphan", arrival, null, "answer " + row.notificationId());
    plan.finding(orphan(row, entry), arrival, null);
  }

  private Optional<Filing> byItem(Handle handle, Answers.Row found) {
    return filings.find(handle, found.customs(), null, null, found.itemId(), postedOn(found));
  }

  private static @Nullable String postedOn(Answers.Row found) {
    return found.postedOn() == null ? null : found.postedOn().toString();
  }

  private static Finding orphan(Answers.Row row, Batch.Entry entry) {
    boolean keyless = row.lrn() == null && row.mrn() == null && row.itemId() == null;
    return Finding.of(
        keyless ? TRK_007 : TRK_006,
        Place.NOWHERE.withItem(entry.ordinal(), ""),
        "lrn",
        String.valueOf(row.lrn()),
        "mrn",
        String.valueOf(row.mrn()),
        "item",
        String.valueOf(row.itemId()));
  }

  private static Answers.Row row(long id, Identified identified, Batch.Entry entry, Answer answer) {
    Meaning meaning = answer.meaning() == null ? Decision.UNKNOWN : answer.meaning();
    OffsetDateTime received = identified.arrival().receivedAt();
    return new Answers.Row(
        id,
        identified.agreement().partner(),
        identified.arrival().id(),
        entry.ordinal(),
        entry.message(),
        entry.slice(),
        notificationId(answer),
        answer.lrn(),
        answer.mrn(),
        answer.itemId() == null ? null : answer.itemId().value(),
        answer.postedOn(),
        answer.code() == null ? "" : answer.code(),
        meaning,
        answer.issuedAt() == null ? received : answer.issuedAt(),
        answer.respondBy(),
        referral(answer, meaning),
        null,
        null);
  }

  // A word about loading without a reference gets one of its own, the same however often it comes.
  private static @Nullable String referral(Answer answer, Meaning meaning) {
    if (answer.referral() != null) return answer.referral();
    if (!(meaning instanceof Preloading preloading) || !preloading.refers()) return null;
    String hash = Sha256.of(answer.toString()).hex().toUpperCase(Locale.ROOT);
    return "D" + hash.substring(0, REFERENCE_LENGTH - 1);
  }

  // Where customs gives its notification no identity, equal content is the same notification.
  private static String notificationId(Answer answer) {
    String given = answer.notificationId();
    return given == null || given.isBlank()
        ? "sha256:" + Sha256.of(answer.toString()).hex()
        : given;
  }
}
