package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_301;
import static org.customspost.gateway.error.ErrorCode.RCV_302;
import static org.customspost.gateway.error.ErrorCode.RCV_306;
import static org.customspost.gateway.error.ErrorCode.SIG_013;
import static org.customspost.gateway.error.ErrorCode.SIG_018;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Multipart;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;
import org.customspost.gateway.as2.mime.TransferEncoding;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.CmsType;
import org.customspost.gateway.as2.smime.Compression;
import org.customspost.gateway.as2.smime.Decrypting;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignedContent;
import org.customspost.gateway.as2.smime.Verifying;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * Takes the layers off one message: each kind once, in any order, which is all that RFC 4130 and
 * RFC 5402 need and bounds what a stranger can make us do.
 */
final class Layers {
  private final Primitives primitives;
  private final Limits limits;
  private final Scratch scratch;
  private final Terms terms;
  private final Keys keys;
  private final Instant receivedAt;

  private Optional<Signed> signed = Optional.empty();
  private Optional<Cipher> cipher = Optional.empty();
  private boolean compressed;
  private boolean compressedInside;
  private Optional<Opened.Difference> difference = Optional.empty();

  /**
   * A verified signature.
   *
   * @param covered the bytes it is over
   * @param mic the digest of those
   */
  record Signed(TrustedCertificate signer, Content covered, Mic mic) {}

  Layers(
      Primitives primitives,
      Limits limits,
      Scratch scratch,
      Terms terms,
      Keys keys,
      Instant receivedAt) {
    this.primitives = primitives;
    this.limits = limits;
    this.scratch = scratch;
    this.terms = terms;
    this.keys = keys;
    this.receivedAt = receivedAt;
  }

  Protection protection() {
    return new Protection(
        signed.map(Signed::signer), signed.map(each -> each.mic().algorithm()), cipher, compressed);
  }

  Optional<Signed> signed() {
    return signed;
  }

  /** Whether it was compressed before it was signed. */
  boolean isCompressedInside() {
    return compressedInside;
  }

  Optional<Opened.Difference> difference() {
    return difference;
  }

  /** What is inside of an entity, empty where the entity is the payload. */
  Optional<Entity> inner(Entity entity) throws IOException, Refused {
    return switch (entity.contentType().value()) {
      case "multipart/signed" -> Optional.of(multipartSigned(entity));
      case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
          Optional.of(pkcs7(TransferEncoding.pkcs7(entity, scratch)));
      default -> Optional.empty();
    };
  }

  private Entity pkcs7(Content body) throws IOException, Refused {
    return switch (CmsType.of(body)) {
      case ENCRYPTED -> decrypted(body);
      case COMPRESSED -> expanded(body);
      case SIGNED -> opaque(body);
    };
  }

  private Entity multipartSigned(Entity entity) throws IOException, Refused {
    List<Content> parts = Multipart.parts(entity, limits.parts());
    if (parts.size() != 2)
      throw new Refused(
          RCV_301, "problem", "a multipart/signed with " + parts.size() + " parts instead of 2");
    Content signature = TransferEncoding.pkcs7(Entity.read(parts.get(1), limits), scratch);
    Entity content = Entity.read(parts.get(0), limits);
    Content covered =
        verify(SignedContent.read(signature, scratch).signer(), parts.get(0), Optional.of(content));
    return covered.equals(parts.get(0)) ? content : Entity.read(covered, limits);
  }

  private Entity opaque(Content body) throws IOException, Refused {
    SignedContent content = SignedContent.read(body, scratch);
    verify(content.signer(), content.content(), Optional.empty());
    return Entity.read(content.content(), limits);
  }

  private Entity decrypted(Content body) throws IOException, Refused {
    if (cipher.isPresent()) throw new Refused(RCV_302, "what", "encryptions", "limit", "1");
    Decrypting.Decrypted decrypted =
        new Decrypting(primitives)
            .decrypted(body, keys.decrypting(), terms.demand().legacy(), scratch);
    cipher = Optional.of(decrypted.cipher());
    try {
      return Entity.read(decrypted.content(), limits);
    } catch (Refused refused) {
      // the same answer as for a wrong padding, so that nobody can learn from the difference
      throw new Refused(RCV_306, "problem", "it is damaged, or its key is");
    }
  }

  private Entity expanded(Content body) throws IOException, Refused {
    if (compressed) throw new Refused(RCV_302, "what", "compressions", "limit", "1");
    compressed = true;
    compressedInside = signed.isPresent();
    return Entity.read(Compression.expanded(body, limits, scratch), limits);
  }

  /**
   * The bytes that the signature covers, which are those that were sent unless line ends were
   * changed.
   *
   * @param entity that the content is; empty where it must be exactly as it came
   */
  private Content verify(SignerInfo signer, Content content, Optional<Entity> entity)
      throws IOException, Refused {
    if (signed.isPresent()) throw new Refused(SIG_018, "count", "2");
    Verifying.Trust trust =
        new Verifying.Trust(keys.verifying(), receivedAt, terms.demand().legacy());
    Verifying.Statement statement = new Verifying(primitives).verified(signer, content, trust);
    Digest algorithm = statement.algorithm();
    byte[] found = primitives.digest(algorithm, content);
    Content covered = content;
    if (!MessageDigest.isEqual(found, statement.stated())) {
      Optional<Content> other =
          entity.isPresent() ? asSigned(entity.get(), statement) : Optional.empty();
      covered = other.orElseThrow(() -> differs(content, statement, found));
    }
    signed =
        Optional.of(new Signed(statement.signer(), covered, Mic.of(statement.stated(), algorithm)));
    return covered;
  }

  /** What was signed, where what came differs from it only by line ends that say nothing. */
  private Optional<Content> asSigned(Entity entity, Verifying.Statement statement)
      throws IOException {
    if (!isBinary(entity)) {
      Content canonical = canonical(entity.whole());
      if (fits(canonical, statement)) return Optional.of(canonical);
    }
    if (!entity.contentType().value().startsWith("multipart/")) return Optional.empty();
    Content shorter = LastLineEnd.without(entity.whole());
    return fits(shorter, statement) ? Optional.of(shorter) : Optional.empty();
  }

  private boolean fits(Content content, Verifying.Statement statement) throws IOException {
    byte[] found = primitives.digest(statement.algorithm(), content);
    return MessageDigest.isEqual(found, statement.stated());
  }

  private static boolean isBinary(Entity entity) {
    return entity
        .headers()
        .first("Content-Transfer-Encoding")
        .orElse("")
        .equalsIgnoreCase("binary");
  }

  private Refused differs(Content content, Verifying.Statement statement, byte[] found) {
    Digest algorithm = statement.algorithm();
    difference =
        Optional.of(
            new Opened.Difference(
                content, Mic.of(statement.stated(), algorithm), Mic.of(found, algorithm)));
    return new Refused(SIG_013, "signer", statement.signer().name());
  }

  /** RFC 8551 section 3.1.1: some sign text with CR LF and send it with LF. */
  private Content canonical(Content content) throws IOException {
    try (Spool spool = scratch.spool()) {
      TransferEncoding.canonical(content, spool);
      return spool.content();
    }
  }
}
