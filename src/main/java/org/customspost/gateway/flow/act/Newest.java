package org.customspost.gateway.flow.act;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.dossier.StaleReports;
import org.customspost.gateway.flow.Withhold;
import org.customspost.gateway.journal.Subjects;
import org.customspost.gateway.journal.UnsentNotices;
import org.jdbi.v3.core.Handle;

/**
 * A person sends nothing that something newer has taken the place of, and no release of what must
 * not be loaded: it would be the last word.
 */
final class Newest {
  private final StaleReports reports = new StaleReports();
  private final UnsentNotices notices = new UnsentNotices();

  /** So that two who act on many do not lock each other out. */
  void lock(Handle handle, List<Target> targets) {
    reports.lock(
        handle,
        targets.stream()
            .filter(each -> each.kind() == Target.Kind.DEPARTURE)
            .map(Target::number)
            .toList());
  }

  /** Why it must stay; empty where it may go. */
  Optional<String> objection(Handle handle, Subjects.Leaving leaving) {
    return switch (leaving.kind()) {
      case CARGO_REPORT ->
          reports.stale(handle, leaving.id()).map(each -> each.finding().toString());
      case NOTICE -> release(handle, leaving);
      case DECLARATION, REFERRAL, REPLY, RECEPTACLE_REPORT, ACKNOWLEDGEMENT, REPORT ->
          Optional.empty();
    };
  }

  private Optional<String> release(Handle handle, Subjects.Leaving leaving) {
    return notices.forbidden(handle, List.of(leaving.id()), Withhold.RELEASES).isEmpty()
        ? Optional.empty()
        : Optional.of(Withhold.finding(leaving.partner()).toString());
  }
}
