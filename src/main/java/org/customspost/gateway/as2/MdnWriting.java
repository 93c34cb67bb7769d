package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.SigningKey;

/** Writes receipts. For several threads. */
public final class MdnWriting {
  private final MultipartSigned signing;

  public MdnWriting(Primitives primitives) {
    this.signing = new MultipartSigned(primitives);
  }

  /**
   * Who writes to whom.
   *
   * @param from us, empty where the message did not name us
   * @param to the message's sender, empty where it did not say
   * @param messageId of the receipt itself, with its angle brackets
   */
  public record Letterhead(
      Optional<As2Name> from, Optional<As2Name> to, String messageId, Instant time) {}

  /**
   * A receipt.
   *
   * @param signer empty: not signed
   * @param signature counts where there is a signer
   */
  public As2Message write(
      Mdn mdn, Letterhead letterhead, Optional<SigningKey> signer, Terms.Signature signature)
      throws IOException {
    Entity report =
        MultipartSigned.multipart(
            "multipart/report; report-type=disposition-notification",
            List.of(text(mdn).whole(), notification(mdn).whole()));
    Entity entity =
        signer.isPresent()
            ? signing.signed(report, signer.get(), signature, letterhead.time())
            : report;
    return new As2Message(headers(letterhead).with(entity.headers()), entity.body());
  }

  private static Headers headers(Letterhead letterhead) {
    Headers headers = Headers.of("AS2-Version", "1.1");
    if (letterhead.from().isPresent())
      headers = headers.with("AS2-From", letterhead.from().get().header());
    if (letterhead.to().isPresent())
      headers = headers.with("AS2-To", letterhead.to().get().header());
    return headers.with(
        Headers.of(
            "Message-ID",
            letterhead.messageId(),
            "Subject",
            "Receipt",
            "Date",
            OutgoingHeaders.date(letterhead.time()),
            "MIME-Version",
            "1.0"));
  }

  /** Ends each line by CR LF: a bare LF would make the signature wrong for strict readers. */
  private static Entity text(Mdn mdn) {
    boolean ascii = mdn.text().chars().allMatch(c -> c < 128);
    Headers headers =
        Headers.of(
            "Content-Type",
            "text/plain; charset=" + (ascii ? "us-ascii" : "utf-8"),
            "Content-Transfer-Encoding",
            ascii ? "7bit" : "8bit");
    String text = mdn.text().strip().replaceAll("\\R", "\r\n") + "\r\n";
    return Entity.of(headers, Content.of(text.getBytes(UTF_8)));
  }

  /** RFC 8098 section 3.1. */
  private static Entity notification(Mdn mdn) {
    Headers fields = Headers.of("Reporting-UA", mdn.reportingUa());
    if (mdn.originalRecipient().isPresent())
      fields = fields.with("Original-Recipient", recipient(mdn.originalRecipient().get()));
    fields =
        fields.with(
            Headers.of(
                "Final-Recipient",
                recipient(mdn.finalRecipient()),
                "Original-Message-ID",
                mdn.originalMessageId(),
                "Disposition",
                mdn.disposition().toString()));
    if (mdn.mic().isPresent())
      fields = fields.with("Received-Content-MIC", mdn.mic().get().toString());
    Headers headers =
        Headers.of(
            "Content-Type",
            "message/disposition-notification",
            "Content-Transfer-Encoding",
            "7bit");
    return Entity.of(headers, Content.of(fields.bytes()));
  }

  private static String recipient(String name) {
    return "rfc822; " + name;
  }
}
