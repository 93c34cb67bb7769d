package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_016;

import org.customspost.gateway.model.item.ContentPiece;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;
import org.jspecify.annotations.Nullable;

/** What is inside does not weigh more than the item. */
public final class WeightsAddUp implements Rule {
  private final long tolerance;

  public WeightsAddUp(Parameters parameters) {
    tolerance = parameters.number("tolerance-grams", 0);
  }

  @Override
  public void check(Item item, Report report) {
    Long gross = item.grossMassGrams();
    if (gross == null) return;
    BigSum sum = new BigSum();
    for (ContentPiece each : item.contents()) sum.add(each.netMassGrams());
    if (sum.exceeds(gross, tolerance))
      report.add(
          VAL_016, "grossMassGrams", "value", gross.toString(), "sum", Long.toString(sum.grams));
  }

  /** Grams, at most the largest long: absurd weights must not wrap round to small ones. */
  private static final class BigSum {
    private long grams;

    void add(@Nullable Long more) {
      if (more == null || more <= 0) return;
      grams = more > Long.MAX_VALUE - grams ? Long.MAX_VALUE : grams + more;
    }

    boolean exceeds(long gross, long tolerance) {
      return grams > 0 && grams > gross && grams - Math.max(gross, 0) > tolerance;
    }
  }
}
