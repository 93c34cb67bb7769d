package org.customspost.gateway.app.traces;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the exporter has to complain about goes to our log, as everything else does. */
final class Complaints extends Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
  private static final java.util.logging.Logger THEIRS =
      java.util.logging.Logger.getLogger("io.opentelemetry"); // held, or it may be collected

  private final SimpleFormatter words = new SimpleFormatter();

  static void gather() {
    if (!THEIRS.getUseParentHandlers()) return;
    THEIRS.setUseParentHandlers(false);
    THEIRS.addHandler(new Complaints());
  }

  @Override
  public void publish(LogRecord complaint) {
    String text = words.formatMessage(complaint);
    if (complaint.getLevel().intValue() >= Level.WARNING.intValue()) LOG.warn("traces: {}", text);
    else LOG.debug("traces: {}", text);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
