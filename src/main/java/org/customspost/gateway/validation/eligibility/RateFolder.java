package org.customspost.gateway.validation.eligibility;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;

/**
 * The rate tables of a folder. A file is named by the currency it converts into, such as {@code
 * gbp.csv}; {@code gbp-example.csv} counts only while there is no {@code gbp.csv}.
 */
public final class RateFolder {
  private RateFolder() {}

  /** The table into that currency; one that converts nothing else where there is no file. */
  public static RateTable read(Path folder, Currency target, Findings findings) {
    String name = target.getCurrencyCode().toLowerCase(Locale.ROOT);
    for (Path file :
        List.of(folder.resolve(name + ".csv"), folder.resolve(name + "-example.csv"))) {
      if (!Files.isRegularFile(file)) continue;
      try {
        return RateTable.parse(Files.readString(file), target, file.toString(), findings);
      } catch (IOException e) {
        findings.add(
            CFG_001, Place.source(file.toString()), "problem", String.valueOf(e.getMessage()));
      }
    }
    return RateTable.empty(target);
  }
}
