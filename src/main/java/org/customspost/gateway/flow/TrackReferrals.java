package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_504;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.model.Sha256;
import org.customspost.gateway.model.customs.ReferralResponse;
import org.customspost.gateway.model.passage.Batch;
import org.jdbi.v3.core.Handle;

/** Commit B for answers of origin posts: correlates each by its reference, or keeps it. */
final class TrackReferrals {
  private final Filings filings;
  private final Answers answers;
  private final Referrals referrals;
  private final CargoReports reports;
  private final Loading loading;
  private final Ask ask;

  TrackReferrals(Stores stores, Loading loading, Ask ask) {
    this.filings = stores.filings();
    this.answers = stores.answers();
    this.referrals = stores.referrals();
    this.reports = stores.cargoReports();
    this.loading = loading;
    this.ask = ask;
  }

  void track(Handle handle, Identified identified, List<Batch.Entry> entries, Plan plan) {
    Map<Batch.Entry, ReferralResponse> found = new LinkedHashMap<>();
    for (Batch.Entry each : entries)
      if (each.content() instanceof ReferralResponse response && !rejected(each))
        found.put(each, response);
    if (found.isEmpty()) return;
    referrals.lock(handle, found.values().stream().map(ReferralResponse::reference).toList());
    List<Long> ids = Ids.next(handle, "referral_response", found.size());
    int at = 0;
    for (Map.Entry<Batch.Entry, ReferralResponse> each : found.entrySet())
      track(
          handle,
          identified,
          response(ids.get(at++), identified, each.getKey(), each.getValue()),
          plan);
  }

  private static boolean rejected(Batch.Entry entry) {
    return entry.findings().stream().anyMatch(each -> each.code().severity() == Severity.REJECT);
  }

  private static Referrals.Response response(
      long id, Identified identified, Batch.Entry entry, ReferralResponse response) {
    return new Referrals.Response(
        id,
        identified.agreement().partner(),
        identified.arrival().id(),
        entry.ordinal(),
        entry.message(),
        entry.slice(),
        response.reference(),
        response.itemId() == null ? null : response.itemId().value(),
        response.code(),
        Sha256.of(response.toString()).hex());
  }

  private void track(Handle handle, Identified identified, Referrals.Response response, Plan plan) {
    String text = response.code() + " to " + response.reference();
    List<Referrals.Row> asked = referrals.asked(handle, response.partner(), response.reference());
    if (!referrals.add(handle, response)) {
      Long dossier = asked.isEmpty() ? null : asked.get(0).dossier();
      plan.event("repeated", response.arrival(), dossier, text);
      return;
    }
    if (asked.isEmpty()) {
      plan.event("orphan", response.arrival(), null, text);
      plan.finding(unknown(response), response.arrival(), null);
    }
    for (Referrals.Row each : asked) {
      ask.answered(handle, each, response, identified.catalogue(), plan);
      follow(handle, each, identified.catalogue(), plan);
    }
  }

  /** How far an item is, and whom its clock waits for, may be otherwise now. */
  private void follow(Handle handle, Referrals.Row asked, Catalogue catalogue, Plan plan) {
    if (asked.cargo() != null) {
      reports
          .current(handle, asked.cargo().subject())
          .ifPresent(each -> plan.announced(each.manifest(), asked.owner()));
      return;
    }
    Filing filing = filings.get(handle, Objects.requireNonNull(asked.filing()));
    loading.keep(handle, filing, answers.given(handle, filing), catalogue);
    plan.clock(filing.id(), filing.customs());
  }

  private static Finding unknown(Referrals.Response response) {
    return Finding.of(
        TRK_504,
        Place.NOWHERE.withItem(response.ordinal(), String.valueOf(response.itemId())),
        "reference",
        response.reference(),
        "partner",
        response.partner());
  }
}
