package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.MdnReading.Expected;
import org.customspost.gateway.as2.Packed;
import org.customspost.gateway.as2.smime.Primitives;

/**
 * A partner's own judgement of the gateway's receipts: signed by the gateway, over what was sent,
 * the same one each time. For several threads.
 */
final class As2Proofs {
  private final String partner;
  private final As2Terms agreed;
  private final MdnReading reading;
  private final Seen seen;
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final Map<String, byte[]> first = new ConcurrentHashMap<>();

  As2Proofs(String partner, As2Terms agreed, Primitives primitives, Seen seen) {
    this.partner = partner;
    this.agreed = agreed;
    this.reading = new MdnReading(primitives);
    this.seen = seen;
  }

  /** A message is about to be sent, maybe once more. */
  void awaits(String messageId, Packed packed) {
    expected.put(messageId, new Expected(messageId, packed.mic(), agreed.terms().receipt()));
    seen.posted();
  }

  /** What a message says where it is a receipt. */
  Optional<Mdn> receipt(As2Message message) throws IOException {
    return message.body().size() > MdnReading.LARGEST ? Optional.empty() : reading.peek(message);
  }

  void judge(As2Message message, Mdn mdn) throws IOException {
    String id = mdn.originalMessageId();
    Expected sent = expected.get(id);
    if (sent == null) {
      seen.odd(partner + " got a receipt for " + id + ", which it has not sent");
      return;
    }
    MdnRead read = reading.read(message, sent, agreed.keys(), Instant.now());
    if (!(read instanceof MdnRead.Positive)) {
      seen.odd(partner + " got a receipt that proves nothing for " + id + ": " + read);
      return;
    }
    byte[] bytes = message.body().bytes();
    byte[] before = first.putIfAbsent(id, bytes);
    if (before != null && !Arrays.equals(before, bytes))
      seen.odd(partner + " got another receipt for the same message " + id);
    else seen.proved();
  }
}
