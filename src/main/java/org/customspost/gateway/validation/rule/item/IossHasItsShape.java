package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_031;

import org.customspost.gateway.error.Finding;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** An IOSS number, where one is sent, is IM and ten digits. */
public final class IossHasItsShape implements Rule {
  private static final int LENGTH = 12;

  public IossHasItsShape(@SuppressWarnings("unused") Parameters parameters) {}

  @Override
  public void check(Item item, Report report) {
    String ioss = item.ioss();
    if (ioss != null && !ioss.isEmpty() && !shaped(ioss))
      report.add(VAL_031, "ioss", "value", Finding.coded(ioss));
  }

  /** True for an IOSS number; whether it is registered only the tax office knows. */
  public static boolean shaped(String ioss) {
    if (ioss.length() != LENGTH || !ioss.startsWith("IM")) return false;
    for (int i = 2; i < LENGTH; i++) if (ioss.charAt(i) < '0' || ioss.charAt(i) > '9') return false;
    return true;
  }
}
