package org.customspost.gateway.channel.as2;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.As2Name;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.DispositionRequest;
import org.customspost.gateway.as2.Mdn;
import org.customspost.gateway.as2.MdnWriting;
import org.customspost.gateway.as2.MdnWriting.Letterhead;
import org.customspost.gateway.as2.Mic;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.signing.SigningKey;

/** Writes our receipts: signed with the key of the one relation that the message belongs to. */
final class Receipts {
  private static final String OURS = "Customs-Post";

  private final MdnWriting writing;

  Receipts(MdnWriting writing) {
    this.writing = writing;
  }

  byte[] taken(Relation relation, Posted posted, Disposition disposition, Mic mic, Instant now)
      throws IOException {
    String text = "The message " + posted.messageId() + " was received and is stored.";
    Mdn mdn = mdn(relation.us().value(), posted, text, disposition, Optional.of(mic));
    return written(Optional.of(relation), posted, mdn, now);
  }

  /** To anybody who posted something, known or not. */
  byte[] refused(
      Optional<Relation> relation, Posted posted, Finding finding, Disposition why, Instant now)
      throws IOException {
    String text = "The message was not taken. " + finding;
    String us = posted.to().map(As2Name::value).orElse("unknown");
    return written(relation, posted, mdn(us, posted, text, why, Optional.empty()), now);
  }

  private static Mdn mdn(
      String us, Posted posted, String text, Disposition disposition, Optional<Mic> mic) {
    return new Mdn(text, OURS, Optional.of(us), us, posted.messageId(), disposition, mic);
  }

  private byte[] written(Optional<Relation> relation, Posted posted, Mdn mdn, Instant now)
      throws IOException {
    DispositionRequest request = posted.request();
    Optional<SigningKey> signer =
        request.signed() ? relation.flatMap(each -> each.keys(now).signer(now)) : Optional.empty();
    Digest digest = mdn.mic().map(Mic::algorithm).orElse(request.digest(Optional.empty()));
    String id = "<" + UUID.randomUUID() + "@mdn.customs-post>";
    As2Message message =
        writing.write(
            mdn,
            new Letterhead(posted.to(), posted.from(), id, now),
            signer,
            new Terms.Signature(digest, SignatureScheme.PKCS1));
    return WireForm.of(relation.map(each -> Features.on(message, each)).orElse(message)).bytes();
  }
}
