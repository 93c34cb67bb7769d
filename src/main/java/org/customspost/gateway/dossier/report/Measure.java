package org.customspost.gateway.dossier.report;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is counted; most of it is a part of something else. */
public enum Measure {
  /** Items whose data came. */
  ITEMS(null),
  /** Of these, the refused. */
  REFUSED(ITEMS),
  /** Content pieces. */
  PIECES(null),
  /** Of these, with an HS code. */
  CODED(PIECES),
  /** Items that a despatch announces. */
  ANNOUNCED(null),
  /** Of these, with item data by then. */
  BEFORE_DESPATCH(ANNOUNCED),
  /** Of the announced, those of which the departure is known. */
  DEPARTING(ANNOUNCED),
  /** Of these, with item data by then. */
  BEFORE_DEPARTURE(DEPARTING),
  /** Declarations that customs answered. */
  ANSWERED(null),
  /** Of these, those that it held. */
  HELD(ANSWERED);

  private final @Nullable Measure whole;

  Measure(@Nullable Measure whole) {
    this.whole = whole;
  }

  /** What it is a part of. */
  public Optional<Measure> whole() {
    return Optional.ofNullable(whole);
  }

  /** As a field of JSON and a column of CSV. */
  public String word() {
    StringBuilder word = new StringBuilder();
    for (String each : name().toLowerCase(Locale.ROOT).split("_", -1))
      word.append(
          word.isEmpty()
              ? each
              : each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1));
    return word.toString();
  }
}
