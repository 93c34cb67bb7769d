package org.customspost.gateway.flow;

import java.time.Clock;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.model.Sealing;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Retention;

/** Contents kept as long as agreed, and as usual where nothing is. */
public final class TestKeeping {
  private TestKeeping() {}

  public static Keeping of(Database database, Sealing sealing, CurrentAgreements agreements) {
    RetentionUnits units = new RetentionUnits(database, sealing, Clock.systemUTC());
    return new Keeping(units, agreements, Retention.UNSAID);
  }
}
