package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Log;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says, before it passes and once, that a deadline comes close. */
final class DueSoon {
  private static final Logger LOG = LoggerFactory.getLogger(DueSoon.class);

  private final Log log;

  DueSoon(Log log) {
    this.log = log;
  }

  /**
   * @param what is awaited, in words that tell it from everything else about the same dossier
   */
  void tell(
      Handle handle,
      Finding finding,
      String what,
      @Nullable Long dossier,
      @Nullable Long departure) {
    Log.Event event = new Log.Event("due-soon", null, departure, dossier, what);
    if (log.said(handle, event)) return;
    LOG.warn("{}", finding);
    log.findings(handle, List.of(new Log.Noted(finding, null, dossier, departure)));
    log.event(handle, event);
  }
}
