package org.customspost.gateway.as2.smime;

/** How the key of the content reaches an RSA key; to an EC key it goes by ephemeral ECDH. */
public enum KeyTransport {
  /** RSAES-PKCS1-v1_5, which everybody reads. */
  PKCS1,
  /** RSAES-OAEP with SHA-1, the default of RFC 4055. */
  OAEP_SHA_1,
  /** RSAES-OAEP with SHA-256 for digest and MGF1. */
  OAEP_SHA_256
}
