package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Log;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that a deadline has passed. Whoever awaits sees to it that it is said once. */
final class Late {
  private static final Logger LOG = LoggerFactory.getLogger(Late.class);

  private final Log log;

  Late(Log log) {
    this.log = log;
  }

  /**
   * @param what did not come, in words that tell it from everything else about the same dossier
   */
  void tell(
      Handle handle,
      Finding finding,
      String what,
      @Nullable Long dossier,
      @Nullable Long departure) {
    LOG.warn("{}", finding);
    log.findings(handle, List.of(new Log.Noted(finding, null, dossier, departure)));
    log.event(handle, new Log.Event("overdue", null, departure, dossier, what));
  }
}
