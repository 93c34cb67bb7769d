package org.customspost.gateway.dossier;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * One line of an account: a declaration, or a duty or tax that customs answered to one.
 *
 * @param account the post for whom it was declared
 * @param at when the declaration was made, or when customs issued the answer
 * @param what function of the declaration, or the authority's code of the charge
 * @param currency empty for a declaration without a converted value
 */
public record AccountLine(
    Kind kind,
    String account,
    String customs,
    OffsetDateTime at,
    String item,
    String lrn,
    String mrn,
    String what,
    BigDecimal amount,
    String currency) {

  public enum Kind {
    DECLARATION,
    CHARGE
  }
}
