package org.customspost.gateway.model;

import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading one value from text: the value, or the finding that says why there is
 * none.
 *
 * @param value null exactly where {@code problem} is not
 * @param problem without a place; whoever knows the place adds it
 */
public record Parsed<T>(@Nullable T value, @Nullable Finding problem) {

  public static <T> Parsed<T> of(T value) {
    return new Parsed<>(value, null);
  }

  public static <T> Parsed<T> bad(ErrorCode code, String... namedValues) {
    return new Parsed<>(null, Finding.of(code, Place.NOWHERE, namedValues));
  }

  /**
   * The value of text that is known to be good, such as a literal in a test or in configuration.
   */
  public T orThrow() {
    if (value == null) throw new IllegalArgumentException(String.valueOf(problem));
    return value;
  }
}
