package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.jspecify.annotations.Nullable;

/** One error that customs found, with its place in what you sent. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(propOrder = {"code", "pointer", "text", "field", "place"})
public final class Mend {
  @XmlElement(required = true)
  private String code = "";

  private @Nullable String pointer;

  private @Nullable String text;

  private @Nullable String field;

  private @Nullable String place;

  /** Customs' own error code. */
  public String code() {
    return code;
  }

  /** Customs' own pointer to the place. */
  public @Nullable String pointer() {
    return pointer;
  }

  public @Nullable String text() {
    return text;
  }

  /** Field of the item, such as contents[2].hsCode. */
  public @Nullable String field() {
    return field;
  }

  /** Segment and element, or XPath, in your message. */
  public @Nullable String place() {
    return place;
  }
}
