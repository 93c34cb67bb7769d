package org.customspost.gateway.channel.as2;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.partner.As2Peer;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;

/** Who may post to us: found by the pair of names, never by address. */
final class Relations {
  private record Pair(String from, String to) {}

  private final Map<Pair, Relation> open = new ConcurrentHashMap<>();
  private final CurrentAgreements agreements;

  Relations(CurrentAgreements agreements) {
    this.agreements = agreements;
  }

  void admit(Relation relation) {
    open.put(pair(relation.channel().peer()), relation);
  }

  void dismiss(Relation relation) {
    open.remove(pair(relation.channel().peer()), relation);
  }

  Optional<Relation> find(As2Name from, As2Name to) {
    return Optional.ofNullable(open.get(new Pair(from.value(), to.value())));
  }

  /**
   * Whether an agreement has that pair although its door is not open: while the gateway starts, or
   * a changed agreement is taken up. Its partner must try again, and not hear that it is unknown.
   */
  boolean agreed(As2Name from, As2Name to) {
    Pair asked = new Pair(from.value(), to.value());
    return agreements.now().all().stream()
        .flatMap(each -> each.channels().stream())
        .anyMatch(each -> each instanceof Channel.As2 as2 && pair(as2.peer()).equals(asked));
  }

  private static Pair pair(As2Peer peer) {
    return new Pair(peer.partnerName(), peer.ourName());
  }
}
