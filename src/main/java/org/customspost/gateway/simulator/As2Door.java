package org.customspost.gateway.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packed;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Memory;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.Providers;

/**
 * An AS2 partner: posts to the gateway, listens for what it posts. A letter that is sent twice
 * under one name is the same message twice, as from a sender whose connection broke before the
 * receipt.
 */
final class As2Door implements PartnerDoor {
  private final String run = UUID.randomUUID().toString();
  private final String partner;
  private final As2Terms agreed;
  private final Seen seen;
  private final Packing packing;
  private final As2Proofs proofs;
  private final As2Inbox inbox;
  private final As2Post post = new As2Post();
  private final As2Listener listener;
  private final Map<String, Packed> sent = new HashMap<>();
  private final Queue<Letter> arrived = new ConcurrentLinkedQueue<>();

  As2Door(String partner, As2Terms agreed, Seen seen) throws IOException {
    this.partner = partner;
    this.agreed = agreed;
    this.seen = seen;
    Primitives primitives = Primitives.choose(Providers.choose());
    packing = new Packing(primitives);
    proofs = new As2Proofs(partner, agreed, primitives, seen);
    inbox = new As2Inbox(partner, agreed, primitives, seen, arrived);
    listener = new As2Listener(agreed.host(), agreed.port(), this::take);
  }

  @Override
  public void send(Letter letter) throws IOException {
    String id = "<%s.%s@%s>".formatted(letter.name(), run, agreed.us());
    Packed packed = sent.get(id);
    if (packed == null) {
      packed = packed(letter, id);
      sent.put(id, packed);
    }
    proofs.awaits(id, packed);
    As2Message answer = post.post(agreed.gateway(), packed.message());
    Optional<Mdn> mdn = proofs.receipt(answer);
    if (mdn.isPresent()) proofs.judge(answer, mdn.get());
    else if (agreed.terms().receipt().asyncUrl().isEmpty())
      seen.odd(partner + " got no receipt in the answer to " + id);
  }

  private Packed packed(Letter letter, String id) throws IOException {
    String type = letter.name().endsWith(".xml") ? "application/xml" : "application/edifact";
    Outgoing outgoing =
        new Outgoing(
            agreed.us(),
            agreed.them(),
            id,
            letter.name(),
            type,
            Optional.of(letter.name()),
            Content.of(letter.body()),
            Instant.now());
    try (Scratch scratch = inMemory()) {
      return packing.pack(outgoing, agreed.terms(), agreed.keys(), scratch);
    }
  }

  /** A play's messages are small, and what was packed must outlive the scratch. */
  static Scratch inMemory() {
    return new Scratch(
        Path.of(System.getProperty("java.io.tmpdir")), Memory.each(64 * 1024 * 1024));
  }

  private Optional<As2Message> take(As2Message message) throws IOException {
    Optional<Mdn> mdn = proofs.receipt(message);
    if (mdn.isPresent()) {
      proofs.judge(message, mdn.get());
      return Optional.empty();
    }
    As2Message receipt = inbox.take(message);
    Optional<String> elsewhere = message.headers().first("Receipt-Delivery-Option");
    if (elsewhere.isEmpty()) return Optional.of(receipt);
    if (elsewhere.get().equals(agreed.gateway().toString()))
      listener.afterwards(() -> later(receipt));
    else seen.odd(partner + " is to send a receipt to " + elsewhere.get());
    return Optional.empty();
  }

  private void later(As2Message receipt) {
    try {
      As2Message unused = post.post(agreed.gateway(), receipt);
    } catch (IOException e) {
      seen.odd(partner + " cannot send a receipt: " + e.getMessage());
    }
  }

  @Override
  public List<Letter> fetch() {
    List<Letter> letters = new ArrayList<>();
    for (Letter each = arrived.poll(); each != null; each = arrived.poll()) letters.add(each);
    return letters;
  }

  @Override
  public void close() {
    listener.close();
  }
}
