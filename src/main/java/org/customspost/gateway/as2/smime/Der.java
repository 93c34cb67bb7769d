package org.customspost.gateway.as2.smime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.customspost.gateway.as2.mime.Content;

/**
 * DER around contents of any size: the lengths are known, so there is no need for the indefinite
 * form, which some products cannot read.
 */
final class Der {
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** [0], constructed. */
  static final int CONTEXT_0 = 0xA0;

  /** [0], implicit, over something primitive. */
  static final int CONTEXT_0_PRIMITIVE = 0x80;

  private Der() {}

  static Content of(int tag, Content... parts) {
    long length = 0;
    for (Content part : parts) length += part.size();
    List<Content> all = new ArrayList<>();
    all.add(Content.of(head(tag, length)));
    all.addAll(List.of(parts));
    return Content.joined(all);
  }

  static Content of(ASN1Encodable object) {
    return Content.of(encoded(object));
  }

  /** One small element. */
  static byte[] element(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) length += part.length;
    ByteArrayOutputStream element = new ByteArrayOutputStream(length + 6);
    element.writeBytes(head(tag, length));
    for (byte[] part : parts) element.writeBytes(part);
    return element.toByteArray();
  }

  /** The same object in bytes. */
  static byte[] encoded(ASN1Encodable object) {
    try {
      return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("an object without encoding", e);
    }
  }

  /** ContentInfo (RFC 5652 section 3). */
  static Content contentInfo(ASN1ObjectIdentifier type, Content... parts) {
    return of(SEQUENCE, of(type), of(CONTEXT_0, of(SEQUENCE, parts)));
  }

  private static byte[] head(int tag, long length) {
    ByteArrayOutputStream head = new ByteArrayOutputStream(10);
    head.write(tag);
    if (length < 128) {
      head.write((int) length);
    } else {
      int bytes = (64 - Long.numberOfLeadingZeros(length) + 7) / 8;
      head.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) head.write((int) (length >>> (8 * i)));
    }
    return head.toByteArray();
  }
}
