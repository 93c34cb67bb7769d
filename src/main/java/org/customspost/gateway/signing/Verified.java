package org.customspost.gateway.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;

/**
 * Who signed, proved.
 *
 * @param signer which of the agreement's certificates
 * @param time when, as the signer claims; empty where the signature does not say
 * @param warnings what is odd but does not refuse, such as a clock that is ahead
 */
public record Verified(TrustedCertificate signer, Optional<Instant> time, List<Finding> warnings) {
  public Verified {
    warnings = List.copyOf(warnings);
  }
}
