package org.customspost.gateway.as2;

import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;

/** Entities of application/pkcs7-mime (RFC 8551 section 3.2). */
final class Pkcs7 {
  private Pkcs7() {}

  static Entity entity(String smimeType, String file, Content body) {
    return Entity.of(
        Headers.of(
            "Content-Type",
            "application/pkcs7-mime; smime-type=" + smimeType + "; name=\"" + file + "\"",
            "Content-Disposition",
            "attachment; filename=\"" + file + "\"",
            "Content-Transfer-Encoding",
            "binary"),
        body);
  }
}
