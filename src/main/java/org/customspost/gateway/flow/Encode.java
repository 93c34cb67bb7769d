package org.customspost.gateway.flow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.xml.OfficialSchemas;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;

/**
 * Trees to bytes, checked against our structure and, where one is installed, the official schema.
 */
public final class Encode {
  private static final Body NOTHING = Body.of(new byte[0]);

  private final CurrentAgreements agreements;
  private final CurrentCatalogue catalogue;
  private final OfficialSchemas schemas;

  public Encode(CurrentAgreements agreements, CurrentCatalogue catalogue, OfficialSchemas schemas) {
    this.agreements = agreements;
    this.catalogue = catalogue;
    this.schemas = schemas;
  }

  public List<Encoded> encode(List<Composed> composed) {
    List<Encoded> encoded = new ArrayList<>();
    for (Composed each : composed) encoded.add(encode(each));
    return encoded;
  }

  private Encoded encode(Composed composed) {
    if (rejected(composed.findings())) return failed(composed.planned(), composed.findings());
    Format format = composed.format();
    if (format == null) return report(composed);
    try {
      byte[] body = bytes(composed, format);
      List<Finding> findings = new ArrayList<>(composed.findings());
      findings.addAll(schemas.violations(format.type(), body));
      if (rejected(findings)) return failed(composed.planned(), findings);
      return new Encoded(composed.planned(), Body.of(body), contentType(format), findings);
    } catch (GatewayException e) {
      return failed(composed.planned(), e.findings());
    }
  }

  private byte[] bytes(Composed composed, Format format) {
    Planned planned = composed.planned();
    Agreement receiver = agreements.now().of(planned.partner());
    Codec codec = catalogue.now().codec(format);
    ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);
    try {
      codec.write(out, format, outgoing(planned, receiver), composed.trees());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static Outgoing outgoing(Planned planned, Agreement receiver) {
    List<String> addresses = receiver.addresses();
    return new Outgoing(
        receiver.ourAddress(),
        addresses.isEmpty() ? receiver.partner() : addresses.get(0),
        planned.controlReference(),
        planned.preparedAt().withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(),
        planned.kind() == Planned.Kind.ACKNOWLEDGEMENT ? receiver.acknowledge().identity() : "",
        receiver.mode() == Agreement.Mode.TEST);
  }

  private static Encoded report(Composed composed) {
    String form = composed.planned().format().substring(Respond.REPORT.length());
    String type = form.equals("text") ? "text/plain; charset=utf-8" : "application/" + form;
    byte[] body = composed.text().getBytes(StandardCharsets.UTF_8);
    return new Encoded(composed.planned(), Body.of(body), type, composed.findings());
  }

  private static Encoded failed(Planned planned, List<Finding> findings) {
    return new Encoded(planned, NOTHING, "", findings);
  }

  private static boolean rejected(List<Finding> findings) {
    return findings.stream().anyMatch(each -> each.code().severity() != Severity.WARNING);
  }

  private static String contentType(Format format) {
    return "application/" + format.syntax();
  }
}
