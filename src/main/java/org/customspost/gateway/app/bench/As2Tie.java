package org.customspost.gateway.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Keys;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * What one sender of the AS2 benchmark and its receiver have agreed on.
 *
 * @param partner id of the sender's agreement
 * @param theirs the sender's key
 * @param ours the receiver's key for this sender
 */
record As2Tie(String partner, SigningKey theirs, SigningKey ours) {
  /** What the receiver is called by everybody. */
  static final As2Name RECEIVER = new As2Name("GATEWAY");

  private static final Duration DAY = Duration.ofDays(1);

  /** So long that nobody is warned. */
  private static final Duration YEAR = Duration.ofDays(365);

  /**
   * Ties with a key for each sender; the receiver's keys are dealt out in turn.
   *
   * @param theirs kind of the senders' keys
   * @param receiverKeys how many different keys the receiver has, all RSA of 2048 bits
   */
  static List<As2Tie> make(int senders, Kind theirs, int receiverKeys) {
    List<SigningKey> ours =
        IntStream.range(0, receiverKeys)
            .parallel() // a key of RSA takes a quarter of a second to find
            .mapToObj(i -> key(i == 0 ? "peer" : "peer" + i, Kind.RSA_2048))
            .toList();
    List<As2Tie> ties = new ArrayList<>();
    for (int i = 0; i < senders; i++) {
      String name = "bench-%04d".formatted(i);
      ties.add(new As2Tie(name, key(name, theirs), ours.get(i % receiverKeys)));
    }
    return ties;
  }

  /** The receiver's keys, each once. */
  static List<SigningKey> ours(List<As2Tie> ties) {
    return ties.stream().map(As2Tie::ours).distinct().toList();
  }

  private static SigningKey key(String alias, Kind kind) {
    Instant now = Instant.now();
    return SelfSigned.create(alias, kind, now.minus(DAY), now.plus(YEAR));
  }

  As2Name sender() {
    return new As2Name(partner.toUpperCase(Locale.ROOT));
  }

  /** The keys as the sender has them. */
  Keys keys() {
    return Keys.of(
        List.of(theirs), List.of(new TrustedCertificate("receiver", ours.certificate())));
  }
}
