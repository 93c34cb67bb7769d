package org.customspost.gateway.channel.as2;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.partner.As2Peer;

/** Who may post to us: found by the pair of names, never by address. */
final class Relations {
  private record Pair(String from, String to) {}

  private final Map<Pair, Relation> open = new ConcurrentHashMap<>();

  void admit(Relation relation) {
    open.put(pair(relation.channel().peer()), relation);
  }

  void dismiss(Relation relation) {
    open.remove(pair(relation.channel().peer()), relation);
  }

  Optional<Relation> find(As2Name from, As2Name to) {
    return Optional.ofNullable(open.get(new Pair(from.value(), to.value())));
  }

  private static Pair pair(As2Peer peer) {
    return new Pair(peer.partnerName(), peer.ourName());
  }
}
