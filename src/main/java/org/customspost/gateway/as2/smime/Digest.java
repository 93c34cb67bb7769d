package org.customspost.gateway.as2.smime;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** Digest algorithms of signatures and MICs, weakest first. */
public enum Digest {
  MD5("MD5", "md5", PKCSObjectIdentifiers.md5),
  SHA_1("SHA-1", "sha1", OIWObjectIdentifiers.idSHA1),
  SHA_256("SHA-256", "sha-256", NISTObjectIdentifiers.id_sha256),
  SHA_384("SHA-384", "sha-384", NISTObjectIdentifiers.id_sha384),
  SHA_512("SHA-512", "sha-512", NISTObjectIdentifiers.id_sha512);

  private final String jca;
  private final String micalg;
  private final String id;

  Digest(String jca, String micalg, ASN1ObjectIdentifier id) {
    this.jca = jca;
    this.micalg = micalg;
    this.id = id.getId();
  }

  /** Named in any spelling: {@code sha-256}, {@code sha256}, {@code SHA2-256}, {@code rsa-sha1}. */
  public static Optional<Digest> named(String name) {
    for (Digest each : values()) if (each.micalg.equals(name)) return Optional.of(each);
    String plain =
        name.strip().toLowerCase(Locale.ROOT).replaceFirst("^rsa-", "").replaceAll("[-_ ]", "");
    String wanted = plain.matches("sha2(256|384|512)") ? "sha" + plain.substring(4) : plain;
    return Stream.of(values())
        .filter(each -> each.micalg.replace("-", "").equals(wanted))
        .findFirst();
  }

  static Optional<Digest> of(ASN1ObjectIdentifier id) {
    return Stream.of(values()).filter(each -> each.id.equals(id.getId())).findFirst();
  }

  /** Broken, and taken only where an agreement says legacy. */
  public boolean isLegacy() {
    return this == MD5 || this == SHA_1;
  }

  /** As RFC 5751 section 3.4.3.2 spells it, which is how RFC 4130's successors do. */
  public String micalg() {
    return micalg;
  }

  int bytes() {
    return switch (this) {
      case MD5 -> 16;
      case SHA_1 -> 20;
      case SHA_256 -> 32;
      case SHA_384 -> 48;
      case SHA_512 -> 64;
    };
  }

  String jca() {
    return jca;
  }

  ASN1ObjectIdentifier id() {
    return new ASN1ObjectIdentifier(id);
  }
}
