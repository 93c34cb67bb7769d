package org.customspost.gateway.flow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.Stored;
import org.customspost.gateway.journal.Together;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Declarations;
import org.customspost.gateway.partner.RetentionClass;

/**
 * Commit A: the bytes are on disk before the door acknowledges. Looks inside them only for how long
 * they are kept.
 */
public final class Receive implements Reception {
  private final Database database;
  private final Keeping keeping;
  private final Sorting sorting;
  private final Payloads payloads;
  private final Arrivals arrivals;
  private final Work work;
  private final Log log;
  private final CurrentAgreements agreements;
  private final KeepHandover handovers;

  /** What an interchange is about, as far as it must be known before it is stored. */
  @FunctionalInterface
  public interface Sorting {
    /**
     * @param head its first {@link FirstLook#BYTES}, or all where there are fewer
     */
    RetentionClass of(Agreement sender, byte[] head);
  }

  public Receive(
      Database database,
      Keeping keeping,
      Sorting sorting,
      Payloads payloads,
      Arrivals arrivals,
      Work work,
      Log log,
      CurrentAgreements agreements,
      KeepHandover handovers) {
    this.database = database;
    this.keeping = keeping;
    this.sorting = sorting;
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
    try (InputStream given = incoming.body()) {
      byte[] head = given.readNBytes(FirstLook.BYTES);
      InputStream body = new SequenceInputStream(new ByteArrayInputStream(head), given);
      RetentionUnit unit = keeping.unit(incoming.partner(), sorting.of(agreement, head));
      return database.transaction(
          handle -> {
            Together together = new Together(handle);
            Stored stored = store(together, body, unit, agreement.limits().interchangeBytes());
            arrivals.add(together, incoming, stored);
            if (incoming.handover().isPresent())
              handovers.keep(together, incoming, incoming.handover().get(), unit);
            log.arrived(together, "received", told(incoming, stored));
            work.arrived(together, kind(agreement), incoming.partner());
            return together.writeAndCommit();
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
