package org.customspost.gateway.model.customs;

import static org.customspost.gateway.error.ErrorCode.VAL_006;

import org.customspost.gateway.model.Parsed;

/**
 * What an answer of customs means to an operator: a decision, information, or the withdrawal of a
 * decision. Partners' codes are translated by tables in mappings/codelists; a code without a row is
 * {@link Decision#UNKNOWN}, never a release.
 */
public sealed interface Meaning permits Decision, Information, Withdrawal {
  String name();

  /** The meaning of a name in a code table, such as {@code HOLD_EXAM}. */
  static Parsed<Meaning> parse(String name) {
    for (Meaning each : Decision.values()) if (each.name().equals(name)) return Parsed.of(each);
    for (Meaning each : Information.values()) if (each.name().equals(name)) return Parsed.of(each);
    for (Meaning each : Withdrawal.values()) if (each.name().equals(name)) return Parsed.of(each);
    return Parsed.bad(
        VAL_006, "value", name, "allowed", "the names of Decision, Information, Withdrawal");
  }
}
