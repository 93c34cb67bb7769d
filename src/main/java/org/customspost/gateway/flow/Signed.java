package org.customspost.gateway.flow;

import java.util.Optional;
import org.customspost.gateway.model.passage.Wrapping.Wrapped;

/**
 * A departure after Sign.
 *
 * @param body the bytes to send: with the signature in them where it is enveloped
 * @param signature detached CMS; empty where none is agreed or it is enveloped
 * @param wrapped the form in which the body leaves; empty where it leaves as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the commit, never changed
public record Signed(Encoded encoded, byte[] body, byte[] signature, Optional<Wrapped> wrapped) {

  /** What is sent. */
  byte[] leaving() {
    return wrapped.map(Wrapped::message).orElse(body);
  }
}
