package org.customspost.gateway.as2;

import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.signing.TrustedCertificate;

/** The outcome of checking a receipt that came back. */
public sealed interface MdnRead {

  /** Why it is no proof; empty where it is one. */
  Optional<Finding> problem();

  /** Whose signature was verified, if any was. */
  default Optional<TrustedCertificate> signer() {
    return Optional.empty();
  }

  /**
   * The partner has the message as we sent it. A warning of the partner's stands in the MDN.
   *
   * @param signer whose signature was verified; empty where none was asked for
   */
  record Positive(Mdn mdn, Optional<TrustedCertificate> signer) implements MdnRead {
    @Override
    public Optional<Finding> problem() {
      return Optional.empty();
    }
  }

  /** The partner refuses the message; finding SND-300 has the reason. */
  record Negative(Mdn mdn, Finding finding, Optional<TrustedCertificate> signer)
      implements MdnRead {
    @Override
    public Optional<Finding> problem() {
      return Optional.of(finding);
    }
  }

  /** It proves nothing: not signed as asked, for another message, or of other bytes. */
  record Doubtful(Mdn mdn, Finding finding) implements MdnRead {
    @Override
    public Optional<Finding> problem() {
      return Optional.of(finding);
    }
  }

  /** It is no receipt, or not one that can be read. */
  record Unreadable(Finding finding) implements MdnRead {
    @Override
    public Optional<Finding> problem() {
      return Optional.of(finding);
    }
  }
}
