package org.customspost.gateway.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How pages write what is not text. */
public final class Words {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Words() {}

  /** A time as every page shows it where no script turns it into the viewer's own. */
  public static String utc(Instant at) {
    return UTC.format(at);
  }
}
