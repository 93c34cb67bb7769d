package org.customspost.gateway.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a key with a self-signed certificate. */
public final class SelfSigned {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The kinds of key that may be agreed on. */
  public enum Kind {
    RSA_2048,
    RSA_3072,
    EC_P256,
    EC_P384;

    private KeyPairGenerator generator() throws GeneralSecurityException {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(name().startsWith("RSA") ? "RSA" : "EC");
      generator.initialize(
          switch (this) {
            case RSA_2048 -> new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
            case RSA_3072 -> new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4);
            case EC_P256 -> new ECGenParameterSpec("secp256r1");
            case EC_P384 -> new ECGenParameterSpec("secp384r1");
          });
      return generator;
    }
  }

  private SelfSigned() {}

  /** A new key; the certificate's common name is the alias. */
  public static SigningKey create(String alias, Kind kind, Instant from, Instant until) {
    return create(alias, alias, kind, from, until);
  }

  /** A new key. */
  public static SigningKey create(
      String alias, String commonName, Kind kind, Instant from, Instant until) {
    X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    return create(alias, name, kind, from, until);
  }

  /** A new key whose certificate has the same subject as another's. */
  public static SigningKey successor(
      SigningKey before, String alias, Kind kind, Instant from, Instant until) {
    byte[] subject = before.certificate().getSubjectX500Principal().getEncoded();
    return create(alias, X500Name.getInstance(subject), kind, from, until);
  }

  private static SigningKey create(
      String alias, X500Name name, Kind kind, Instant from, Instant until) {
    try {
      KeyPair pair = kind.generator().generateKeyPair();
      return new SigningKey(alias, pair.getPrivate(), certificate(name, pair, from, until));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no " + kind + " key can be made", e);
    }
  }

  private static X509Certificate certificate(
      X500Name name, KeyPair pair, Instant from, Instant until)
      throws GeneralSecurityException, OperatorCreationException {
    BigInteger serial = new BigInteger(127, RANDOM).setBit(126);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name, serial, Date.from(from), Date.from(until), name, pair.getPublic());
    boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
    JcaContentSignerBuilder signer =
        new JcaContentSignerBuilder(rsa ? "SHA256withRSA" : "SHA256withECDSA");
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(signer.build(pair.getPrivate())));
  }
}
