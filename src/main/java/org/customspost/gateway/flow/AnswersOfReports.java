package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_512;
import static org.customspost.gateway.error.ErrorCode.TRK_513;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.ForbiddenReceptacles;
import org.customspost.gateway.dossier.ReportScope;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Preloading;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What customs answers to reports of cargo, and what it says of receptacles. */
final class AnswersOfReports {
  private final CargoReports reports;
  private final ForbiddenReceptacles forbidden;
  private final Answers answers;
  private final ReportCargo reportCargo;
  private final ForbidReceptacles forbid;
  private final AskOfCargo ask;

  AnswersOfReports(
      Stores stores, ReportCargo reportCargo, ForbidReceptacles forbid, AskOfCargo ask) {
    this.reports = stores.cargoReports();
    this.forbidden = stores.forbiddenReceptacles();
    this.answers = stores.answers();
    this.reportCargo = reportCargo;
    this.forbid = forbid;
    this.ask = ask;
  }

  /** Before any other lock. */
  void lock(Handle handle, List<Answers.Row> rows) {
    if (rows.stream().anyMatch(AnswersOfReports::mayForbid)) forbidden.lock(handle);
  }

  // The registration makes an earlier do-not-load without a known MRN count.
  private static boolean mayForbid(Answers.Row row) {
    return (row.meaning() == Preloading.DO_NOT_LOAD && row.itemId() == null)
        || row.meaning() == Information.REGISTERED;
  }

  /**
   * Takes an answer that no filing of an item is known for.
   *
   * @return false where it is about nothing that is known here either
   */
  boolean take(Handle handle, Answers.Row row, Answer content, Catalogue catalogue, Plan plan) {
    CargoReports.Filed filed =
        reports.filed(handle, row.customs(), row.lrn(), row.mrn()).orElse(null);
    boolean forbids = row.meaning() == Preloading.DO_NOT_LOAD && row.itemId() == null;
    boolean named = forbids && !content.receptacles().isEmpty();
    if (filed == null && !named) return false;
    if (!answers.add(handle, row.ofReport(filed == null ? "" : filed.reference()))) {
      plan.event("repeated", row.arrival(), null, row.notificationId());
      return true;
    }
    plan.event("answered", row.arrival(), null, text(row, Optional.ofNullable(filed)));
    if (forbids) forbid.keep(handle, row, receptacles(handle, content, filed), catalogue, plan);
    if (filed != null) follow(handle, row, content.receptacles(), filed, catalogue, plan);
    return true;
  }

  private static String text(Answers.Row row, Optional<CargoReports.Filed> filed) {
    String said = row.meaning().name() + " " + row.code();
    return filed
        .map(report -> said + " to " + report.reference() + " of " + report.subject().text())
        .orElse(said + " about receptacles");
  }

  private List<String> receptacles(
      Handle handle, Answer content, CargoReports.@Nullable Filed filed) {
    if (!content.receptacles().isEmpty())
      return content.receptacles().stream()
          .map(each -> each.replace(" ", "").toUpperCase(Locale.ROOT))
          .distinct()
          .toList();
    return filed == null ? List.of() : all(handle, filed);
  }

  // One that names a waybill or a device only means everything that was filed.
  private List<String> all(Handle handle, CargoReports.Filed filed) {
    return forbidden.of(handle, filed.subject(), ReportScope.parse(filed.scope()));
  }

  private void follow(
      Handle handle,
      Answers.Row row,
      List<String> receptacles,
      CargoReports.Filed filed,
      Catalogue catalogue,
      Plan plan) {
    boolean followed = ask.follow(handle, row, receptacles, filed, catalogue, plan);
    if (!followed && row.meaning() instanceof Preloading wants && wants.asks())
      tell(TRK_513, row, filed, plan);
    if (row.meaning() == Decision.REJECTED) tell(TRK_512, row, filed, plan);
    boolean registered = row.meaning() == Information.REGISTERED;
    if (registered) adopt(handle, row, filed, catalogue, plan);
    if (registered || row.meaning() == Decision.REJECTED)
      reportCargo.answered(handle, filed.subject(), row.customs(), catalogue, row.arrival(), plan);
  }

  /** What came under the number before the number was known. */
  private void adopt(
      Handle handle, Answers.Row row, CargoReports.Filed filed, Catalogue catalogue, Plan plan) {
    if (row.mrn() == null) return;
    List<Answers.Row> orphans = answers.orphansOf(handle, row.customs(), row.mrn());
    // First all of them: what customs asked and took back again need not be asked of anybody.
    for (Answers.Row each : orphans) {
      answers.adopt(handle, each.id(), filed.reference());
      plan.event("adopted", each.arrival(), null, "answer " + each.notificationId());
    }
    for (Answers.Row each : orphans) {
      if (mayForbid(each)) forbid.keep(handle, each, all(handle, filed), catalogue, plan);
      else follow(handle, each, List.of(), filed, catalogue, plan);
    }
  }

  private static void tell(ErrorCode code, Answers.Row row, CargoReports.Filed filed, Plan plan) {
    Finding finding =
        Finding.of(
            code,
            Place.NOWHERE,
            "customs",
            row.customs(),
            "reference",
            filed.reference(),
            "announcement",
            filed.subject().text(),
            "code",
            row.code(),
            "meaning",
            row.meaning().name(),
            "referral",
            String.valueOf(row.referral()));
    plan.finding(finding, row.arrival(), null);
  }
}
