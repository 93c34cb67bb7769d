package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.jdbi.v3.core.Handle;

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
            Stored stored = store(handle, body, unit, agreement.limits().interchangeBytes());
            long id = arrivals.add(handle, incoming, stored);
            if (incoming.handover().isPresent())
              handovers.keep(handle, id, incoming, incoming.handover().get(), unit);
            log.event(handle, new Log.Event("received", id, null, null, told(incoming, stored)));
            work.enqueue(
                handle, kind(agreement), List.of(new Work.Task(id, incoming.partner(), 0)));
            return id;
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

  private Stored store(Handle handle, InputStream body, RetentionUnit unit, long limit) {
    try {
      return payloads.store(handle, body, unit, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(Incoming incoming, Stored stored) {
    return "%s over %s, %d bytes, SHA-256 %s"
        .formatted(incoming.name(), incoming.channel(), stored.bytes(), stored.hash());
  }
}
