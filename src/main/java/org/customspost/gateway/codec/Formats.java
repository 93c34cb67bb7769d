package org.customspost.gateway.codec;

import java.util.Optional;

/** Finds the format of a message by what the message says of itself. */
@FunctionalInterface
public interface Formats {
  /**
   * @param identity EDIFACT: S009 as sent; XML: slash-separated local names from the root down to
   *     where it is asked
   */
  Optional<Format> of(String identity);
}
