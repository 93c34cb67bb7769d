package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.partner.Agreement;

/**
 * An arrival whose envelope is read, with everything that is bound to it from here on.
 *
 * @param objections what its envelope says against the agreement: it is refused, and answered
 */
public record Identified(
    Arrival arrival,
    Agreement agreement,
    Envelope envelope,
    Codec codec,
    Catalogue catalogue,
    List<Finding> objections) {
  public Identified {
    objections = List.copyOf(objections);
  }

  /** The same with one more objection. */
  Identified with(Finding objection) {
    List<Finding> all = new ArrayList<>(objections);
    all.add(objection);
    return new Identified(arrival, agreement, envelope, codec, catalogue, all);
  }

  /** What mappings may ask of the agreement. */
  Map<String, String> parameters() {
    return parameters(agreement);
  }

  /** What mappings may ask of an agreement. */
  public static Map<String, String> parameters(Agreement agreement) {
    Map<String, String> parameters = new HashMap<>();
    if (agreement.declarations() != null) parameters.putAll(agreement.declarations().parameters());
    if (agreement.answers() != null) parameters.putAll(agreement.answers().codes());
    parameters.put("partner", agreement.partner());
    return parameters;
  }
}
