package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Together;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;

/** Commit A: the bytes are on disk before the door acknowledges. Looks at nothing inside them. */
public final class Receive implements Reception {
  private final Database database;
  private final RetentionUnits units;
  private final Payloads payloads;
  private final Arrivals arrivals;
  private final Work work;
  private final Log log;
  private final CurrentAgreements agreements;
  private final KeepHandover handovers;

  public Receive(
      Database database,
      RetentionUnits units,
      Payloads payloads,
      Arrivals arrivals,
      Work work,
      Log log,
      CurrentAgreements agreements,
      KeepHandover handovers) {
    this.database = database;
    this.units = units;
    this.payloads = payloads;
    this.arrivals = arrivals;
    this.work = work;
    this.log = log;
    this.agreements = agreements;
    this.handovers = handovers;
  }

  @Override
  public long receive(Incoming incoming) throws IOException {
    Agreement agreement = agreements.now().of(incoming.partner());
    RetentionUnit unit = units.today(incoming.partner(), "interchange");
    try (InputStream body = incoming.body()) {
      return database.transaction(
          handle -> {
            Together together = new Together(handle);
            Stored stored = store(together, body, unit, agreement.limits().interchangeBytes());
            arrivals.add(together, incoming, stored);
            if (incoming.handover().isPresent())
              handovers.keep(together, incoming, incoming.handover().get(), unit);
            log.arrived(together, "received", told(incoming, stored));
            work.arrived(together, kind(agreement), incoming.partner());
            return together.write();
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String kind(Agreement agreement) {
    Declarations declarations = agreement.declarations();
    boolean loading = declarations != null && !declarations.scheme().isEmpty();
    return loading ? Kinds.LOADING : Kinds.ARRIVAL;
  }

  private Stored store(Together together, InputStream body, RetentionUnit unit, long limit) {
    try {
      return payloads.store(together, body, unit, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(Incoming incoming, Stored stored) {
    return incoming.name()
        + " over "
        + incoming.channel()
        + ", "
        + stored.bytes()
        + " bytes, SHA-256 "
        + stored.hash();
  }
}
