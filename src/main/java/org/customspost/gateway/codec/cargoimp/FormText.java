package org.customspost.gateway.codec.cargoimp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.codec.cargoimp.LineForm.Element;
import org.customspost.gateway.codec.cargoimp.LineForm.Field;
import org.customspost.gateway.codec.cargoimp.LineForm.Kind;
import org.customspost.gateway.codec.cargoimp.LineForm.Literal;
import org.customspost.gateway.codec.cargoimp.LineForm.Optional;

/** Reads the notation of a {@link LineForm}. */
final class FormText {
  private static final Pattern FIELD =
      Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*) ([namdtx])([0-9]{1,4})(?:-([0-9]{1,4}))?}");
  private static final Pattern TIMES = Pattern.compile("\\*([0-9]{1,3})");

  private final String text;
  private int at;
  private int lead = -1;

  private FormText(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException where it is no form; the message says where
   */
  static LineForm read(String text) {
    FormText form = new FormText(text);
    List<Element> elements = form.elements(true);
    if (elements.isEmpty()) throw new IllegalArgumentException("it is empty");
    return new LineForm(List.copyOf(elements), form.lead);
  }

  private List<Element> elements(boolean outermost) {
    List<Element> elements = new ArrayList<>();
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == ']') {
        if (outermost) throw wrong("a closing bracket without an opening one");
        return elements;
      }
      if (next == '{') elements.add(field());
      else if (next == '[') elements.add(optional());
      else if (next == '|' && outermost && lead < 0) {
        lead = elements.size();
        at++;
      } else if (next == '|' || next == '}') throw wrong("\"" + next + "\" cannot stand here");
      else elements.add(literal());
    }
    if (!outermost) throw wrong("a bracket that is not closed");
    return elements;
  }

  private Literal literal() {
    int from = at;
    while (at < text.length() && "{}[]|".indexOf(text.charAt(at)) < 0) at++;
    return new Literal(text.substring(from, at));
  }

  private Field field() {
    Matcher field = FIELD.matcher(text).region(at, text.length());
    if (!field.lookingAt()) throw wrong("a field is {name kind length}, such as {pieces n1-4}");
    at = field.end();
    int min = Integer.parseInt(field.group(3));
    int max = field.group(4) == null ? min : Integer.parseInt(field.group(4));
    if (max < Math.max(1, min)) throw wrong("a length that is smaller than its start");
    Kind kind = Kind.valueOf(field.group(2).toUpperCase(Locale.ROOT));
    return new Field(field.group(1), kind, min, max);
  }

  private Optional optional() {
    at++;
    List<Element> elements = elements(false);
    at++;
    Matcher times = TIMES.matcher(text).region(at, text.length());
    if (!times.lookingAt()) return new Optional(List.copyOf(elements), 1);
    at = times.end();
    return new Optional(List.copyOf(elements), Integer.parseInt(times.group(1)));
  }

  private IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException("column " + (at + 1) + ": " + problem);
  }
}
