package org.customspost.gateway.as2.smime;

import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Ciphers for content. */
public enum Cipher {
  AES_128_CBC(NISTObjectIdentifiers.id_aes128_CBC, 128, false),
  AES_192_CBC(NISTObjectIdentifiers.id_aes192_CBC, 192, false),
  AES_256_CBC(NISTObjectIdentifiers.id_aes256_CBC, 256, false),
  AES_128_GCM(NISTObjectIdentifiers.id_aes128_GCM, 128, true),
  AES_192_GCM(NISTObjectIdentifiers.id_aes192_GCM, 192, true),
  AES_256_GCM(NISTObjectIdentifiers.id_aes256_GCM, 256, true),
  /** Triple DES: never written, read only where an agreement says legacy. */
  DES_EDE3_CBC(PKCSObjectIdentifiers.des_EDE3_CBC, 192, false);

  private final String id;
  private final int keyBits;
  private final boolean authenticated;

  Cipher(ASN1ObjectIdentifier id, int keyBits, boolean authenticated) {
    this.id = id.getId();
    this.keyBits = keyBits;
    this.authenticated = authenticated;
  }

  static Optional<Cipher> of(ASN1ObjectIdentifier id) {
    return Stream.of(values()).filter(each -> each.id.equals(id.getId())).findFirst();
  }

  public boolean isLegacy() {
    return this == DES_EDE3_CBC;
  }

  /** GCM: the message is AuthEnvelopedData (RFC 5083) instead of EnvelopedData. */
  public boolean isAuthenticated() {
    return authenticated;
  }

  ASN1ObjectIdentifier id() {
    return new ASN1ObjectIdentifier(id);
  }

  String transformation() {
    if (isLegacy()) return "DESede/CBC/PKCS5Padding";
    return authenticated ? "AES/GCM/NoPadding" : "AES/CBC/PKCS5Padding";
  }

  /** Of the secret key, as JCA names it. */
  String keyAlgorithm() {
    return isLegacy() ? "DESede" : "AES";
  }

  int blockBytes() {
    return isLegacy() ? 8 : 16;
  }

  int keyBits() {
    return keyBits;
  }
}
