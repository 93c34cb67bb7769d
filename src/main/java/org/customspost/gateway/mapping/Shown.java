package org.customspost.gateway.mapping;

import java.util.regex.Pattern;
import org.customspost.gateway.error.Finding;

/** What a person may see of a value that is not to be unmasked. */
public enum Shown {
  /** A text about goods or decisions. */
  WHOLE,
  /** A code, number, reference or date; what does not look like one is masked. */
  CODED,
  /** Nobody knows what it is: only what is too short to say anything of a person. */
  SHORT,
  /** Personal. */
  MASKED;

  private static final int SHORTEST = 3;

  /** A reference: longer than what findings show, and with a digit in it. */
  private static final Pattern REFERENCE = Pattern.compile("(?=\\D*\\d)[\\p{L}\\p{N}_.,:/-]{1,45}");

  /** The value as it may be shown. */
  public String of(String value) {
    return hides(value) ? Finding.masked(value) : value;
  }

  /** Whether it may not be shown. */
  public boolean hides(String value) {
    return switch (this) {
      case WHOLE -> false;
      case CODED ->
          !value.equals(Finding.coded(value)) && !REFERENCE.matcher(value.strip()).matches();
      case SHORT -> value.strip().length() > SHORTEST;
      case MASKED -> !value.isBlank();
    };
  }

  /** The stricter of two. */
  Shown and(Shown other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
