package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_015;
import static org.customspost.gateway.error.ErrorCode.SIG_016;
import static org.customspost.gateway.error.ErrorCode.SIG_021;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/**
 * A certificate must be valid when the message came in. A message that says it was signed before
 * the certificate expired is still taken for {@link TrustedCertificate#IN_TRANSIT}, and no longer,
 * because the stated time is only the signer's word.
 */
final class ValidityAtReceipt {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private ValidityAtReceipt() {}

  static Verified check(TrustedCertificate signer, Optional<Instant> signed, Instant received)
      throws Refusal {
    if (received.isBefore(signer.from())) {
      String from = signer.from().toString();
      throw new Refusal(
          SIG_016, "signer", signer.name(), "from", from, "time", received.toString());
    }
    if (received.isAfter(signer.until()) && !inTransit(signer, signed, received)) {
      String until = signer.until().toString();
      throw new Refusal(
          SIG_015, "signer", signer.name(), "until", until, "time", received.toString());
    }
    return new Verified(signer, signed, clockAhead(signed, received));
  }

  private static boolean inTransit(
      TrustedCertificate signer, Optional<Instant> signed, Instant received) {
    return signed.isPresent()
        && !signed.get().isAfter(signer.until())
        && !received.isAfter(signer.until().plus(TrustedCertificate.IN_TRANSIT));
  }

  private static List<Finding> clockAhead(Optional<Instant> signed, Instant received) {
    if (signed.isEmpty() || !signed.get().isAfter(received.plus(CLOCK_SKEW))) return List.of();
    String time = signed.get().toString();
    return List.of(
        Finding.of(SIG_021, Place.NOWHERE, "time", time, "received", received.toString()));
  }
}
