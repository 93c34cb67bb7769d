package org.customspost.gateway.as2;

import org.customspost.gateway.as2.smime.Digest;

/**
 * A message ready to be sent; its content lives as long as the scratch.
 *
 * @param mic that the receipt should state
 */
public record Packed(As2Message message, Mic mic) {

  /** The digest of the MIC. */
  public Digest digest() {
    return mic.algorithm();
  }
}
