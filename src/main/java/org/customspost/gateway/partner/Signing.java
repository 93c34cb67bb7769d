package org.customspost.gateway.partner;

/**
 * How a document is signed.
 *
 * @param key alias of our key; empty for {@link Kind#NONE}
 * @param place for {@link Kind#XML}: path of the element that takes the signature
 */
public record Signing(Kind kind, String key, String place) {
  public static final Signing NONE = new Signing(Kind.NONE, "", "");

  public enum Kind {
    NONE,
    /** Detached CMS beside the document. */
    CMS,
    /** XML-DSig inside the document, where the receiver's schema has a place for it. */
    XML
  }

  /** As it is kept with what was planned. */
  public String text() {
    return kind + " " + key + " " + place;
  }

  /** The reverse of {@link #text}. */
  public static Signing parse(String text) {
    String[] parts = text.split(" ", 3);
    return parts.length < 3 ? NONE : new Signing(Kind.valueOf(parts[0]), parts[1], parts[2]);
  }
}
