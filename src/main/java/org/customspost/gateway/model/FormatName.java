package org.customspost.gateway.model;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A message format by its type and version, as in {@code cuscar@d96b}. Where a type stands alone,
 * its newest version is meant.
 */
public record FormatName(String type, String version) {
  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9.]+");

  /** A directory of UN/EDIFACT, by year and half: the first of them are of the eighties. */
  private static final Pattern DIRECTORY = Pattern.compile("d([0-9]{2})([a-c])");

  private static FormatName parse(String text) {
    int at = text.indexOf('@');
    return at < 0
        ? new FormatName(text, "")
        : new FormatName(text.substring(0, at), text.substring(at + 1));
  }

  /**
   * What a name may mean, the newest first.
   *
   * @param name a type, or a type with its version
   * @param formats all there are, each with its version
   */
  public static List<String> meant(String name, Collection<String> formats) {
    boolean whole = name.indexOf('@') >= 0;
    String ofType = name + "@";
    return formats.stream()
        // asked for each document: only what is meant is taken apart
        .filter(each -> whole ? each.equals(name) : each.startsWith(ofType))
        .map(FormatName::parse)
        .sorted(Comparator.comparing(FormatName::inFull, FormatName::byNumbers).reversed())
        .map(FormatName::text)
        .toList();
  }

  /** The newest of what a name may mean. */
  public static Optional<String> newest(String name, Collection<String> formats) {
    return meant(name, formats).stream().findFirst();
  }

  private String text() {
    return type + "@" + version;
  }

  private String inFull() {
    return DIRECTORY.matcher(version).replaceFirst(FormatName::yearInFull);
  }

  private static String yearInFull(MatchResult directory) {
    int year = Integer.parseInt(directory.group(1));
    return "d" + (year < 80 ? 2000 + year : 1900 + year) + directory.group(2);
  }

  /** 3.10 is newer than 3.9; letters, as in d96b, by their order. */
  private static int byNumbers(String one, String other) {
    List<String> left = PART.matcher(one).results().map(MatchResult::group).toList();
    List<String> right = PART.matcher(other).results().map(MatchResult::group).toList();
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareParts(left.get(i), right.get(i));
      if (order != 0) return order;
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareParts(String left, String right) {
    boolean numbers = Character.isDigit(left.charAt(0)) && Character.isDigit(right.charAt(0));
    return numbers ? new BigInteger(left).compareTo(new BigInteger(right)) : left.compareTo(right);
  }
}
