package org.customspost.gateway.flow;

import static org.customspost.gateway.error.ErrorCode.TRK_516;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.UnsentNotices;
import org.customspost.gateway.journal.Work;
import org.jdbi.v3.core.Handle;

/**
 * Makes a do-not-load the last word also where a release was at its door when loading was
 * forbidden: it may have come to the operator after the do-not-load, so that is told once more.
 */
final class LastWord {
  private final UnsentNotices notices = new UnsentNotices();
  private final Work work;
  private final Log log;

  LastWord(Work work, Log log) {
    this.work = work;
    this.log = log;
  }

  /**
   * When a try ends, however it ended.
   *
   * @param ready what was at the door
   */
  void keep(Handle handle, List<Work.Entry> entries, List<Departures.Ready> ready) {
    Set<Long> left = new HashSet<>();
    for (Departures.Ready each : ready) if (each.kind() == Planned.Kind.NOTICE) left.add(each.id());
    // Whoever tried before may have ended at the door.
    for (Work.Entry each : entries) if (each.tries() > 1) left.addAll(each.subjects());
    if (left.isEmpty()) return;
    notices.forbidden(handle, left, Withhold.RELEASES).forEach(each -> again(handle, each));
  }

  private void again(Handle handle, UnsentNotices.Forbidden release) {
    Work.Task task = new Work.Task(release.filing(), release.partner(), Plan.URGENT);
    work.enqueue(handle, Kinds.NOTICE_AGAIN, List.of(task));
    Finding finding = Finding.of(TRK_516, Place.NOWHERE, "partner", release.partner());
    log.findings(
        handle, List.of(new Log.Noted(finding, null, release.dossier(), release.departure())));
  }
}
