package org.customspost.gateway.simulator;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.simulator.Scenario.PostRole;

/** Writes a post's answers to what customs wants before loading. */
final class ResponseBook {
  private final PostRole role;
  private final Path folder;
  private final Instant now;

  ResponseBook(PostRole role, Path folder, Instant now) {
    this.role = role;
    this.folder = folder;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The answer; empty where the post has none to such a wish. */
  Optional<Letter> write(Facts referral) {
    String about = referral.first("despatch").isEmpty() ? "" : " despatch";
    String answer = role.answering().get(referral.first("type") + about);
    if (answer == null) return Optional.empty();
    Map<String, String> values = new LinkedHashMap<>(role.facts());
    values.put("referral", referral.first("referral"));
    values.put("item", referral.first("item"));
    values.put("element", referral.first("element"));
    values.put("responded-iso", now.toString());
    String name = role.answers().replace("*", answer);
    String ending = name.substring(name.lastIndexOf('.'));
    return Optional.of(
        Letter.unsigned(
            answer + "_" + referral.first("referral") + ending,
            SegmentCount.fill(Template.of(folder, name), Fill.of(values))));
  }
}
