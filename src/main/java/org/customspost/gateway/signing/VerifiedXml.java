package org.customspost.gateway.signing;

/** A document whose signature was verified: who signed, and the very bytes that were signed. */
public final class VerifiedXml {
  private final Verified by;
  private final byte[] content;

  VerifiedXml(Verified by, byte[] content) {
    this.by = by;
    this.content = content;
  }

  public Verified by() {
    return by;
  }

  /** The document as it was digested: canonical XML in UTF-8 without signature and comments. */
  public byte[] content() {
    return content.clone();
  }
}
