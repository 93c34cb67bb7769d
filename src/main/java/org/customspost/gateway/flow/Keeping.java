package org.customspost.gateway.flow;

import java.util.Optional;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Retention;
import org.customspost.gateway.partner.RetentionClass;

/** Under which key something is stored: its partner's, of its class, of today. */
public final class Keeping {
  private final RetentionUnits units;
  private final CurrentAgreements agreements;
  private final Retention usual;

  /**
   * @param usual what holds where an agreement says nothing
   */
  public Keeping(RetentionUnits units, CurrentAgreements agreements, Retention usual) {
    this.units = units;
    this.agreements = agreements;
    this.usual = usual;
  }

  RetentionUnit unit(String partner, RetentionClass which) {
    return units.today(partner, which.word(), days(partner, which.word()));
  }

  /** The days that hold now for a class, as the journal calls it. */
  public int days(String partner, String retentionClass) {
    Optional<Agreement> agreement = agreements.now().find(partner);
    return agreement.map(each -> each.retention().orElse(usual)).orElse(usual).of(retentionClass);
  }

  static RetentionClass of(Planned.Kind kind) {
    return switch (kind) {
      case DECLARATION -> RetentionClass.DECLARATIONS;
      case NOTICE -> RetentionClass.NOTICES;
      case REFERRAL, REPLY -> RetentionClass.REFERRALS;
      case CARGO_REPORT, RECEPTACLE_REPORT, REPORT -> RetentionClass.REPORTS;
      case ACKNOWLEDGEMENT -> RetentionClass.ACKNOWLEDGEMENTS;
    };
  }
}
