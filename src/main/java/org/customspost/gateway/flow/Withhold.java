package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_515;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Ids;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.UnsentNotices;
import org.customspost.gateway.model.customs.Decision;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps releases back that are planned or written, and have not left, when loading is forbidden:
 * the do-not-load would overtake them, and the last word would be a release.
 */
public final class Withhold {
  /** Names of the meanings that let goods go. */
  public static final List<String> RELEASES =
      Stream.of(Decision.values()).filter(Decision::letsGo).map(Decision::name).toList();

  private final UnsentNotices notices = new UnsentNotices();
  private final Departures departures = new Departures();

  void releases(Handle handle, long dossier, Plan plan) {
    Predicate<Planned.Document> release =
        each -> Long.valueOf(dossier).equals(each.dossier()) && RELEASES.contains(each.meaning());
    for (Plan.Receiver each : plan.withdraw(Planned.Kind.NOTICE, release))
      withheld(each.partner(), null, dossier, plan);
    for (Planned each : notices.of(handle, dossier, RELEASES)) {
      String problem = withheld(each.partner(), each.id(), dossier, plan);
      departures.withhold(handle, each.id(), problem);
      each.documents().stream()
          .filter(release.negate())
          .forEach(other -> anew(handle, each, other, plan));
    }
  }

  private static String withheld(
      String partner, @Nullable Long departure, long dossier, Plan plan) {
    Finding finding = finding(partner);
    plan.finding(new Log.Noted(finding, null, dossier, departure));
    plan.event(
        new Log.Event("withheld", null, departure, dossier, "release not yet sent to " + partner));
    return finding.toString();
  }

  public static Finding finding(String partner) {
    return Finding.of(TRK_515, Place.NOWHERE, "partner", partner);
  }

  /** What else is in the same interchange leaves in another one. */
  private static void anew(Handle handle, Planned planned, Planned.Document other, Plan plan) {
    String name = planned.fileName();
    plan.document(
        new Plan.Receiver(
            planned.partner(),
            planned.channel(),
            planned.kind(),
            planned.format(),
            planned.documents().size(),
            name.substring(name.lastIndexOf('.') + 1),
            planned.sign(),
            false),
        other.under("N" + Receivers.base36(Ids.references(handle, 1).get(0))));
  }
}
