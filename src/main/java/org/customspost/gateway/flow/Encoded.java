package org.customspost.gateway.flow;

import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.Planned;

/**
 * A departure after Encode: the bytes of its interchange.
 *
 * @param findings where one rejects, the departure is parked and not signed
 */
@SuppressWarnings("ArrayRecordComponent") // handed from step to step, never changed
public record Encoded(Planned planned, byte[] body, String contentType, List<Finding> findings) {
  public Encoded {
    findings = List.copyOf(findings);
  }
}
