package org.customspost.gateway.as2;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;

/**
 * What is agreed with a partner about protection, in both directions.
 *
 * @param demand of what comes in
 * @param offer what goes out
 * @param receipt asked for what goes out
 * @param micTaken what a MIC of what comes in covers where it was compressed before it was signed
 * @param micSent the same of what goes out: some products digest otherwise as receivers than as
 *     senders
 */
public record Terms(
    Demand demand, Offer offer, Receipt receipt, MicScope micTaken, MicScope micSent) {

  /** Signed and encrypted both ways, by algorithms that every AS2 product of today has. */
  public static final Terms USUAL =
      new Terms(Demand.BOTH, Offer.USUAL, Receipt.SIGNED_SYNC, MicScope.AS_SIGNED);

  /** With one scope both ways, which is what nearly everybody has. */
  public Terms(Demand demand, Offer offer, Receipt receipt, MicScope mic) {
    this(demand, offer, receipt, mic, mic);
  }

  /**
   * Of what comes in.
   *
   * @param legacy whether SHA-1, MD5 and triple DES are taken too
   */
  public record Demand(boolean signed, boolean encrypted, boolean legacy) {
    public static final Demand BOTH = new Demand(true, true, false);
    public static final Demand NOTHING = new Demand(false, false, false);
  }

  /** How what goes out is made; an empty part is left out. */
  public record Offer(
      Optional<Signature> signature, Optional<Encryption> encryption, Compression compression) {
    public static final Offer USUAL =
        new Offer(
            Optional.of(new Signature(Digest.SHA_256, SignatureScheme.PKCS1)),
            Optional.of(new Encryption(Cipher.AES_256_CBC, KeyTransport.PKCS1)),
            Compression.NONE);
    public static final Offer PLAIN =
        new Offer(Optional.empty(), Optional.empty(), Compression.NONE);
  }

  /** The scheme counts for RSA keys only. */
  public record Signature(Digest digest, SignatureScheme scheme) {}

  /** The key transport counts for RSA certificates only. */
  public record Encryption(Cipher cipher, KeyTransport transport) {}

  /** RFC 5402; without a signature there is no difference between before and after. */
  public enum Compression {
    NONE,
    BEFORE_SIGNING,
    AFTER_SIGNING
  }

  /**
   * The receipt asked for.
   *
   * @param asyncUrl where it shall be sent; empty: in the answer to the same request
   * @param digests for the signature of the receipt and the MIC, the best liked first; empty: the
   *     digest of the message's own signature, or SHA-256
   */
  public record Receipt(
      boolean wanted, boolean signed, Optional<String> asyncUrl, List<Digest> digests) {
    public static final Receipt NONE = new Receipt(false, false, Optional.empty(), List.of());
    public static final Receipt SIGNED_SYNC = new Receipt(true, true, Optional.empty(), List.of());

    public Receipt {
      digests = List.copyOf(digests);
    }
  }

  /** RFC 5402 section 4 says the first; some products digest the second. */
  public enum MicScope {
    /** The bytes that were signed: the compressed entity where it is compressed before. */
    AS_SIGNED,
    /** The entity before it was compressed, always. */
    UNCOMPRESSED
  }
}
