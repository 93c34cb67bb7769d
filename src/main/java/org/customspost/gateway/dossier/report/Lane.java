package org.customspost.gateway.dossier.report;

/**
 * From which country to which items go.
 *
 * @param from ISO 3166-1; empty where the data does not say
 * @param to ISO 3166-1; empty where the data does not say
 */
public record Lane(String from, String to) {
  private static final String UNKNOWN = "?";

  /** As people write it: {@code GB-DE}. */
  @Override
  public String toString() {
    return word(from) + "-" + word(to);
  }

  private static String word(String country) {
    return country.isEmpty() ? UNKNOWN : country;
  }
}
