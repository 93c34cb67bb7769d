package org.customspost.gateway.as2.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.customspost.gateway.as2.smime.Der.element;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;

/**
 * What a signature's value is over: content type, signing time, message digest (RFC 5652 section
 * 11), in DER.
 */
final class SignedAttributes {
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final DateTimeFormatter TWO_DIGITS =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter FOUR_DIGITS =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);
  private static final byte[] SIGNING_TIME = Der.encoded(CMSAttributes.signingTime);
  private static final byte[] MESSAGE_DIGEST = Der.encoded(CMSAttributes.messageDigest);
  private static final byte[] CONTENT_TYPE =
      attribute(Der.encoded(CMSAttributes.contentType), Der.encoded(CMSObjectIdentifiers.data));

  private SignedAttributes() {}

  /** One after the other. Their lengths ascend, which is the order that DER asks of a SET OF. */
  static byte[][] of(byte[] digest, Instant time) {
    return new byte[][] {
      CONTENT_TYPE,
      attribute(SIGNING_TIME, time(time)),
      attribute(MESSAGE_DIGEST, element(Der.OCTET_STRING, digest))
    };
  }

  private static byte[] attribute(byte[] type, byte[] value) {
    return element(Der.SEQUENCE, type, element(Der.SET, value));
  }

  /** RFC 5652 section 11.3: two digits of the year until 2049, then four. */
  private static byte[] time(Instant time) {
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    boolean two = utc.getYear() >= 1950 && utc.getYear() < 2050;
    String text = (two ? TWO_DIGITS : FOUR_DIGITS).format(utc);
    byte[] ascii = text.getBytes(US_ASCII);
    return element(two ? UTC_TIME : GENERALIZED_TIME, ascii);
  }
}
