package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.mapping.Writing;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.tree.Node;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;

/**
 * Canonical to the receiver's tree. A pure function of stored bytes and of what commit B allocated.
 */
public final class Write {
  private final Bytes bytes;
  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogue;
  private final Declare declare;
  private final Tell tell;
  private final Refer refer;
  private final Report report;
  private final Answering answering;

  public Write(
      Bytes bytes,
      CurrentAgreements agreements,
      CurrentCatalogue catalogue,
      Declare declare,
      Tell tell,
      Refer refer,
      Report report,
      Answering answering) {
    this.bytes = bytes;
    this.agreements = agreements;
    this.catalogue = catalogue;
    this.declare = declare;
    this.tell = tell;
    this.refer = refer;
    this.report = report;
    this.answering = answering;
  }

  public List<Composed> write(List<Planned> planned) {
    List<Composed> composed = new ArrayList<>();
    try (Rereading again = new Rereading(bytes)) {
      for (Planned each : planned) composed.add(write(each, again));
    }
    return composed;
  }

  private Composed write(Planned planned, Rereading again) {
    try {
      return write(planned, catalogue.of(planned.catalogue()), again);
    } catch (GatewayException e) {
      // One departure that cannot be written must not keep its neighbours back.
      return new Composed(planned, null, List.of(), "", e.findings());
    }
  }

  private Composed write(Planned planned, Catalogue bound, Rereading again) {
    return switch (planned.kind()) {
      case DECLARATION, NOTICE, REFERRAL, REPLY, CARGO_REPORT, RECEPTACLE_REPORT ->
          documents(planned, bound, again);
      case ACKNOWLEDGEMENT ->
          new Composed(
              planned,
              bound.format(planned.format()),
              List.of(answering.acknowledgement(planned, bound)),
              "",
              List.of());
      case REPORT -> new Composed(planned, null, List.of(), answering.report(planned), List.of());
    };
  }

  private Composed documents(Planned planned, Catalogue bound, Rereading again) {
    Format format = bound.format(planned.format());
    Agreement receiver = agreements.now().of(planned.partner());
    List<Node> trees = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Planned.Document each : planned.documents()) {
      Canonical source = source(planned, each, bound, again);
      Writing writing =
          bound.write(
              format, source, Identified.parameters(receiver), planned.preparedAt().toLocalDate());
      trees.add(writing.tree());
      findings.addAll(writing.findings());
    }
    return new Composed(planned, format, trees, "", findings);
  }

  private Canonical source(
      Planned planned, Planned.Document document, Catalogue bound, Rereading again) {
    return switch (planned.kind()) {
      case DECLARATION -> declare.declaration(planned, document, bound, again);
      case NOTICE -> tell.notice(planned, document, bound, again);
      case REFERRAL -> refer.referral(document, again);
      case REPLY -> refer.reply(planned, document, again);
      case CARGO_REPORT -> report.cargo(planned, document, bound, again);
      case RECEPTACLE_REPORT -> report.receptacle(document);
      case ACKNOWLEDGEMENT, REPORT ->
          throw new IllegalStateException(planned.kind() + " with documents");
    };
  }
}
