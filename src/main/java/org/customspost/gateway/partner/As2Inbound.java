package org.customspost.gateway.partner;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is taken over AS2, and how its receipt is told.
 *
 * @param signature whether a message must be signed
 * @param encryption whether a message must be encrypted
 * @param mic what the MIC of our receipts covers
 * @param legacy SHA-1, MD5 and 3DES are taken from this partner too
 * @param asyncMdn the one address that an asynchronous MDN may go to; empty where none is agreed
 * @param duplicates what a message gets that came before with the same id and the same content
 * @param attachments what a message gets that has more parts than its document
 * @param clientCertificates aliases of the TLS certificates the partner must call with; empty where
 *     none is asked for
 */
public record As2Inbound(
    Demand signature,
    Demand encryption,
    As2Peer.MicScope mic,
    boolean legacy,
    Optional<URI> asyncMdn,
    Duplicates duplicates,
    Attachments attachments,
    List<String> clientCertificates) {
  public As2Inbound {
    clientCertificates = List.copyOf(clientCertificates);
  }

  /** How much of a protection is asked for. */
  public enum Demand {
    REQUIRED,
    OPTIONAL
  }

  /** Further parts of a message (RFC 6362). */
  public enum Attachments {
    /** Such a message is not taken. */
    REFUSED,
    /** They are kept beside the document and named in its story; nothing is made of them. */
    ALLOWED
  }

  /** What a repeat gets. Other content under a known id is refused in any case. */
  public enum Duplicates {
    /** The MDN that the first one got: a sender that lost it is served (RFC 4130, 5.3.3). */
    ANSWER_AGAIN,
    /** An MDN that says it is a duplicate. */
    REFUSE
  }
}
