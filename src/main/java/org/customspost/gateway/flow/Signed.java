package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Wrapping.Wrapped;

/**
 * A departure after Sign.
 *
 * @param body the bytes to send: with the signature in them where it is enveloped
 * @param signature detached CMS; empty where none is agreed or it is enveloped
 * @param wrapped the form in which the body leaves; empty where it leaves as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the commit, never changed
record Signed(Encoded encoded, Body body, byte[] signature, Optional<Wrapped> wrapped)
    implements AutoCloseable {

  /** What is sent. */
  Body leaving() {
    return wrapped.<Body>map(Wrapped::message).orElse(body);
  }

  /** Gives back what the outer form took, once it is kept. */
  @Override
  public void close() {
    try {
      if (wrapped.isPresent()) wrapped.get().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
