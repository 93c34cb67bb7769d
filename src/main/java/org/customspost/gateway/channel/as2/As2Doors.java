package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.customspost.gateway.as2.MdnWriting;
import org.customspost.gateway.as2.Opening;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Door.Leaf;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.model.passage.Correspondence;
import org.customspost.gateway.model.passage.Reception;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;

/**
 * Doors over AS2. What comes in needs no route of its own: one server takes it for all partners.
 */
public final class As2Doors implements DoorKind {
  private final As2Server server;
  private final AgreedKeys keys;
  private final TakeReceipt receipts;
  private final Relations relations;
  private final Front front;
  private final Calls plain = new Calls(Optional.empty());

  /**
   * @param paused whether a partner's channel takes nothing now; receipts for what we sent come in
   * @param spool folder for bodies while they are taken; what is left in it is deleted
   */
  public As2Doors(
      As2Server server,
      CurrentAgreements agreements,
      AgreedKeys keys,
      Primitives primitives,
      Reception reception,
      Correspondence correspondence,
      BiPredicate<String, String> paused,
      Path spool)
      throws IOException {
    this.server = server;
    this.relations = new Relations(agreements);
    this.keys = keys;
    Path bodies = As2Server.spool(spool);
    Allowance partners = Allowance.ofPartners();
    this.receipts = new TakeReceipt(primitives, correspondence, partners, bodies);
    Listening.Limits limits = server.limits();
    Receipts writing = new Receipts(new MdnWriting(primitives));
    TurnAway turnAway = new TurnAway(writing, correspondence, partners);
    Limits unpacking = Limits.USUAL.withContentBytes(limits.messageBytes());
    TakeMessage messages =
        new TakeMessage(
            new Opening(primitives, unpacking), writing, reception, correspondence, turnAway);
    Admit admit = new Admit(relations, messages, receipts, turnAway, paused, limits.messageBytes());
    this.front = new Front(admit, bodies, limits.pace());
  }

  @Override
  public Optional<Door> door(String partner, Channel channel) throws IOException {
    return channel instanceof Channel.As2 as2 ? Optional.of(door(partner, as2)) : Optional.empty();
  }

  private Door door(String partner, Channel.As2 as2) throws IOException {
    String name = Door.name(partner, as2.id());
    Relation relation = new Relation(partner, as2, keys);
    List<Leaf> leaves = new ArrayList<>();
    Map<String, Object> beans = new HashMap<>();
    // A channel that only takes still posts its receipts, where they are asynchronous.
    if (as2.sends() || relation.asyncMdn().isPresent()) {
      beans.put(name + ".out", new As2Delivery(relation, calls(relation), receipts));
      leaves.add(new Leaf(name + ".out", "outbound-as2", Map.of("door", name)));
    }
    relations.admit(relation);
    server.start(front);
    return new Door(name, leaves, beans, false, () -> relations.dismiss(relation));
  }

  /** Partners over TLS are each trusted by their own certificates; all others share one client. */
  private Calls calls(Relation relation) throws IOException {
    return relation.callsOverTls() ? new Calls(Optional.of(Trust.of(keys, relation))) : plain;
  }
}
