package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** Why customs decided so. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"code", "text"})
public final class Reason {
  private @Nullable String code;

  private @Nullable String text;

  public @Nullable String code() {
    return code;
  }

  public @Nullable String text() {
    return text;
  }
}
