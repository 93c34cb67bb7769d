package org.customspost.gateway.model.customs;

/** What customs decided about goods or about a declaration. */
public enum Decision implements Meaning {
  /** Free circulation, nothing due. */
  RELEASED,
  /** Released, duty or tax is due or was charged. */
  RELEASED_DUTY,
  /** Held: customs wants to examine the goods. */
  HOLD_EXAM,
  /** Held: customs wants documents or information. */
  HOLD_DOCS,
  /** Held: payment is wanted first. */
  HOLD_PAYMENT,
  /** Detained or seized. */
  DETAINED,
  /** Refused; the goods go back. */
  REFUSED_RETURN,
  /** May move on under customs transfer. */
  TRANSIT,
  /** Declaration accepted, goods awaited. */
  AWAITING_ARRIVAL,
  /** Declaration accepted. */
  ACCEPTED,
  /** Declaration rejected: it must be mended and filed anew. */
  REJECTED,
  /** A code this gateway does not know: the item stays held and support is alerted. */
  UNKNOWN;

  /** True where the goods may leave customs control. */
  public boolean releases() {
    return this == RELEASED || this == RELEASED_DUTY;
  }

  /** True where the goods may move on: released, or under customs transfer. */
  public boolean letsGo() {
    return releases() || this == TRANSIT;
  }

  @Override
  public boolean holds() {
    return switch (this) {
      case HOLD_EXAM, HOLD_DOCS, HOLD_PAYMENT, DETAINED, UNKNOWN -> true;
      case RELEASED, RELEASED_DUTY, REFUSED_RETURN, TRANSIT, AWAITING_ARRIVAL, ACCEPTED, REJECTED ->
          false;
    };
  }
}
