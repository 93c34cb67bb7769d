package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.RCV_305;
import static org.customspost.gateway.error.ErrorCode.RCV_306;
import static org.customspost.gateway.error.ErrorCode.RCV_308;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;
import org.customspost.gateway.as2.mime.StorageFailure;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.signing.SignerName;
import org.customspost.gateway.signing.SigningKey;

/** Decrypts EnvelopedData and AuthEnvelopedData. Nothing is given out before all of it is sound. */
public final class Decrypting {
  /** RFC 5084 section 3.2: at least twelve bytes. */
  private static final int SHORTEST_TAG = 12;

  private final Primitives primitives;
  private final Recipients recipients;

  public Decrypting(Primitives primitives) {
    this.primitives = primitives;
    this.recipients = new Recipients(primitives);
  }

  /** What was found. */
  public record Decrypted(Content content, Cipher cipher) {}

  /**
   * Decrypts with the key of ours that the message names.
   *
   * @param legacy whether triple DES is taken
   * @throws GatewayException SIG-004 where that key does not open: the message may be good
   */
  public Decrypted decrypted(Content body, List<SigningKey> keys, boolean legacy, Scratch scratch)
      throws StorageFailure, Refused {
    try (Spool spool = scratch.spool()) {
      Envelope envelope = Envelope.read(body);
      if (envelope.cipher().isLegacy() && !legacy)
        throw new Refused(RCV_308, "value", "triple DES", "allowed", "AES");
      javax.crypto.Cipher engine = engine(envelope, key(envelope, keys));
      Envelope.content(body, octets -> CipherRun.run(engine, octets, body.buffer(), spool));
      spool.write(engine.doFinal(envelope.tag()));
      return new Decrypted(spool.content(), envelope.cipher());
    } catch (GatewayException e) {
      throw e;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle meets bytes of a wrong shape with many kinds of unchecked exceptions. One
      // sentence for all: what exactly is wrong would help whoever guesses at keys
      StorageFailure.rethrow(e);
      throw new Refused(RCV_306, "problem", "it is damaged, or its key is");
    }
  }

  private javax.crypto.Cipher engine(Envelope envelope, byte[] key)
      throws GeneralSecurityException {
    Cipher cipher = envelope.cipher();
    javax.crypto.Cipher engine = primitives.decrypting(cipher, envelope.size());
    engine.init(
        javax.crypto.Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, cipher.keyAlgorithm()),
        parameters(envelope));
    if (envelope.additional().length > 0) engine.updateAAD(envelope.additional());
    return engine;
  }

  private static AlgorithmParameterSpec parameters(Envelope envelope)
      throws GeneralSecurityException {
    if (!envelope.cipher().isAuthenticated())
      return new IvParameterSpec(ASN1OctetString.getInstance(envelope.parameters()).getOctets());
    GCMParameters gcm = GCMParameters.getInstance(envelope.parameters());
    if (gcm.getIcvLen() < SHORTEST_TAG || gcm.getIcvLen() != envelope.tag().length)
      throw new GeneralSecurityException("a tag of " + envelope.tag().length + " bytes");
    return new GCMParameterSpec(8 * gcm.getIcvLen(), gcm.getNonce());
  }

  private byte[] key(Envelope envelope, List<SigningKey> keys)
      throws GeneralSecurityException, IOException, Refused {
    int length = envelope.cipher().keyBits() / 8;
    List<String> named = new ArrayList<>();
    for (RecipientInfo each : envelope.recipients()) {
      ASN1Encodable info = each.getInfo();
      if (info instanceof KeyTransRecipientInfo transport) {
        Optional<SigningKey> ours = ours(transport.getRecipientIdentifier().getId(), keys, named);
        if (ours.isPresent()) return recipients.key(transport, ours.get().key(), length);
      } else if (info instanceof KeyAgreeRecipientInfo agreement) {
        for (ASN1Encodable wrapped : agreement.getRecipientEncryptedKeys()) {
          RecipientEncryptedKey key = RecipientEncryptedKey.getInstance(wrapped);
          Optional<SigningKey> ours = ours(name(key), keys, named);
          if (ours.isPresent())
            return new KeyAgreement(primitives)
                .key(agreement, key.getEncryptedKey(), ours.get().key());
        }
      }
    }
    throw new Refused(
        RCV_305,
        "found",
        String.join("; ", named.isEmpty() ? List.of("nobody") : named),
        "allowed",
        keys.stream().map(SigningKey::alias).collect(Collectors.joining(", ")));
  }

  private static ASN1Encodable name(RecipientEncryptedKey key) {
    return key.getIdentifier().getRKeyID() == null
        ? key.getIdentifier().getIssuerAndSerialNumber()
        : key.getIdentifier().getRKeyID().getSubjectKeyIdentifier();
  }

  private static Optional<SigningKey> ours(
      ASN1Encodable id, List<SigningKey> keys, List<String> named) {
    SignerName name =
        SignerName.of(
            id instanceof ASN1OctetString octets
                ? new SignerIdentifier(octets)
                : new SignerIdentifier(
                    org.bouncycastle.asn1.cms.IssuerAndSerialNumber.getInstance(id)));
    named.add(name.toString());
    return keys.stream().filter(key -> name.names(key.certificate())).findFirst();
  }
}
