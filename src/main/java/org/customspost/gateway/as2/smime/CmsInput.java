package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.RCV_301;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetStringParser;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Refused;

/**
 * CMS in DER or BER as a stream. All that stands around the content is metered, so that nobody
 * fills our memory with a million recipients.
 */
final class CmsInput implements AutoCloseable {
  /** Certificates, recipients and attributes fit many times. */
  static final int LARGEST_STRUCTURE = 512 * 1024;

  private final Meter meter;
  private final ContentInfoParser info;

  CmsInput(Content content) throws IOException, Refused {
    this.meter = new Meter(new BufferedInputStream(content.open(), size(content)));
    ASN1StreamParser parser = new ASN1StreamParser(meter, LARGEST_STRUCTURE);
    if (!(parser.readObject() instanceof ASN1SequenceParser sequence)) {
      throw new Refused(RCV_301, "problem", "what should be S/MIME is not");
    }
    this.info = new ContentInfoParser(sequence);
  }

  private static int size(Content content) {
    return (int) Math.min(Math.max(content.size(), 16), 32 * 1024);
  }

  ASN1ObjectIdentifier type() {
    return info.getContentType();
  }

  ASN1SequenceParser structure() throws IOException, Refused {
    return sequence(info.getContent(BERTags.SEQUENCE));
  }

  /** The content's own bytes; close the stream before anything after it is read. */
  InputStream octets(ASN1Encodable encodable) throws Refused {
    if (!(encodable instanceof ASN1OctetStringParser octets))
      throw new Refused(RCV_301, "problem", "an S/MIME structure without content");
    meter.isOff = true;
    return new FilterInputStream(octets.getOctetStream()) {
      @Override
      public void close() {
        meter.isOff = false;
      }
    };
  }

  @Override
  public void close() throws IOException {
    meter.close();
  }

  private static ASN1SequenceParser sequence(ASN1Encodable encodable) throws Refused {
    if (encodable instanceof ASN1SequenceParser sequence) return sequence;
    throw new Refused(RCV_301, "problem", "an S/MIME structure without content");
  }

  /** Counts what is read outside of contents. */
  private static final class Meter extends FilterInputStream {
    private int left = LARGEST_STRUCTURE;
    private boolean isOff;

    Meter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      count(1);
      return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(read);
      return read;
    }

    private void count(int read) throws IOException {
      if (isOff) return;
      left -= read;
      if (left < 0) throw new IOException("an S/MIME structure that is larger than any real one");
    }
  }
}
