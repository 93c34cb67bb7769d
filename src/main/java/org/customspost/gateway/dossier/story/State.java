package org.customspost.gateway.dossier.story;

import java.util.Map;

/**
 * One state that an item is in.
 *
 * @param values of the sentences
 */
public record State(Situation situation, Map<String, String> values) {
  public State {
    values = Map.copyOf(values);
  }

  /** In a few words. */
  public String words() {
    return situation.words();
  }

  /** Why, in a sentence. */
  public String reason() {
    return situation.reason(values);
  }

  /** Who does what next, in a sentence. */
  public String next() {
    return situation.next(values);
  }

  /** Whose turn it is: a partner's name, {@code us}, or nobody's. */
  public String turn() {
    return switch (situation.turn()) {
      case CUSTOMS -> values.getOrDefault("customs", "");
      case OPERATOR -> values.getOrDefault("operator", "");
      case US -> "us";
      case NOBODY -> "";
    };
  }
}
