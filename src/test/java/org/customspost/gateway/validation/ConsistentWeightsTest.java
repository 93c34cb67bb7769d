package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.PieceDraft;
import org.junit.jupiter.api.Test;

class ConsistentWeightsTest {
  private static final long[] EDGES = {Long.MIN_VALUE, -5, -1, 0, 1, 2, Long.MAX_VALUE};

  private final Rules rules =
      ShippedRules.load(
          """
          rules: x
          entries:
            - rule: WeightsAddUp
            - rule: GrossWeightIsPositive
            - rule: NetWeightIsPositive
          """,
          ShippedRules.lookup(),
          new Findings());

  @Test
  void weightsPassExactlyWhereTheyAreConsistent() {
    Random random = new Random(20260701);
    for (int i = 0; i < 500; i++) {
      List<Long> nets = new ArrayList<>();
      for (int many = random.nextInt(7); many > 0; many--) nets.add(Math.max(-5, grams(random)));
      judges(grams(random), nets);
    }
  }

  @Test
  void grossOfExactlyTheSumPassesAndOneGramLessDoesNot() {
    Random random = new Random(20260701);
    for (int i = 0; i < 200; i++) {
      List<Long> nets = new ArrayList<>();
      for (int many = 1 + random.nextInt(99); many > 0; many--)
        nets.add(1L + random.nextInt(30_000));
      long sum = nets.stream().mapToLong(Long::longValue).sum();

      assertThat(codes(sum, nets)).as(nets.toString()).isEmpty();
      assertThat(codes(sum - 1, nets)).as(nets.toString()).contains(ErrorCode.VAL_016);
    }
  }

  private void judges(long gross, List<Long> nets) {
    BigInteger sum = BigInteger.ZERO;
    boolean allPositive = true;
    for (long net : nets) {
      sum = sum.add(BigInteger.valueOf(Math.max(net, 0)));
      allPositive &= net > 0;
    }

    List<ErrorCode> codes = codes(gross, nets);

    String weights = gross + " of " + nets;
    assertThat(codes.contains(ErrorCode.VAL_014)).as(weights).isEqualTo(gross <= 0);
    assertThat(codes.contains(ErrorCode.VAL_015)).as(weights).isEqualTo(!allPositive);
    assertThat(codes.contains(ErrorCode.VAL_016))
        .as(weights)
        .isEqualTo(exceeds(sum, gross) && sum.signum() > 0);
  }

  /** Mostly what parcels weigh, now and then a number that breaks sums. */
  private static long grams(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> EDGES[random.nextInt(EDGES.length)];
      case 1 -> random.nextLong();
      default -> random.nextInt(30_000);
    };
  }

  /** The rule sums up to the largest number there is, and no further. */
  private static boolean exceeds(BigInteger sum, long gross) {
    return sum.min(BigInteger.valueOf(Long.MAX_VALUE)).compareTo(BigInteger.valueOf(gross)) > 0;
  }

  private List<ErrorCode> codes(long gross, List<Long> nets) {
    List<ContentPiece> pieces = new ArrayList<>();
    for (long net : nets) pieces.add(new PieceDraft().netMassGrams(net).piece());
    return rules
        .check(Items.draft().grossMassGrams(gross).contents(pieces).item(), ShippedRules.NOW)
        .stream()
        .map(Finding::code)
        .toList();
  }
}
