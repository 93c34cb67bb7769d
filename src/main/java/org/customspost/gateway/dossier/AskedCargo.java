package org.customspost.gateway.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customs asks about a despatch or a consignment that was filed.
 *
 * @param report our reference of the filing
 * @param number of customs' registration of it; ours where it gave none
 * @param item that customs names; empty where it names none
 * @param receptacles that customs names; empty for all that were filed
 * @param offices of destination that were filed; empty for all
 */
public record AskedCargo(
    String report,
    String number,
    CargoReports.Subject subject,
    String item,
    List<String> receptacles,
    List<String> offices) {
  public AskedCargo {
    receptacles = List.copyOf(receptacles);
    offices = List.copyOf(offices);
  }

  /** Customs' own number; null where it gave none. */
  public @Nullable String mrn() {
    return number.equals(report) ? null : number;
  }
}
