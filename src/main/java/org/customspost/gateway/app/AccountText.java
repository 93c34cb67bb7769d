package org.customspost.gateway.app;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.customspost.gateway.dossier.AccountLine;
import org.customspost.gateway.dossier.AccountSum;
import org.customspost.gateway.model.CsvLine;

/** Accounts as a table for a person, and their lines as CSV for whoever checks them. */
final class AccountText {
  private static final String FORM = "%-20s %-20s %-12s %-14s %8s %18s %-3s";

  private AccountText() {}

  static String table(String period, List<AccountSum> sums) {
    StringBuilder text = new StringBuilder("account summary of " + period + System.lineSeparator());
    if (sums.isEmpty()) return text + "nothing was declared or charged" + System.lineSeparator();
    line(text, "account", "customs", "kind", "what", "lines", "total", "");
    for (AccountSum each : sums)
      line(
          text,
          each.account(),
          each.customs(),
          word(each.kind()),
          each.what().toLowerCase(Locale.ROOT),
          Integer.toString(each.lines()),
          each.currency().isEmpty() ? "" : each.total().toPlainString(),
          each.currency());
    return text.toString();
  }

  private static void line(StringBuilder text, String... cells) {
    text.append(FORM.formatted((Object[]) cells).stripTrailing()).append(System.lineSeparator());
  }

  static String csv(List<AccountLine> lines) {
    String head = "kind,account,customs,at,item,lrn,mrn,what,amount,currency\r\n";
    return lines.stream().map(AccountText::csv).collect(Collectors.joining("", head, ""));
  }

  private static String csv(AccountLine line) {
    return CsvLine.of(
            word(line.kind()),
            line.account(),
            line.customs(),
            line.at().withOffsetSameInstant(ZoneOffset.UTC).toString(),
            line.item(),
            line.lrn(),
            line.mrn(),
            line.what(),
            line.currency().isEmpty() ? "" : line.amount().toPlainString(),
            line.currency())
        .text();
  }

  private static String word(AccountLine.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
