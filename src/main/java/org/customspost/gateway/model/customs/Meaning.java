package org.customspost.gateway.model.customs;

import static org.customspost.gateway.error.ErrorCode.VAL_006;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.model.Parsed;

/**
 * What an answer of customs means to an operator: a decision, information, the withdrawal of a
 * decision, or a word about loading. Partners' codes are translated by tables in
 * mappings/codelists; a code without a row is {@link Decision#UNKNOWN}, never a release.
 */
public sealed interface Meaning permits Decision, Information, Withdrawal, Preloading {
  String name();

  /** True where the goods must not move. */
  default boolean holds() {
    return false;
  }

  /** All there are. */
  static List<Meaning> all() {
    List<Meaning> all = new ArrayList<>(List.of(Decision.values()));
    all.addAll(List.of(Information.values()));
    all.addAll(List.of(Withdrawal.values()));
    all.addAll(List.of(Preloading.values()));
    return all;
  }

  /** The meaning of a name in a code table, such as {@code HOLD_EXAM}. */
  static Parsed<Meaning> parse(String name) {
    for (Meaning each : all()) if (each.name().equals(name)) return Parsed.of(each);
    return Parsed.bad(
        VAL_006,
        "value",
        name,
        "allowed",
        "the names of Decision, Information, Withdrawal, Preloading");
  }
}
