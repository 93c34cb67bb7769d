package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;

/** Writes what the sender of an interchange gets back: acknowledgement and quality report. */
public final class Answering {
  private final Database database;
  private final Arrivals arrivals;
  private final Bytes bytes;
  private final Log log;
  private final CurrentAgreements agreements;
  private final QualityReport reports;
  private final Recent recent;

  public Answering(
      Database database,
      Arrivals arrivals,
      Bytes bytes,
      Log log,
      CurrentAgreements agreements,
      QualityReport reports,
      Recent recent) {
    this.database = database;
    this.arrivals = arrivals;
    this.bytes = bytes;
    this.log = log;
    this.agreements = agreements;
    this.reports = reports;
    this.recent = recent;
  }

  /**
   * The acknowledgement's tree, from the inspection that is at hand or from a fresh one: the same
   * bytes give the same findings. What does not stand in the bytes was kept.
   */
  Node acknowledgement(Planned planned, Catalogue catalogue) {
    Arrival arrival = arrival(planned);
    Codec codec = catalogue.codec(catalogue.format(planned.format()));
    Inspection inspection =
        recent.takeInspection(arrival.id()).orElseGet(() -> again(arrival, codec, catalogue));
    return codec.acknowledge(inspection).orElseThrow();
  }

  private Inspection again(Arrival arrival, Codec codec, Catalogue catalogue) {
    Agreement agreement = agreements.now().of(arrival.partner());
    List<Finding> kept = database.transaction(handle -> log.refusals(handle, arrival.id()));
    try (InputStream in = bytes.open(arrival, agreement)) {
      return codec.inspect(in, catalogue).refusedFor(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String report(Planned planned) {
    Arrival arrival = arrival(planned);
    String form = planned.format().substring(Respond.REPORT.length());
    return database.transaction(handle -> reports.write(handle, arrival, planned, form));
  }

  private Arrival arrival(Planned planned) {
    Long answered = planned.answered();
    if (answered == null) throw new IllegalStateException(planned.kind() + " that answers nothing");
    return database.transaction(handle -> arrivals.get(handle, answered));
  }
}
