package org.customspost.gateway.partner;

import java.util.List;

/**
 * Who speaks AS2 with whom, and with which keys.
 *
 * @param ourName what we are called: AS2-To of what comes, AS2-From of what leaves
 * @param partnerName what the partner is called
 * @param ourKey alias of our keys: the one valid now signs, each of them decrypts
 * @param partnerCertificates aliases; each that is valid verifies, the first that is valid encrypts
 * @param serverCertificates aliases of what the partner's HTTPS server shows, or of who issued it
 * @param clientKey alias of the key that we call an HTTPS server with; empty for none
 */
public record As2Peer(
    String ourName,
    String partnerName,
    String ourKey,
    List<String> partnerCertificates,
    List<String> serverCertificates,
    String clientKey) {
  public As2Peer {
    partnerCertificates = List.copyOf(partnerCertificates);
    serverCertificates = List.copyOf(serverCertificates);
  }

  /** Whether calls to the partner use keys or certificates of ours: over HTTPS. */
  public boolean callsWithKeys() {
    return !serverCertificates.isEmpty() || !clientKey.isEmpty();
  }

  /**
   * What a MIC covers where content is compressed before it is signed. RFC 5402 section 4 says the
   * first; some products digest the second, and one of them only as a receiver.
   */
  public enum MicScope {
    AS_SIGNED,
    UNCOMPRESSED
  }
}
