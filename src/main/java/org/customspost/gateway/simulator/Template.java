package org.customspost.gateway.simulator;

import static org.customspost.gateway.error.ErrorCode.CFG_141;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;

/**
 * Text with places to fill: {@code {{name}}} for a value, {@code {{#name}}…{{/name}}} for a section
 * that stands once for each element of a list, or once where the text of that name is not empty. It
 * knows nothing of messages, so that what the simulators send does not depend on how the gateway
 * reads.
 */
public final class Template {
  // A section's mark that has a line to itself takes the line end with it.
  private static final Pattern MARK =
      Pattern.compile("(?m)^ *\\{\\{([#/])([a-z0-9-]+)}}\\n|\\{\\{([#/]?)([a-z0-9-]+)}}");

  private final String name;
  private final String text;
  private final Escape escape;

  /**
   * @param name what problems call it
   */
  public Template(String name, String text, Escape escape) {
    this.name = name;
    this.text = text;
    this.escape = escape;
  }

  /** A template of this package's own, such as {@code wco/accepted.xml}. */
  public static Template own(String name) {
    return new Template(name, Resources.text("/simulator/" + name), escape(name));
  }

  /** The same, unless an integrator's folder has one of that name. */
  public static Template of(Path folder, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) return own(name);
    try {
      return new Template(file.toString(), Files.readString(file), escape(name));
    } catch (IOException e) {
      throw new GatewayException(problem(file.toString(), "it cannot be read"), e);
    }
  }

  private static Escape escape(String name) {
    if (name.endsWith(".xml")) return Escape.XML;
    return name.endsWith(".edi") ? Escape.EDIFACT : Escape.NONE;
  }

  /** The text with all places filled. */
  public String fill(Fill fill) {
    Deque<Fill> outer = new ArrayDeque<>();
    outer.push(fill);
    return fill(text, outer);
  }

  private String fill(String part, Deque<Fill> fills) {
    StringBuilder filled = new StringBuilder(part.length() * 2);
    Matcher mark = MARK.matcher(part);
    int from = 0;
    while (mark.find(from)) {
      filled.append(part, from, mark.start());
      String kind = mark.group(1) == null ? mark.group(3) : mark.group(1);
      String key = mark.group(2) == null ? mark.group(4) : mark.group(2);
      from = mark.end();
      if (kind.isEmpty()) {
        filled.append(escape.of(text(key, fills)));
        continue;
      }
      Matcher end = Pattern.compile("(?m)(^ *)?\\{\\{/" + key + "}}\\n?").matcher(part);
      if (kind.equals("/") || !end.find(from)) throw bad("{{" + kind + key + "}} stands alone");
      String section = part.substring(from, end.start());
      for (Fill each : repetitions(key, fills)) {
        fills.push(each);
        filled.append(fill(section, fills));
        fills.pop();
      }
      boolean ownLine = end.group(1) != null;
      from = ownLine || !end.group().endsWith("\n") ? end.end() : end.end() - 1;
    }
    return filled.append(part, from, part.length()).toString();
  }

  private List<Fill> repetitions(String key, Deque<Fill> fills) {
    for (Fill each : fills) {
      List<Fill> list = each.lists().get(key);
      if (list != null) return list;
    }
    return text(key, fills).isEmpty() ? List.of() : List.of(fills.getFirst());
  }

  private String text(String key, Deque<Fill> fills) {
    for (Fill each : fills) {
      String found = each.texts().get(key);
      if (found != null) return found;
    }
    throw bad("nothing fills {{" + key + "}}");
  }

  private GatewayException bad(String problem) {
    return new GatewayException(problem(name, problem));
  }

  private static Finding problem(String name, String problem) {
    return Finding.of(CFG_141, Place.source(name), "problem", problem);
  }
}
