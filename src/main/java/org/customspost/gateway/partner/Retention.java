package org.customspost.gateway.partner;

import java.util.EnumMap;
import java.util.Map;
import org.customspost.gateway.yaml.YamlMap;

/**
 * For how many days contents are kept, by class. What an agreement does not say holds as in the
 * gateway's settings, and what these do not say as usual.
 */
public record Retention(Map<RetentionClass, Integer> days) {
  /** Nothing said. */
  public static final Retention UNSAID = new Retention(Map.of());

  /** A unit is written to on its day, and by another node's clock a day longer. */
  private static final int LEAST = 3;

  private static final int MOST = 36_500;

  public Retention {
    days = Map.copyOf(days);
  }

  /** Reads the key {@code retention}; empty where it is not there. */
  public static Retention read(YamlMap settings) {
    Map<RetentionClass, Integer> days = new EnumMap<>(RetentionClass.class);
    settings
        .map("retention")
        .ifPresent(
            yaml -> {
              for (RetentionClass each : RetentionClass.values())
                if (yaml.has(each.word())) days.put(each, days(yaml, each));
              yaml.done();
            });
    return new Retention(days);
  }

  private static int days(YamlMap yaml, RetentionClass which) {
    int days = yaml.number(which.word(), which.usually());
    if (days < LEAST || days > MOST)
      yaml.wrong(which.word(), Integer.toString(days), LEAST + " to " + MOST + " days");
    return Math.max(LEAST, days);
  }

  /** This, and where it says nothing, the other. */
  public Retention orElse(Retention otherwise) {
    Map<RetentionClass, Integer> all = new EnumMap<>(RetentionClass.class);
    all.putAll(otherwise.days);
    all.putAll(days);
    return new Retention(all);
  }

  public int of(RetentionClass which) {
    return days.getOrDefault(which, which.usually());
  }

  /** By the word that the journal has; of one that is not known any more, the longest of all. */
  public int of(String word) {
    int longest = 0;
    for (RetentionClass each : RetentionClass.values()) {
      if (each.word().equals(word)) return of(each);
      longest = Math.max(longest, of(each));
    }
    return longest;
  }
}
