package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_301;
import static org.customspost.gateway.error.ErrorCode.RCV_302;
import static org.customspost.gateway.error.ErrorCode.SIG_013;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Multipart;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.TransferEncoding;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.SignedContent;
import org.customspost.gateway.as2.smime.Verifying;
import org.customspost.gateway.signing.TrustedCertificate;

/**
 * A receipt taken apart.
 *
 * @param report the multipart/report, exactly as it came
 * @param signature over the report
 */
record MdnParts(Mdn mdn, Content report, Optional<SignedContent> signature, Scratch scratch) {
  private static final Limits LIMITS = new Limits(64 * 1024, 200, 10, 4, MdnReading.LARGEST, 10);

  /** Whether a message looks like a receipt from outside. */
  static boolean mayBe(As2Message message) {
    String type = outer(message).contentType().value();
    return type.equals("multipart/signed") || type.equals("multipart/report");
  }

  private static Entity outer(As2Message message) {
    return new Entity(message.headers(), message.body(), message.body());
  }

  static MdnParts of(As2Message message, Scratch scratch) throws IOException, Refused {
    if (message.body().size() > MdnReading.LARGEST)
      throw new Refused(RCV_302, "what", "bytes", "limit", Long.toString(MdnReading.LARGEST));
    Entity outer = outer(message);
    if (!outer.contentType().is("multipart/signed"))
      return new MdnParts(mdn(outer, scratch), outer.body(), Optional.empty(), scratch);
    List<Content> parts = Multipart.parts(outer, LIMITS.parts());
    if (parts.size() != 2)
      throw new Refused(RCV_301, "problem", "a multipart/signed without two parts");
    Entity signature = Entity.read(parts.get(1), LIMITS);
    return new MdnParts(
        mdn(Entity.read(parts.get(0), LIMITS), scratch),
        parts.get(0),
        Optional.of(SignedContent.read(TransferEncoding.pkcs7(signature, scratch), scratch)),
        scratch);
  }

  /** Who signed; empty where there is no signature. */
  Optional<TrustedCertificate> signer(Primitives primitives, Keys keys, Instant receivedAt)
      throws IOException, Refused {
    if (signature.isEmpty()) return Optional.empty();
    // MD5 and SHA-1 prove delivery to nobody but us: a forger would need a second preimage, which
    // neither has, and old products know nothing else
    Verifying.Trust trust = new Verifying.Trust(keys.verifying(), receivedAt, true);
    Verifying.Statement statement =
        new Verifying(primitives).verified(signature.get().signer(), report, trust);
    if (!fits(primitives, statement, report)
        && !fits(primitives, statement, canonical())
        && !fits(primitives, statement, LastLineEnd.without(report)))
      throw new Refused(SIG_013, "signer", statement.signer().name());
    return Optional.of(statement.signer());
  }

  private static boolean fits(Primitives primitives, Verifying.Statement statement, Content content)
      throws IOException {
    return MessageDigest.isEqual(
        primitives.digest(statement.algorithm(), content), statement.stated());
  }

  private Content canonical() throws IOException {
    try (var spool = scratch.spool()) {
      TransferEncoding.canonical(report, spool);
      return spool.content();
    }
  }

  private static Mdn mdn(Entity report, Scratch scratch) throws IOException, Refused {
    if (!report.contentType().is("multipart/report"))
      throw new Refused(RCV_301, "problem", "it is no multipart/report");
    String text = "";
    Optional<Headers> fields = Optional.empty();
    for (Content part : Multipart.parts(report, LIMITS.parts())) {
      Entity entity = Entity.read(part, LIMITS);
      Content content = TransferEncoding.decoded(entity, scratch);
      if (entity.contentType().is("message/disposition-notification")) {
        fields = Optional.of(fields(content));
      } else if (text.isEmpty() && entity.contentType().is("text/plain")) {
        text = new String(content.bytes(), StandardCharsets.UTF_8).strip();
      }
    }
    if (fields.isEmpty())
      throw new Refused(RCV_301, "problem", "it has no disposition notification");
    return mdn(text, fields.get());
  }

  private static Headers fields(Content content) throws IOException, Refused {
    try (InputStream in = new BufferedInputStream(content.open())) {
      return Headers.read(in, LIMITS);
    }
  }

  private static Mdn mdn(String text, Headers fields) throws Refused {
    Optional<Disposition> disposition = fields.first("Disposition").flatMap(Disposition::parse);
    if (disposition.isEmpty())
      throw new Refused(RCV_301, "problem", "it has no Disposition that can be read");
    return new Mdn(
        text,
        fields.first("Reporting-UA").orElse(""),
        fields.first("Original-Recipient").map(MdnParts::name),
        fields.first("Final-Recipient").map(MdnParts::name).orElse(""),
        fields.first("Original-Message-ID").orElse(""),
        disposition.get(),
        fields.first("Received-Content-MIC").flatMap(Mic::parse));
  }

  /** {@code rfc822; name}. */
  private static String name(String recipient) {
    return recipient.substring(recipient.indexOf(';') + 1).strip();
  }
}
