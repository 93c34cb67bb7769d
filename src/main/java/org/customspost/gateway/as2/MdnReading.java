package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.SND_300;
import static org.customspost.gateway.error.ErrorCode.SND_301;
import static org.customspost.gateway.error.ErrorCode.SND_302;
import static org.customspost.gateway.error.ErrorCode.SND_303;
import static org.customspost.gateway.error.ErrorCode.SND_304;
import static org.customspost.gateway.error.ErrorCode.SND_305;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Memory;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.TrustedCertificate;

/** Reads receipts from the exact bytes that came. For several threads. */
public final class MdnReading {
  /** A receipt is a page of text; whatever is larger is none. */
  public static final long LARGEST = 1024 * 1024;

  private final Primitives primitives;

  public MdnReading(Primitives primitives) {
    this.primitives = primitives;
  }

  /**
   * What we know of the message that a receipt should be about.
   *
   * @param receipt as it was asked for
   */
  public record Expected(String messageId, Mic mic, Terms.Receipt receipt) {}

  /**
   * What a message says if it is a receipt, signed or not, before anything in it is believed: for
   * telling receipts from messages, and for finding the message that a receipt is about.
   */
  public Optional<Mdn> peek(As2Message message) throws IOException {
    if (!MdnParts.mayBe(message)) return Optional.empty();
    try (Scratch scratch = inMemory()) {
      return Optional.of(MdnParts.of(message, scratch).mdn());
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  /** Reads and checks a receipt. */
  public MdnRead read(As2Message message, Expected expected, Keys keys, Instant receivedAt)
      throws IOException {
    try (Scratch scratch = inMemory()) {
      return checked(MdnParts.of(message, scratch), expected, keys, receivedAt);
    } catch (Refused refused) {
      return new MdnRead.Unreadable(finding(SND_304, "problem", refused.finding().text()));
    }
  }

  private MdnRead checked(MdnParts parts, Expected expected, Keys keys, Instant receivedAt)
      throws IOException {
    Mdn mdn = parts.mdn();
    if (!bare(mdn.originalMessageId()).equals(bare(expected.messageId())))
      return doubtful(
          mdn, SND_305, "found", mdn.originalMessageId(), "expected", expected.messageId());
    Optional<TrustedCertificate> signer;
    try {
      signer = parts.signer(primitives, keys, receivedAt);
    } catch (Refused refused) {
      return doubtful(mdn, SND_302, "problem", refused.finding().text());
    }
    boolean unsigned = expected.receipt().signed() && signer.isEmpty();
    // whoever cannot find our agreement cannot sign for it, but its answer to our own request is
    // its word; a stranger's, from outside, is not
    boolean believed = !unsigned || expected.receipt().asyncUrl().isEmpty();
    if (!mdn.disposition().isPositive() && believed)
      return new MdnRead.Negative(
          mdn, finding(SND_300, "reason", reason(mdn.disposition())), signer);
    if (unsigned) return doubtful(mdn, SND_303, "missing", "signature");
    return mic(mdn, expected, signer);
  }

  private static MdnRead mic(Mdn mdn, Expected expected, Optional<TrustedCertificate> signer) {
    if (mdn.mic().isEmpty() && expected.receipt().signed())
      return doubtful(mdn, SND_303, "missing", "MIC");
    if (mdn.mic().isPresent() && !mdn.mic().get().equals(expected.mic()))
      return doubtful(
          mdn, SND_301, "found", mdn.mic().get().toString(), "expected", expected.mic().toString());
    return new MdnRead.Positive(mdn, signer);
  }

  private static String reason(Disposition disposition) {
    return disposition.reason().isEmpty() ? disposition.toString() : disposition.reason();
  }

  /** Some products lose the angle brackets. */
  private static String bare(String messageId) {
    return messageId.strip().replaceAll("^<|>$", "");
  }

  private static MdnRead doubtful(Mdn mdn, ErrorCode code, String... namedValues) {
    return new MdnRead.Doubtful(mdn, finding(code, namedValues));
  }

  private static Finding finding(ErrorCode code, String... namedValues) {
    return Finding.of(code, Place.NOWHERE, namedValues);
  }

  /** No receipt is so large that it would need a file. */
  private static Scratch inMemory() {
    return new Scratch(
        java.nio.file.Path.of(System.getProperty("java.io.tmpdir")),
        Memory.each(2 * (int) LARGEST));
  }
}
