package org.customspost.gateway.simulator;

/** How a value is written so that it cannot be taken for syntax. */
public enum Escape {
  NONE,
  XML,
  EDIFACT;

  String of(String value) {
    return switch (this) {
      case NONE -> value;
      case XML -> value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
      // ISO 9735: the release character goes before itself and each separator
      case EDIFACT ->
          value.replace("?", "??").replace("'", "?'").replace("+", "?+").replace(":", "?:");
    };
  }
}
