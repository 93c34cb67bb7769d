package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;
import java.math.BigDecimal;

/** An amount of money. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class Amount {
  @XmlValue private BigDecimal value = BigDecimal.ZERO;

  @XmlAttribute(required = true)
  private String currency = "";

  public BigDecimal value() {
    return value;
  }

  /** ISO 4217. */
  public String currency() {
    return currency;
  }
}
