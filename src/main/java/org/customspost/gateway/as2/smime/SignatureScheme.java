package org.customspost.gateway.as2.smime;

/** How an RSA key signs; an EC key always signs by ECDSA. */
public enum SignatureScheme {
  /** RSASSA-PKCS1-v1_5, which everybody reads. */
  PKCS1,
  /** RSASSA-PSS (RFC 4056), MGF1 with the same digest, salt as long as the digest. */
  PSS
}
