package org.customspost.gateway.signing;

import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Parsed;

/** Ends a verification from deep inside; the verifiers turn it into their outcome. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  Refusal(ErrorCode code, String... namedValues) {
    super(code.id(), null, false, false);
    this.finding = Finding.of(code, Place.NOWHERE, namedValues);
  }

  <T> Parsed<T> outcome() {
    return new Parsed<>(null, finding);
  }
}
