package org.customspost.gateway.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For commands that talk to a person: the log says only what went wrong. */
final class QuietLog {
  private QuietLog() {}

  static void untilTrouble() {
    // An operator who wants to see more says so with -Dgateway.log, and keeps it.
    if (System.getProperty("gateway.log") != null) return;
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
      context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
  }
}
