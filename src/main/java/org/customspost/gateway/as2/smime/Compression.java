package org.customspost.gateway.as2.smime;

import static org.customspost.gateway.error.ErrorCode.RCV_303;
import static org.customspost.gateway.error.ErrorCode.RCV_304;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.CompressedDataParser;
import org.bouncycastle.asn1.cms.ContentInfoParser;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.mime.Spool;
import org.customspost.gateway.as2.mime.StorageFailure;

/** CompressedData (RFC 3274), by zlib. */
public final class Compression {
  private static final long FREE = 1024 * 1024;

  private Compression() {}

  /** Compresses into CompressedData, in DER. */
  public static Content compressed(Content content, Scratch scratch) throws IOException {
    Deflater deflater = new Deflater();
    try (Spool spool = scratch.spool()) {
      DeflaterOutputStream out = new DeflaterOutputStream(spool, deflater, 16 * 1024);
      content.writeTo(out);
      out.finish();
      return Der.contentInfo(
          CMSObjectIdentifiers.compressedData,
          Der.of(new ASN1Integer(0)),
          Der.of(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_alg_zlibCompress)),
          Der.of(
              Der.SEQUENCE,
              Der.of(CMSObjectIdentifiers.data),
              Der.of(Der.CONTEXT_0, Der.of(Der.OCTET_STRING, spool.content()))));
    } finally {
      deflater.end();
    }
  }

  /** Unpacks CompressedData, and stops where it becomes larger than it may. */
  public static Content expanded(Content compressed, Limits limits, Scratch scratch)
      throws StorageFailure, Refused {
    try (CmsInput input = new CmsInput(compressed);
        Spool spool = scratch.spool()) {
      CompressedDataParser data = new CompressedDataParser(input.structure());
      ContentInfoParser content = data.getEncapContentInfo();
      inflate(input.octets(content.getContent(BERTags.OCTET_STRING)), spool, limits);
      return spool.content();
    } catch (EOFException e) {
      throw new Refused(RCV_304, "problem", "it ends too soon");
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle meets bytes of a wrong shape with many kinds of unchecked exceptions
      StorageFailure.rethrow(e);
      throw new Refused(RCV_304, "problem", "it is no zlib stream, or damaged");
    }
  }

  private static void inflate(InputStream in, Spool spool, Limits limits)
      throws IOException, Refused {
    Inflater inflater = new Inflater();
    try (InflaterInputStream inflating = new InflaterInputStream(in, inflater, 16 * 1024)) {
      byte[] buffer = new byte[32 * 1024];
      for (int read = inflating.read(buffer); read >= 0; read = inflating.read(buffer)) {
        spool.write(buffer, 0, read);
        check(spool.size(), inflater.getBytesRead(), limits);
      }
    } finally {
      inflater.end();
    }
  }

  /** The ratio is that so far, so a bomb is refused long before it has its size. */
  private static void check(long size, long read, Limits limits) throws Refused {
    if (size > limits.contentBytes())
      throw new Refused(RCV_303, "limit", limits.contentBytes() + " bytes");
    if (size > FREE + read * limits.expansion())
      throw new Refused(RCV_303, "limit", limits.expansion() + " times its size");
  }
}
