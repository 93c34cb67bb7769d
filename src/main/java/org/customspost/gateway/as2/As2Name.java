package org.customspost.gateway.as2;

import static org.customspost.gateway.error.ErrorCode.RCV_312;

import org.customspost.gateway.model.Parsed;

/**
 * The name of a trading partner system (RFC 4130 section 6.2): 1 to 128 printable US-ASCII
 * characters, upper and lower case told apart.
 *
 * @param value without the quotes it may be written in
 */
public record As2Name(String value) {
  private static final int LONGEST = 128;

  public As2Name {
    if (!isName(value)) throw new IllegalArgumentException("not an AS2 name: " + value);
  }

  /** As a header has it, quoted or not. */
  public static Parsed<As2Name> parse(String header) {
    String text = header.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    String name = quoted ? unescaped(text.substring(1, text.length() - 1)) : text;
    return isName(name)
        ? Parsed.of(new As2Name(name))
        : Parsed.bad(RCV_312, "value", header, "limit", Integer.toString(LONGEST));
  }

  /** As a header must have it: in quotes where there is a blank, quote or backslash in it. */
  public String header() {
    boolean atomic = value.chars().allMatch(c -> c > ' ' && c != '"' && c != '\\');
    return atomic ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
