package org.customspost.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Items;
import org.customspost.gateway.model.item.PieceDraft;

class WeightsPropertyTest {
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

  @Property(tries = 500, seed = "20260701")
  void weightsPassExactlyWhereTheyAreConsistent(
      @ForAll long gross, @ForAll @Size(max = 6) List<@LongRange(min = -5) Long> nets) {
    BigInteger sum = BigInteger.ZERO;
    boolean allPositive = true;
    for (long net : nets) {
      sum = sum.add(BigInteger.valueOf(Math.max(net, 0)));
      allPositive &= net > 0;
    }

    List<ErrorCode> codes = codes(gross, nets);

    assertThat(codes.contains(ErrorCode.VAL_014)).isEqualTo(gross <= 0);
    assertThat(codes.contains(ErrorCode.VAL_015)).isEqualTo(!allPositive);
    assertThat(codes.contains(ErrorCode.VAL_016))
        .isEqualTo(exceeds(sum, gross) && sum.signum() > 0);
  }

  @Property(tries = 200, seed = "20260701")
  void grossOfExactlyTheSumPassesAndOneGramLessDoesNot(
      @ForAll @Size(min = 1, max = 99) List<@LongRange(min = 1, max = 30_000) Long> nets) {
    long sum = nets.stream().mapToLong(Long::longValue).sum();

    assertThat(codes(sum, nets)).isEmpty();
    assertThat(codes(sum - 1, nets)).contains(ErrorCode.VAL_016);
  }

  private static boolean exceeds(BigInteger sum, long gross) {
    return sum.compareTo(BigInteger.valueOf(gross)) > 0;
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
