package org.customspost.gateway.validation.rule.item;

import static org.customspost.gateway.error.ErrorCode.VAL_011;
import static org.customspost.gateway.error.ErrorCode.VAL_012;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.rule.Parameters;
import org.customspost.gateway.validation.rule.Report;
import org.customspost.gateway.validation.rule.Rule;

/** The posting date is there and neither long past nor in the future. */
public final class PostingDateIsPlausible implements Rule {
  private final int daysBefore;
  private final int daysAfter;

  public PostingDateIsPlausible(Parameters parameters) {
    daysBefore = parameters.number("days-before", 365);
    // a post on the other side of the date line is a day ahead
    daysAfter = parameters.number("days-after", 2);
  }

  @Override
  public void check(Item item, Report report) {
    LocalDateTime postedAt = item.postedAt();
    if (postedAt == null) {
      report.add(VAL_011, "postedAt");
      return;
    }
    LocalDate posted = postedAt.toLocalDate();
    LocalDate earliest = report.date().minusDays(daysBefore);
    LocalDate latest = report.date().plusDays(daysAfter);
    if (posted.isBefore(earliest) || posted.isAfter(latest)) {
      report.add(
          VAL_012,
          "postedAt",
          "value",
          posted.toString(),
          "earliest",
          earliest.toString(),
          "latest",
          latest.toString());
    }
  }
}
