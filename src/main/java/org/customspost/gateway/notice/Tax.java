package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One duty or tax line. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"type", "piece", "rate", "amount"})
public final class Tax {
  private @Nullable String type;

  private @Nullable Integer piece;

  private @Nullable BigDecimal rate;

  private @Nullable Amount amount;

  public @Nullable String type() {
    return type;
  }

  /** Content piece it is for, 1-based; null for the whole item. */
  public @Nullable Integer piece() {
    return piece;
  }

  public @Nullable BigDecimal rate() {
    return rate;
  }

  public @Nullable Amount amount() {
    return amount;
  }
}
