package org.customspost.gateway.partner;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How something is sent over AS2.
 *
 * @param scheme how an RSA key signs
 * @param transport how an RSA key carries the content key
 * @param mdn which receipt is asked for
 * @param mdnSigned whether it must be signed
 * @param mic what the MIC of the partner's receipts covers
 * @param mdnTo our own address as the partner sees it, for {@link Mdn#ASYNC}
 * @param deadline no MDN after this: sent again under the same Message-ID
 * @param timeout for the answer on the connection
 * @param atOnce messages on their way at the same time
 */
public record As2Outbound(
    URI url,
    Sign sign,
    Scheme scheme,
    Encrypt encrypt,
    Transport transport,
    Compress compress,
    Mdn mdn,
    boolean mdnSigned,
    As2Peer.MicScope mic,
    Optional<URI> mdnTo,
    Duration deadline,
    Duration timeout,
    int atOnce) {
  /** One after the other: in the order in which they were made. */
  static final int USUALLY_AT_ONCE = 1;

  /** The digest of the signature, and of the MIC. */
  public enum Sign {
    NONE,
    SHA_256,
    SHA_384,
    SHA_512
  }

  public enum Scheme {
    PKCS1,
    PSS
  }

  public enum Encrypt {
    NONE,
    AES_128_CBC,
    AES_192_CBC,
    AES_256_CBC,
    AES_128_GCM,
    AES_192_GCM,
    AES_256_GCM
  }

  public enum Transport {
    PKCS1,
    OAEP_SHA_1,
    OAEP_SHA_256
  }

  /** RFC 5402 allows both orders; without a signature they are the same. */
  public enum Compress {
    NONE,
    BEFORE_SIGNING,
    AFTER_SIGNING
  }

  public enum Mdn {
    NONE,
    SYNC,
    ASYNC
  }
}
