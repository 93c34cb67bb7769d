package org.customspost.gateway.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.jspecify.annotations.Nullable;

/** One writing of one canonical record: its variables and what it gathers beside the tree. */
final class Frame {
  private final @Nullable Object[] values;
  private final int[] numbers;
  private final Map<String, String> agreement;
  private final LocalDate on;
  private final boolean recording;
  private final List<Finding> findings = new ArrayList<>(0);
  private int ordinal = 1;
  private int written;

  Frame(
      int variables, Object root, Map<String, String> agreement, LocalDate on, boolean recording) {
    this.values = new Object[variables];
    this.numbers = new int[variables];
    this.values[0] = root;
    this.agreement = agreement;
    this.on = on;
    this.recording = recording;
  }

  @Nullable Object value(int variable) {
    return values[variable];
  }

  /** Which element of its list a variable is, 1-based. */
  int number(int variable) {
    return numbers[variable];
  }

  void bind(int variable, @Nullable Object value, int number) {
    values[variable] = value;
    numbers[variable] = number;
  }

  String agreement(String key) {
    return agreement.getOrDefault(key, "");
  }

  LocalDate on() {
    return on;
  }

  boolean recording() {
    return recording;
  }

  int ordinal() {
    return ordinal;
  }

  void ordinal(int now) {
    ordinal = now;
  }

  /** Counts values that are content, not constants: a block without any is left out. */
  void wrote() {
    written++;
  }

  int written() {
    return written;
  }

  void report(Finding finding) {
    findings.add(finding);
  }

  List<Finding> findings() {
    return findings;
  }
}
