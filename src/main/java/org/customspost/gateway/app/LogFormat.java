package org.customspost.gateway.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/** How the log is written: for people, or a JSON object on each line for machines. */
public enum LogFormat {
  TEXT,
  JSON;

  /** From here on the log is written so. */
  void apply() {
    if (this == TEXT || !(LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root))
      return;
    for (Iterator<Appender<ILoggingEvent>> each = root.iteratorForAppenders(); each.hasNext(); )
      if (each.next() instanceof OutputStreamAppender<ILoggingEvent> appender) json(appender);
  }

  private static void json(OutputStreamAppender<ILoggingEvent> appender) {
    JsonLines lines = new JsonLines();
    lines.setContext(appender.getContext());
    appender.stop();
    appender.setEncoder(lines);
    lines.start();
    appender.start();
  }
}
