package org.customspost.gateway.as2.mime;

import java.util.Locale;

/** Walks along a header value with parameters; comments in parentheses are passed over. */
final class ParameterReading {
  private final String text;
  private int at;
  private String name = "";
  private String argument = "";

  ParameterReading(String text) {
    this.text = text;
  }

  String value() {
    return until(";").toLowerCase(Locale.ROOT);
  }

  /** Moves to the next parameter that has a name and a value. */
  boolean next() {
    while (at < text.length()) {
      at++; // the semicolon
      name = until("=;").toLowerCase(Locale.ROOT);
      if (at == text.length() || text.charAt(at) == ';') continue;
      at++; // the equals sign
      argument = until(";");
      if (!name.isEmpty()) return true;
    }
    return false;
  }

  String name() {
    return name;
  }

  String argument() {
    return argument;
  }

  /** Text up to one of these characters, quotes and backslashes resolved, outer blanks gone. */
  private String until(String ends) {
    StringBuilder found = new StringBuilder();
    boolean quoted = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\' && at + 1 < text.length()) {
        found.append(text.charAt(++at));
      } else if (!quoted && c == '(') {
        comment();
      } else if (!quoted && ends.indexOf(c) >= 0) {
        break;
      } else {
        found.append(c);
      }
    }
    return found.toString().strip();
  }

  private void comment() {
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') at++;
      else if (c == '(') depth++;
      else if (c == ')' && --depth == 0) return;
    }
    at = text.length() - 1;
  }
}
