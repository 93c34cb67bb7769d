package org.customspost.gateway.as2.smime;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A signature algorithm as JCA has it.
 *
 * @param isRsa whether its keys are RSA keys, else EC keys
 * @param pss the parameters of RSASSA-PSS
 */
record SignatureForm(String jca, boolean isRsa, Optional<PSSParameterSpec> pss) {
  private static final Map<ASN1ObjectIdentifier, Digest> RSA =
      Map.of(
          PKCSObjectIdentifiers.md5WithRSAEncryption, Digest.MD5,
          PKCSObjectIdentifiers.sha1WithRSAEncryption, Digest.SHA_1,
          PKCSObjectIdentifiers.sha256WithRSAEncryption, Digest.SHA_256,
          PKCSObjectIdentifiers.sha384WithRSAEncryption, Digest.SHA_384,
          PKCSObjectIdentifiers.sha512WithRSAEncryption, Digest.SHA_512);
  private static final Map<ASN1ObjectIdentifier, Digest> ECDSA =
      Map.of(
          X9ObjectIdentifiers.ecdsa_with_SHA1, Digest.SHA_1,
          X9ObjectIdentifiers.ecdsa_with_SHA256, Digest.SHA_256,
          X9ObjectIdentifiers.ecdsa_with_SHA384, Digest.SHA_384,
          X9ObjectIdentifiers.ecdsa_with_SHA512, Digest.SHA_512);

  /**
   * The form of a signature.
   *
   * @param digest of the content: the signature must use the same, or a weak one could hide
   */
  static SignatureForm of(AlgorithmIdentifier algorithm, Digest digest)
      throws GeneralSecurityException {
    ASN1ObjectIdentifier id = algorithm.getAlgorithm();
    String prefix = digest.jca().replace("-", "");
    // RFC 3370 section 3.2: plain rsaEncryption leaves the digest to the digest algorithm; some
    // products do the same with EC
    if (id.equals(PKCSObjectIdentifiers.rsaEncryption) || RSA.get(id) == digest)
      return new SignatureForm(prefix + "withRSA", true, Optional.empty());
    if (id.equals(X9ObjectIdentifiers.id_ecPublicKey) || ECDSA.get(id) == digest)
      return new SignatureForm(prefix + "withECDSA", false, Optional.empty());
    if (id.equals(PKCSObjectIdentifiers.id_RSASSA_PSS))
      return new SignatureForm("RSASSA-PSS", true, Optional.of(pss(algorithm, digest)));
    throw new GeneralSecurityException("signature algorithm " + id + " with " + digest.jca());
  }

  void prepare(Signature signature) throws GeneralSecurityException {
    if (pss.isPresent()) signature.setParameter(pss.get());
  }

  /** RFC 4056 section 3: the hash is that of the content. */
  private static PSSParameterSpec pss(AlgorithmIdentifier algorithm, Digest digest)
      throws GeneralSecurityException {
    RSASSAPSSparams params = RSASSAPSSparams.getInstance(algorithm.getParameters());
    AlgorithmIdentifier mask =
        AlgorithmIdentifier.getInstance(params.getMaskGenAlgorithm().getParameters());
    boolean same =
        params.getHashAlgorithm().getAlgorithm().equals(digest.id())
            && mask.getAlgorithm().equals(digest.id());
    if (!same) throw new GeneralSecurityException("RSASSA-PSS with several digests");
    int salt = params.getSaltLength().intValueExact();
    return new PSSParameterSpec(digest.jca(), "MGF1", new MGF1ParameterSpec(digest.jca()), salt, 1);
  }
}
