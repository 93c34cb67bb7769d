package org.customspost.gateway.validation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.model.item.Items.money;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateTableTest {
  private static final Currency GBP = Currency.getInstance("GBP");
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private final Findings findings = new Findings();

  @Test
  void roundsHalfUpOnceAfterTheSum() {
    RateTable table = parse("USD,1.6,2026-01-01,\n");

    // 0.00625 three times is 0.01875; rounded one by one it were 0.03
    assertThat(
            table.sum(
                List.of(money("0.01", "USD"), money("0.01", "USD"), money("0.01", "USD")), DAY))
        .contains(money("0.02", "GBP"));
    assertThat(table.sum(List.of(money("0.008", "USD")), DAY)).contains(money("0.01", "GBP"));
    assertThat(table.sum(List.of(money("0.0079", "USD")), DAY)).contains(money("0.00", "GBP"));
  }

  @Test
  void addsDifferentCurrencies() {
    RateTable table = parse("USD,1.25,2026-01-01,\nEUR,1.20,2026-01-01,\n");

    assertThat(
            table.sum(List.of(money("12.50", "USD"), money("12", "EUR"), money("1", "GBP")), DAY))
        .contains(money("21.00", "GBP"));
  }

  @Test
  void aRateHoldsFromItsFirstDayToItsLast() {
    RateTable table = parse("USD,2,2026-06-01,2026-06-30\nUSD,4,2026-07-01,2026-07-31\n");

    assertThat(table.sum(List.of(money("4", "USD")), DAY.minusDays(1)))
        .contains(money("2.00", "GBP"));
    assertThat(table.sum(List.of(money("4", "USD")), DAY)).contains(money("1.00", "GBP"));
    assertThat(table.sum(List.of(money("4", "USD")), LocalDate.of(2026, 8, 1))).isEmpty();
    assertThat(table.missing(List.of(money("4", "USD")), LocalDate.of(2026, 5, 31)))
        .contains(Currency.getInstance("USD"));
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void refusesRatesThatOverlap() {
    parse("USD,2,2026-06-01,2026-07-01\nUSD,4,2026-07-01,\n");

    assertThat(findings.list()).singleElement().asString().contains("VAL-062", "r.csv:3", "USD");
  }

  @Test
  void namesTheLineOfARateThatIsNone() {
    parse("USD,free,2026-06-01,\nEUR,0,2026-06-01,\nJPY,190,June,\n");

    assertThat(findings.list()).hasSize(3);
    assertThat(findings.list().get(2)).asString().contains("r.csv:4", "June");
  }

  @Test
  void theExampleCountsOnlyWhileTheOperatorHasNoTable(@TempDir Path folder) throws IOException {
    String head = "currency,rate,from,to\n";
    Files.writeString(folder.resolve("gbp-example.csv"), head + "USD,2,2026-01-01,\n");
    assertThat(RateFolder.read(folder, GBP, findings).sum(List.of(money("8", "USD")), DAY))
        .contains(money("4.00", "GBP"));

    Files.writeString(folder.resolve("gbp.csv"), head + "USD,4,2026-01-01,\n");

    assertThat(RateFolder.read(folder, GBP, findings).sum(List.of(money("8", "USD")), DAY))
        .contains(money("2.00", "GBP"));
    assertThat(RateFolder.read(folder, Currency.getInstance("DKK"), findings).target())
        .isEqualTo(Currency.getInstance("DKK"));
  }

  @Test
  void theShippedExamplesAreSound() {
    for (String code : List.of("GBP", "EUR"))
      assertThat(
              RateFolder.read(Path.of("config/rates"), Currency.getInstance(code), findings)
                  .sum(List.of(money("10", "USD"), money("10", "CNY")), DAY))
          .isPresent();
    assertThat(findings.list()).isEmpty();
  }

  private RateTable parse(String rows) {
    return RateTable.parse("currency,rate,from,to\n" + rows, GBP, "r.csv", findings);
  }
}
