package org.customspost.gateway.simulator;

import java.util.List;
import java.util.Map;

/**
 * A file that a post or a carrier sends.
 *
 * @param template of the file; empty for that of its post
 * @param stage files of a stage go when all that is expected of the stages before has happened
 * @param function original, replacement or cancellation
 * @param despatch that it announces; empty for none
 * @param flight that it is about; empty for none, or for that of its despatch
 * @param again name of the file whose bytes are sent once more; empty for a file of its own
 * @param times how often it is sent under the same name: over AS2 the very same message again
 * @param facts values for its template, beside those of its sender
 * @param acknowledged action codes of the acknowledgement: interchange, then messages
 * @param report accepted, refused, or nothing where no report may come
 */
public record Shipment(
    String file,
    String sender,
    String template,
    int stage,
    String function,
    List<String> groups,
    String despatch,
    String flight,
    Damage damage,
    String again,
    int times,
    String reference,
    Map<String, String> facts,
    List<String> acknowledged,
    String report,
    List<String> findings) {
  public Shipment {
    groups = List.copyOf(groups);
    facts = Map.copyOf(facts);
    acknowledged = List.copyOf(acknowledged);
    findings = List.copyOf(findings);
  }
}
