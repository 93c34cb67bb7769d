package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.TRK_461;
import static org.customspost.gateway.error.ErrorCode.TRK_511;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.customspost.gateway.dossier.AccountLine;
import org.customspost.gateway.dossier.AccountSum;
import org.customspost.gateway.dossier.Accounts;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The declarations of a month, and the duties and taxes that customs answered. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = {
      "Sums what was declared for each post in a month, and what customs charged.",
      "By authority, by kind of duty or tax, and by currency. With --csv every line with its item,"
          + " LRN and MRN. Amounts are exact; currencies are never added."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./gateway account --period 2026-11",
      "  ./gateway account --period 2026-11 --account north-post --csv november.csv",
      "",
      "A month is taken in the time zone of --zone. Charges count in the month in which customs issued",
      "them; where customs charged a filing anew, the last answer counts.",
      "Exit code 0; 1 where the account named has nothing in that month, or the file is there already."
    })
final class AccountCommand implements Callable<Integer> {
  private static final int CONNECTIONS = 1;

  @Option(names = "--period", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private String period = "";

  @Option(names = "--account", paramLabel = "NAME", description = "Only this post (default: all).")
  private String account = "";

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "A new file, for every line of the sums.")
  private @Nullable Path csv;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Time zone of the month (default: ${DEFAULT-VALUE}).")
  private String zone = "UTC";

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<AccountLine> all = lines();
    List<AccountLine> lines =
        all.stream().filter(each -> account.isEmpty() || each.account().equals(account)).toList();
    if (lines.isEmpty() && !account.isEmpty()) throw unknown(all);
    PrintWriter out = spec.commandLine().getOut();
    out.print(AccountText.table(period, AccountSum.of(lines)));
    Path file = csv;
    if (file != null) {
      write(file, AccountText.csv(lines));
      out.printf("%d lines are in %s.%n", lines.size(), file);
    }
    out.flush();
    return 0;
  }

  private static void write(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new GatewayException(Finding.of(TRK_461, Place.NOWHERE, "file", file.toString()), e);
    }
  }

  private GatewayException unknown(List<AccountLine> all) {
    String allowed =
        all.stream()
            .map(AccountLine::account)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new GatewayException(
        Finding.of(
            TRK_511,
            Place.NOWHERE,
            "account",
            account,
            "period",
            period,
            "allowed",
            allowed.isEmpty() ? "none" : allowed));
  }

  private List<AccountLine> lines() {
    OffsetDateTime from = start();
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS)) {
      return journal
          .database()
          .transaction(
              handle -> {
                handle.execute("set transaction isolation level repeatable read, read only");
                return new Accounts().lines(handle, from, end());
              });
    }
  }

  private OffsetDateTime start() {
    return at(month());
  }

  private OffsetDateTime end() {
    return at(month().plusMonths(1));
  }

  private OffsetDateTime at(YearMonth month) {
    return month
        .atDay(1)
        .atStartOfDay(zone())
        .toOffsetDateTime()
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  private YearMonth month() {
    try {
      return YearMonth.parse(period);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--period " + period + " is not a month such as 2026-11", e);
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--zone " + zone + " is not a time zone such as Europe/London", e);
    }
  }
}
