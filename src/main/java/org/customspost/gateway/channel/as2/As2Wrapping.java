package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.Outgoing;
import org.customspost.gateway.as2.Packed;
import org.customspost.gateway.as2.Packing;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Memory;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.model.passage.Wrapping;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;

/** Packs a departure for an AS2 channel: once, so that each try sends the same bytes. */
public final class As2Wrapping implements Wrapping {
  private final CurrentAgreements agreements;
  private final AgreedKeys keys;
  private final Packing packing;
  private final Path spool;
  private final Memory memory = Memory.ofHeap();

  public As2Wrapping(
      CurrentAgreements agreements, AgreedKeys keys, Primitives primitives, Path spool) {
    this.agreements = agreements;
    this.keys = keys;
    this.packing = new Packing(primitives);
    this.spool = spool;
  }

  @Override
  public Optional<Wrapped> wrap(Departure departure) throws IOException {
    Channel channel = agreements.now().of(departure.partner()).channel(departure.channel());
    if (!(channel instanceof Channel.As2 as2)) return Optional.empty();
    Relation relation = new Relation(departure.partner(), as2, keys);
    Instant now = Instant.now();
    Scratch scratch = new Scratch(spool, memory);
    try {
      return Optional.of(wrapped(relation, departure, now, scratch));
    } catch (IOException | RuntimeException e) { // nobody else knows of the files
      scratch.close();
      throw e;
    }
  }

  private Wrapped wrapped(Relation relation, Departure departure, Instant now, Scratch scratch)
      throws IOException {
    Packed packed =
        packing.pack(
            outgoing(relation, departure, now), relation.terms(), relation.keys(now), scratch);
    String messageId = messageId(relation, departure);
    Content wire = WireForm.of(Features.on(packed.message(), relation));
    return new Wrapped(wire, messageId, packed.mic().toString(), scratch);
  }

  private static Outgoing outgoing(Relation relation, Departure departure, Instant now) {
    return new Outgoing(
        relation.us(),
        relation.them(),
        messageId(relation, departure),
        departure.fileName(),
        departure.contentType(),
        Optional.of(departure.fileName()),
        Content.of(departure.body()),
        now);
  }

  /** The departure's own identity, which never changes (RFC 5322, 3.6.4). */
  private static String messageId(Relation relation, Departure departure) {
    String host = relation.us().value().replaceAll("[^A-Za-z0-9-]", "-");
    return "<" + departure.uniqueId() + "@" + host + ">";
  }
}
