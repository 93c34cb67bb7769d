package org.customspost.gateway.console;

import io.javalin.http.Context;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What each answer says about how a browser may use it. */
final class Headers {
  private static final String NONCE = "nonce";
  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()",
          "Cache-Control", "no-store");

  private Headers() {}

  /**
   * Scripts and style sheets are ours and carry the nonce of the answer; nothing else runs. See
   * Content Security Policy Level 3, 2.3.
   */
  static void put(Context context) {
    byte[] random = new byte[NONCE_BYTES];
    RANDOM.nextBytes(random);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    context.attribute(NONCE, nonce);
    ALWAYS.forEach(context::header);
    if (Front.secure(context)) context.header("Strict-Transport-Security", "max-age=31536000");
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'nonce-%s'; style-src 'nonce-%s'; img-src 'self';"
                .formatted(nonce, nonce)
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  }

  static String nonce(Context context) {
    String nonce = context.attribute(NONCE);
    return nonce == null ? "" : nonce;
  }
}
