package org.customspost.gateway.simulator;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnWriting;
import org.customspost.gateway.as2.MdnWriting.Letterhead;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.as2.Opened.Accepted;
import org.customspost.gateway.as2.Opened.Rejected;
import org.customspost.gateway.as2.Opening;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignatureScheme;

/** Opens what the gateway posts, each message once, and writes the receipts. */
final class As2Inbox {
  private static final Terms.Signature SIGNATURE =
      new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1);

  private final String partner;
  private final As2Terms agreed;
  private final Opening opening;
  private final MdnWriting writing;
  private final Seen seen;
  private final Queue<Letter> arrived;
  private final Map<String, As2Message> receipts = new HashMap<>();

  As2Inbox(
      String partner, As2Terms agreed, Primitives primitives, Seen seen, Queue<Letter> arrived) {
    this.partner = partner;
    this.agreed = agreed;
    this.opening = new Opening(primitives, Limits.USUAL);
    this.writing = new MdnWriting(primitives);
    this.seen = seen;
    this.arrived = arrived;
  }

  /** The receipt of a message; the same again where the message came before. */
  synchronized As2Message take(As2Message message) throws IOException {
    String id = message.headers().first("Message-ID").orElse("");
    As2Message before = receipts.get(id);
    if (before != null) return before;
    Instant now = Instant.now();
    try (Scratch scratch = As2Door.inMemory()) {
      Opened opened = opening.open(message, agreed.terms(), agreed.keys(), now, scratch);
      As2Message receipt =
          opened instanceof Accepted accepted
              ? accepted(id, accepted, now)
              : refused(id, (Rejected) opened, now);
      receipts.put(id, receipt);
      return receipt;
    }
  }

  private As2Message accepted(String id, Accepted accepted, Instant now) throws IOException {
    String name = accepted.payload().fileName().orElse(id);
    arrived.add(Letter.unsigned(name, accepted.payload().content().bytes()));
    return receipt(id, Disposition.PROCESSED, Optional.of(accepted.mic()), now);
  }

  private As2Message refused(String id, Rejected rejected, Instant now) throws IOException {
    seen.odd(partner + " refuses " + id + ": " + rejected.finding());
    return receipt(id, rejected.disposition(), Optional.empty(), now);
  }

  private As2Message receipt(String id, Disposition disposition, Optional<Mic> mic, Instant now)
      throws IOException {
    String us = agreed.us().value();
    Mdn mdn = new Mdn("Received.", partner, Optional.of(us), us, id, disposition, mic);
    String own = "<%s@%s>".formatted(UUID.randomUUID(), us);
    return writing.write(
        mdn,
        new Letterhead(Optional.of(agreed.us()), Optional.of(agreed.them()), own, now),
        agreed.keys().signer(now),
        SIGNATURE);
  }
}
