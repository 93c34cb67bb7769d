package org.customspost.gateway.as2.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.customspost.gateway.as2.peer.Case.Scheme;
import org.customspost.gateway.as2.peer.Peer.Program;
import org.customspost.gateway.as2.peer.PeerLimits.Direction;
import org.customspost.gateway.as2.peer.PeerLimits.Kind;
import org.customspost.gateway.as2.peer.PeerLimits.Limit;
import org.customspost.gateway.signing.SelfSigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our AS2 messages and receipts against three foreign programs, in both directions, in every
 * combination of {@link Matrix}. What a peer cannot do stands in {@link PeerLimits}; everything
 * else must work. The outcome is docs/reference/as2-interop.md; {@code -Das2.interop.write=true}
 * writes it.
 */
class As2MatrixIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void tradesWith(Program program) throws IOException {
    PeerLimits limits = PeerLimits.of(program);
    InteropPage page = new InteropPage(program, limits);
    List<String> wrong = new ArrayList<>();
    Tls.Pair tls = Tls.Pair.in(folder);
    try (Ours ours = new Ours(folder.resolve("scratch"), tls.ours());
        Peer peer = Peer.start(program, tls.theirs())) {
      Exchange rsa = exchange(ours, peer, SelfSigned.Kind.RSA_2048);
      Exchange elliptic = exchange(ours, peer, SelfSigned.Kind.EC_P256);
      for (Case options : Matrix.all()) {
        Exchange exchange = options.scheme() == Scheme.ECDSA ? elliptic : rsa;
        for (Direction direction : directions(options))
          judge(direction, options, limits, exchange, page, wrong);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(page.unused()).isEmpty();
    if (Boolean.getBoolean("as2.interop.write")) page.write();
    assertThat(page.committed()).isEqualTo(page.section());
  }

  /** Broken algorithms are taken where that is agreed, and never sent. */
  private static List<Direction> directions(Case options) {
    return options.legacy() ? List.of(Direction.IN) : List.of(Direction.IN, Direction.OUT);
  }

  private Exchange exchange(Ours ours, Peer peer, SelfSigned.Kind kind) {
    PeerKeys ourKeys = PeerKeys.make(folder, "ours-" + kind, kind);
    return new Exchange(ours, peer, ourKeys, PeerKeys.make(folder, "peer-" + kind, kind));
  }

  private static void judge(
      Direction direction,
      Case options,
      PeerLimits limits,
      Exchange exchange,
      InteropPage page,
      List<String> wrong) {
    List<Limit> on = limits.on(direction, options);
    List<Kind> kinds = on.stream().map(Limit::kind).toList();
    if (kinds.contains(Kind.CANNOT)) {
      page.add(direction, options, on, false);
      return;
    }
    String verdict =
        direction == Direction.IN
            ? exchange.inbound(options, kinds)
            : exchange.outbound(options, kinds);
    boolean fine = verdict.equals(Exchange.FINE);
    if (fine == kinds.contains(Kind.WRONG))
      wrong.add(direction + " " + options + ": " + (fine ? "is said to be wrong" : verdict));
    page.add(direction, options, on, fine);
  }

  @Test
  void triesEveryCombinationOfTheCoreAndEveryPairOfAll() {
    Collection<Case> all = Matrix.all();

    assertThat(Matrix.pairwise()).hasSizeBetween(70, 160);
    assertThat(all).hasSizeGreaterThan(230);
    for (Scheme scheme : Scheme.values())
      for (Case.Digest digest : Case.Digest.values())
        assertThat(all).anyMatch(each -> each.scheme() == scheme && each.digest() == digest);
  }
}
