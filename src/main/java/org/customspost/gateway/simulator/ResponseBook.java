package org.customspost.gateway.simulator;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.simulator.Scenario.PostRole;

/** Writes a post's answers to what customs wants before loading, and to notices. */
final class ResponseBook {
  private final PostRole role;
  private final Path folder;

  ResponseBook(PostRole role, Path folder) {
    this.role = role;
    this.folder = folder;
  }

  /** The answer; empty where the post has none to such a wish. */
  Optional<Letter> toReferral(Facts referral) {
    String about = referral.first("despatch").isEmpty() ? "" : " despatch";
    return write(referral.first("type") + about, referral, referral.first("referral"));
  }

  /** That the post does what it was told; empty where it says nothing of that. */
  Optional<Letter> toNotice(Facts notice) {
    return write(notice.first("decision"), notice, notice.first("item"));
  }

  private Optional<Letter> write(String what, Facts facts, String reference) {
    String answer = role.answering().get(what);
    if (answer == null) return Optional.empty();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    Map<String, String> values = new LinkedHashMap<>(role.facts());
    values.put("referral", facts.first("referral"));
    values.put("item", facts.first("item"));
    values.put("element", facts.first("element"));
    values.put("reference", reference);
    values.put("responded-iso", now.toString());
    values.put("responded", now.format(DateTimeFormatter.ofPattern("yyyyMMddHHmm")));
    values.put("responded-day", now.format(DateTimeFormatter.ofPattern("yyMMdd")));
    values.put("responded-time", now.format(DateTimeFormatter.ofPattern("HHmm")));
    String name = role.answers().replace("*", answer);
    String ending = name.substring(name.lastIndexOf('.'));
    return Optional.of(
        Letter.unsigned(
            answer + "_" + reference + ending,
            SegmentCount.fill(Template.of(folder, name), Fill.of(values))));
  }
}
