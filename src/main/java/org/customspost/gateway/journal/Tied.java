package org.customspost.gateway.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a message is tied to.
 *
 * @param key of this one among the others, in their order
 * @param how a word or two: {@code item}, {@code answer}, {@code declares}
 * @param id of the dossier or message; null where it is known by its name only
 */
public record Tied(Key key, String how, Kind kind, @Nullable Long id, String name) {
  /** What it is. */
  public enum Kind {
    ITEM,
    IN,
    OUT
  }

  /**
   * Where one stands among the others; no two stand at the same.
   *
   * @param branch in which way they are tied
   * @param place their own order, which several may share
   */
  public record Key(int branch, long place, long id) {
    /** Before all others. */
    public static final Key START = new Key(0, -1, -1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,2})-([0-9]{1,18})-([0-9]{1,18})");

    /** As it was written; empty where it was not written so. */
    public static Optional<Key> of(String text) {
      Matcher parts = FORM.matcher(text);
      if (!parts.matches()) return Optional.empty();
      return Optional.of(
          new Key(
              Integer.parseInt(parts.group(1)),
              Long.parseLong(parts.group(2)),
              Long.parseLong(parts.group(3))));
    }

    /** As an address says it. */
    @Override
    public String toString() {
      return branch + "-" + place + "-" + id;
    }
  }
}
