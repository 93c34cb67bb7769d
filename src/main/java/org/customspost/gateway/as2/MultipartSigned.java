package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.customspost.gateway.error.ErrorCode.SIG_008;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.as2.smime.Signing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.SigningKey;

/** Writes multipart/signed (RFC 1847) and other multiparts, without copying their parts. */
final class MultipartSigned {
  private final Signing signing;

  MultipartSigned(Primitives primitives) {
    this.signing = new Signing(primitives);
  }

  Entity signed(Entity entity, SigningKey key, Terms.Signature signature, Instant time)
      throws IOException {
    try {
      byte[] value =
          signing.signed(entity.whole(), key, signature.digest(), signature.scheme(), time);
      String type =
          "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg="
              + signature.digest().micalg();
      return multipart(type, List.of(entity.whole(), part(value).whole()));
    } catch (GeneralSecurityException e) {
      String problem = String.valueOf(e.getMessage());
      throw new GatewayException(
          Finding.of(SIG_008, Place.NOWHERE, "name", key.alias(), "problem", problem), e);
    }
  }

  /**
   * A multipart of parts as they are.
   *
   * @param type without the boundary, which is random enough to stand in no part
   */
  static Entity multipart(String type, List<Content> parts) {
    String boundary = "=_" + UUID.randomUUID() + UUID.randomUUID();
    List<Content> body = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      body.add(text((i == 0 ? "--" : "\r\n--") + boundary + "\r\n"));
      body.add(parts.get(i));
    }
    body.add(text("\r\n--" + boundary + "--\r\n"));
    // the boundary in quotes: it has an equals sign (RFC 2045 section 5.1)
    Headers headers = Headers.of("Content-Type", type + "; boundary=\"" + boundary + '"');
    return Entity.of(headers, Content.joined(body));
  }

  /** In base64, which is short here and the only form that OpenSSL reads in this place. */
  private static Entity part(byte[] signature) {
    return Entity.of(
        Headers.of(
            "Content-Type",
            "application/pkcs7-signature; name=\"smime.p7s\"",
            "Content-Disposition",
            "attachment; filename=\"smime.p7s\"",
            "Content-Transfer-Encoding",
            "base64"),
        Content.of(Base64.getMimeEncoder().encode(signature)));
  }

  private static Content text(String text) {
    return Content.of(text.getBytes(US_ASCII));
  }
}
