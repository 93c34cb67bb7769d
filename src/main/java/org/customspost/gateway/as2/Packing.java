package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.SIG_008;
import static org.customspost.gateway.error.ErrorCode.SIG_300;
import static org.customspost.gateway.error.ErrorCode.SIG_301;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Compression;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Encrypting;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Packs outbound messages, from content to content: all S/MIME is DER with its bytes as they are,
 * because some products cannot read base64 or indefinite lengths. For several threads.
 */
public final class Packing {
  private final Primitives primitives;

  public Packing(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * Packs a document in the form that its receiver agreed to.
   *
   * @throws GatewayException SIG-300 or SIG-301 where no key or certificate is valid at the time of
   *     sending
   */
  public Packed pack(Outgoing outgoing, Terms terms, Keys keys, Scratch scratch)
      throws IOException {
    Entity document = document(outgoing);
    Terms.Offer offer = terms.offer();
    boolean before = isCompressedFirst(offer);
    Entity inner = before ? compressed(document, scratch) : document;
    Entity signed =
        offer.signature().isPresent()
            ? signed(inner, signer(outgoing, keys), offer.signature().get(), outgoing)
            : inner;
    boolean after = !before && offer.compression() != Terms.Compression.NONE;
    Entity compressed = after ? compressed(signed, scratch) : signed;
    Entity outer =
        offer.encryption().isPresent()
            ? encrypted(compressed, outgoing, offer.encryption().get(), keys, scratch)
            : compressed;
    Digest digest = Receipts.digest(terms);
    Headers headers = Receipts.request(OutgoingHeaders.of(outgoing), terms, outgoing.from());
    headers = headers.with(outer.headers());
    Mic mic = Mic.of(primitives.digest(digest, micContent(document, inner, terms)), digest);
    return new Packed(new As2Message(headers, outer.body()), mic);
  }

  /**
   * The bytes that the MIC of a message packed like this is over: the same as when it was packed,
   * where terms and document are.
   */
  public Content digested(Outgoing outgoing, Terms terms, Scratch scratch) throws IOException {
    Entity document = document(outgoing);
    Entity inner = isCompressedFirst(terms.offer()) ? compressed(document, scratch) : document;
    return micContent(document, inner, terms);
  }

  /** The MIC of those bytes. */
  public Mic mic(Content digested, Digest algorithm) throws IOException {
    return Mic.of(primitives.digest(algorithm, digested), algorithm);
  }

  /** Without a signature, before and after are the same. */
  private static boolean isCompressedFirst(Terms.Offer offer) {
    return offer.compression() == Terms.Compression.BEFORE_SIGNING
        || (offer.compression() == Terms.Compression.AFTER_SIGNING && offer.signature().isEmpty());
  }

  /** RFC 4130 section 7.3.1 and RFC 5402 section 4, as {@link OpeningRun} has it. */
  private static Content micContent(Entity document, Entity inner, Terms terms) {
    Terms.Offer offer = terms.offer();
    if (offer.signature().isPresent() && terms.micSent() == Terms.MicScope.AS_SIGNED)
      return inner.whole();
    boolean wrapped =
        offer.signature().isPresent()
            || offer.encryption().isPresent()
            || offer.compression() != Terms.Compression.NONE;
    return wrapped ? document.whole() : document.body();
  }

  private static Entity document(Outgoing outgoing) {
    Headers headers = Headers.of("Content-Type", outgoing.contentType());
    if (outgoing.fileName().isPresent())
      headers =
          headers.with("Content-Disposition", FileName.disposition(outgoing.fileName().get()));
    return Entity.of(headers.with("Content-Transfer-Encoding", "binary"), outgoing.content());
  }

  private static Entity compressed(Entity entity, Scratch scratch) throws IOException {
    return Pkcs7.entity(
        "compressed-data", "smime.p7z", Compression.compressed(entity.whole(), scratch));
  }

  private Entity signed(Entity entity, SigningKey key, Terms.Signature signature, Outgoing outgoing)
      throws IOException {
    return new MultipartSigned(primitives).signed(entity, key, signature, outgoing.time());
  }

  private Entity encrypted(
      Entity entity, Outgoing outgoing, Terms.Encryption encryption, Keys keys, Scratch scratch)
      throws IOException {
    TrustedCertificate to =
        keys.recipient(outgoing.time())
            .orElseThrow(() -> noneValid(SIG_301, outgoing, names(keys.encrypting())));
    try {
      Content body =
          new Encrypting(primitives)
              .encrypted(
                  entity.whole(),
                  to.certificate(),
                  encryption.cipher(),
                  encryption.transport(),
                  scratch);
      String type = encryption.cipher().isAuthenticated() ? "authEnveloped-data" : "enveloped-data";
      return Pkcs7.entity(type, "smime.p7m", body);
    } catch (GeneralSecurityException e) {
      String problem = String.valueOf(e.getMessage());
      throw new GatewayException(
          Finding.of(SIG_008, Place.NOWHERE, "name", to.name(), "problem", problem), e);
    }
  }

  private static SigningKey signer(Outgoing outgoing, Keys keys) {
    String ours = keys.signing().stream().map(SigningKey::alias).collect(Collectors.joining(", "));
    return keys.signer(outgoing.time()).orElseThrow(() -> noneValid(SIG_300, outgoing, ours));
  }

  private static String names(List<TrustedCertificate> certificates) {
    return certificates.stream().map(TrustedCertificate::name).collect(Collectors.joining(", "));
  }

  private static GatewayException noneValid(ErrorCode code, Outgoing outgoing, String found) {
    return new GatewayException(
        Finding.of(
            code,
            Place.NOWHERE,
            "partner",
            outgoing.to().value(),
            "time",
            outgoing.time().toString(),
            "found",
            found.isEmpty() ? "none" : found));
  }
}
