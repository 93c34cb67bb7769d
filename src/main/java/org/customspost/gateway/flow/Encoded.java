package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.passage.Body;

/**
 * A departure after Encode: the bytes of its interchange.
 *
 * @param findings where one rejects, the departure is parked and not signed
 */
public record Encoded(Planned planned, Body body, String contentType, List<Finding> findings) {
  public Encoded {
    findings = List.copyOf(findings);
  }
}
