package org.customspost.gateway.as2;

import java.util.Base64;
import java.util.Optional;
import org.customspost.gateway.as2.smime.Digest;

/**
 * A message integrity check (RFC 4130 section 7.3.1): a digest and its algorithm.
 *
 * @param base64 the digest, in one line
 */
public record Mic(String base64, Digest algorithm) {

  public static Mic of(byte[] digest, Digest algorithm) {
    return new Mic(Base64.getEncoder().encodeToString(digest), algorithm);
  }

  /** As a Received-Content-MIC field has it: {@code base64, sha-256}, in any spelling. */
  public static Optional<Mic> parse(String field) {
    int comma = field.lastIndexOf(',');
    if (comma < 0) return Optional.empty();
    Optional<Digest> algorithm = Digest.named(field.substring(comma + 1));
    try {
      String base64 = field.substring(0, comma).replaceAll("\\s", "");
      byte[] digest = Base64.getDecoder().decode(base64);
      return algorithm.map(each -> of(digest, each));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As a Received-Content-MIC field has it. */
  @Override
  public String toString() {
    return base64 + ", " + algorithm.micalg();
  }
}
