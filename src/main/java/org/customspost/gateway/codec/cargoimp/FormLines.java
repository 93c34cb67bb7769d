package org.customspost.gateway.codec.cargoimp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Lines.Line;
import org.customspost.gateway.codec.Lines.Token;

/** Cuts a part of a text into its lines, each with the fields of the first form that it is of. */
final class FormLines {
  private final List<LineGrammar> forms = new ArrayList<>();

  FormLines(Optional<LineGrammar.Message> grammar) {
    grammar.ifPresent(each -> learn(each.root()));
  }

  private void learn(LineGrammar grammar) {
    if (grammar.form() != null) forms.add(grammar);
    grammar.lines().forEach(this::learn);
  }

  Lines of(Excerpt excerpt) {
    byte[] bytes = excerpt.bytes();
    int end = bytes.length;
    if (!excerpt.last()) while (end > 0 && bytes[end - 1] != '\n') end--;
    if (end == 0) end = bytes.length;
    List<Line> lines = new ArrayList<>();
    LineScanner scanner = new LineScanner(new ByteArrayInputStream(bytes, 0, end));
    try {
      while (scanner.next()) {
        long offset = excerpt.offset() + scanner.offset();
        lines.add(new Line(offset, 0, tokens(scanner.text(), offset)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return new Lines(lines, end);
  }

  private List<Token> tokens(String text, long offset) {
    for (LineGrammar each : forms) {
      LineForm form = each.form();
      if (form == null) continue;
      LineForm.Match match = form.match(text);
      if (match.good()) return tokens(text, offset, each.name(), match.hits());
    }
    return text.isEmpty() ? List.of() : List.of(Token.value(offset, text, ""));
  }

  private static List<Token> tokens(
      String text, long offset, String line, List<LineForm.Hit> hits) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    for (LineForm.Hit each : hits) {
      if (each.from() > at) tokens.add(Token.mark(offset + at, text.substring(at, each.from())));
      String value = text.substring(each.from(), each.to());
      String place = line + "/" + each.field().name();
      if (!value.isEmpty()) tokens.add(Token.value(offset + each.from(), value, place));
      at = each.to();
    }
    if (at < text.length()) tokens.add(Token.mark(offset + at, text.substring(at)));
    return tokens;
  }
}
