package org.customspost.gateway.validation.eligibility;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Values in the authority's currency. Each end is written with its own word: {@code over} and
 * {@code below} leave the limit out, {@code least} and {@code most} let it in.
 *
 * @param low null where there is no lower end
 * @param high null where there is no upper end
 */
record Span(@Nullable BigDecimal low, boolean lowIn, @Nullable BigDecimal high, boolean highIn) {
  static final Span ALL = new Span(null, true, null, true);

  boolean has(BigDecimal value) {
    return startsBefore(value) && endsAfter(value);
  }

  boolean overlaps(Span other) {
    return !endsBeforeStartOf(other) && !other.endsBeforeStartOf(this);
  }

  boolean covers(Span other) {
    boolean lower =
        low == null
            || (other.low != null
                && (low.compareTo(other.low) < 0
                    || (low.compareTo(other.low) == 0 && (lowIn || !other.lowIn))));
    boolean upper =
        high == null
            || (other.high != null
                && (high.compareTo(other.high) > 0
                    || (high.compareTo(other.high) == 0 && (highIn || !other.highIn))));
    return lower && upper;
  }

  private boolean startsBefore(BigDecimal value) {
    return low == null || value.compareTo(low) >= (lowIn ? 0 : 1);
  }

  private boolean endsAfter(BigDecimal value) {
    return high == null || value.compareTo(high) <= (highIn ? 0 : -1);
  }

  private boolean endsBeforeStartOf(Span other) {
    if (high == null || other.low == null) return false;
    int order = high.compareTo(other.low);
    return order < 0 || (order == 0 && !(highIn && other.lowIn));
  }
}
