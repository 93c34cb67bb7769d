package org.customspost.gateway.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the partners of a play saw at their own doors: the only witness the play believes. For
 * several threads.
 */
final class Seen {
  private final Map<String, List<String>> declarations = new HashMap<>();
  private final Map<String, List<String>> notices = new HashMap<>();
  private final Map<String, List<String>> warnings = new HashMap<>();
  private final Map<String, List<String>> wishes = new HashMap<>();
  private final Map<String, List<String>> cargoReports = new HashMap<>();
  private final Map<String, List<String>> events = new HashMap<>();
  private final Map<String, Set<String>> findings = new HashMap<>();
  private final Map<String, Set<String>> fields = new HashMap<>();
  private final Map<String, Set<String>> reports = new HashMap<>();
  private final Map<String, Set<String>> reportCodes = new HashMap<>();
  private final Map<String, List<String>> acknowledgements = new HashMap<>();
  private final Map<String, List<String>> files = new HashMap<>();
  private final Set<String> identities = new HashSet<>();
  private final List<String> oddities = new ArrayList<>();
  private int count;
  private int posted;
  private int proved;

  /** A post is about to send a file with these items, in their order. */
  synchronized void sending(String hash, List<String> items) {
    files.put(hash, List.copyOf(items));
  }

  /** Customs got a declaration. */
  synchronized void declared(String item, String function) {
    add(declarations, item, function);
  }

  /** A post got a notice; the same notice twice is odd, not another notice. */
  synchronized void noticed(Facts notice) {
    if (isRepeated("notice", notice.first("notice"))) return;
    add(notices, notice.first("item"), notice.first("decision"));
    for (String each : notice.all("field"))
      fields.computeIfAbsent(notice.first("item"), key -> new HashSet<>()).add(each);
  }

  /** A carrier got a notice. */
  synchronized void warned(Facts notice) {
    if (isRepeated("notice", notice.first("notice"))) return;
    add(warnings, notice.first("item"), notice.first("decision"));
  }

  /** A post got a referral: customs wants something before loading. */
  synchronized void asked(Facts referral) {
    if (isRepeated("referral", referral.first("referral"))) return;
    String item = referral.first("item");
    add(
        wishes,
        item.isEmpty() ? Despatch.key(referral.first("despatch")) : item,
        referral.first("type"));
  }

  /** Customs got a cargo report of what flies under a waybill. */
  synchronized void reportedCargo(String waybill, String function) {
    add(cargoReports, waybill, function);
  }

  /** A post was told what happened to a receptacle of a consignment. */
  synchronized void happened(Facts event) {
    String what = event.first("event");
    if (!isRepeated("event " + what + " of", event.first("receptacle")))
      add(events, event.first("consignment"), what);
  }

  private boolean isRepeated(String what, String identity) {
    if (identities.add(what + " " + identity)) return false;
    odd(what + " " + identity + " came twice");
    return true;
  }

  /** A post got a quality report on a file with this hash. */
  synchronized void reported(Facts report) {
    news();
    String file = report.first("interchange");
    String verdict = report.first("accepted").equals("true") ? "accepted" : "refused";
    reports.computeIfAbsent(file, key -> new HashSet<>()).add(verdict);
    List<String> codes = report.all("code");
    List<String> ordinals = report.all("ordinal");
    List<String> severities = report.all("severity");
    for (int i = 0; i < codes.size(); i++) {
      if (severities.get(i).equals("WARNING")) continue;
      reportCodes.computeIfAbsent(file, key -> new HashSet<>()).add(codes.get(i));
      String item = itemAt(file, ordinals.get(i));
      if (!item.isEmpty()) findings.computeIfAbsent(item, key -> new HashSet<>()).add(codes.get(i));
    }
  }

  /** The item at a place of a file: a report on an item whose id is wrong can only count. */
  private String itemAt(String file, String ordinal) {
    List<String> items = files.getOrDefault(file, List.of());
    int at = Integer.parseInt(ordinal);
    return at >= 1 && at <= items.size() ? items.get(at - 1) : "";
  }

  /** A partner got an acknowledgement of an interchange. */
  synchronized void acknowledged(String partner, Facts acknowledgement) {
    news();
    List<String> actions = new ArrayList<>(acknowledgement.all("action"));
    actions.addAll(acknowledgement.all("message-action"));
    acknowledgements.put(partner + " " + acknowledgement.first("reference"), actions);
  }

  /** A partner posts a message that the gateway must give a receipt for. */
  synchronized void posted() {
    posted++;
  }

  /** A receipt proved what was posted. */
  synchronized void proved() {
    proved++;
  }

  synchronized int postedCount() {
    return posted;
  }

  synchronized int provedCount() {
    return proved;
  }

  /** Something nobody agreed on. */
  synchronized void odd(String what) {
    oddities.add(what);
  }

  synchronized List<String> declarationsOf(String item) {
    return List.copyOf(declarations.getOrDefault(item, List.of()));
  }

  synchronized List<String> noticesOf(String item) {
    return List.copyOf(notices.getOrDefault(item, List.of()));
  }

  synchronized List<String> warningsOf(String item) {
    return List.copyOf(warnings.getOrDefault(item, List.of()));
  }

  synchronized List<String> wishesFor(String item) {
    return List.copyOf(wishes.getOrDefault(item, List.of()));
  }

  synchronized List<String> cargoReportsOf(String waybill) {
    return List.copyOf(cargoReports.getOrDefault(waybill, List.of()));
  }

  synchronized List<String> eventsOf(String consignment) {
    return List.copyOf(events.getOrDefault(consignment, List.of()));
  }

  synchronized Set<String> findingsOf(String item) {
    return Set.copyOf(findings.getOrDefault(item, Set.of()));
  }

  synchronized Set<String> fieldsOf(String item) {
    return Set.copyOf(fields.getOrDefault(item, Set.of()));
  }

  synchronized Set<String> reportsOf(String hash) {
    return Set.copyOf(reports.getOrDefault(hash, Set.of()));
  }

  synchronized Set<String> reportCodesOf(String hash) {
    return Set.copyOf(reportCodes.getOrDefault(hash, Set.of()));
  }

  synchronized List<String> acknowledgementOf(String partner, String reference) {
    return List.copyOf(acknowledgements.getOrDefault(partner + " " + reference, List.of()));
  }

  /** What went wrong at a partner's door; empty in a play that goes well. */
  synchronized List<String> oddities() {
    return List.copyOf(oddities);
  }

  /** Everything that came, as a number that only grows. */
  synchronized int count() {
    return count;
  }

  /** Returns when something came that was not counted before, or the time is over. */
  synchronized void awaitNews(int known, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (count == known) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) return;
      wait(left);
    }
  }

  private void news() {
    count++;
    notifyAll();
  }

  private void add(Map<String, List<String>> all, String item, String what) {
    news();
    all.computeIfAbsent(item, key -> new ArrayList<>()).add(what);
  }
}
