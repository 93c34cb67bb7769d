package org.customspost.gateway.model;

/**
 * Encryption at rest under a key per retention unit. The journal keeps each unit's key only in
 * wrapped form; destroying that form erases everything sealed with it.
 */
public interface Sealing {
  /** A fresh key, wrapped by the master key, as it may be stored. */
  byte[] newKey();

  /**
   * Encrypts and authenticates.
   *
   * @param context what the sealed bytes belong to (unit id, chunk number); it is not stored, and
   *     {@link #open} refuses the bytes under any other context
   */
  byte[] seal(byte[] wrappedKey, byte[] plain, byte[] context);

  /**
   * The plain bytes again.
   *
   * @throws org.customspost.gateway.error.GatewayException where the key, the bytes or the context
   *     are not those of {@link #seal}
   */
  byte[] open(byte[] wrappedKey, byte[] sealed, byte[] context);
}
