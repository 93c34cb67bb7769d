package org.customspost.gateway.codec.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Lines.Kind;
import org.customspost.gateway.codec.Lines.Line;
import org.customspost.gateway.codec.Lines.Token;

/** Cuts a part of a document into indented lines; the name before a value is its place. */
final class JsonLines {
  private final Excerpt excerpt;

  /** One character for each byte, so that an index is a place in the bytes. */
  private final String text;

  private final List<Line> lines = new ArrayList<>();
  private List<Token> line = new ArrayList<>();
  private String name = "";
  private int depth;
  private int lineDepth;

  private JsonLines(Excerpt excerpt) {
    this.excerpt = excerpt;
    text = new String(excerpt.bytes(), ISO_8859_1);
  }

  static Lines of(Excerpt excerpt) {
    return new JsonLines(excerpt).cut();
  }

  private Lines cut() {
    int at = 0;
    while (at < text.length()) {
      int next = token(at);
      if (next < 0) break;
      at = next;
    }
    int whole = line.isEmpty() ? at : (int) (line.get(0).offset() - excerpt.offset());
    boolean all = excerpt.last() || lines.isEmpty();
    if (all && at < text.length()) add(Kind.VALUE, at, text.length(), "");
    if (all) end();
    return new Lines(lines, all ? excerpt.bytes().length : whole);
  }

  /** Behind the token that begins there; -1 where its end is not in this part. */
  private int token(int at) {
    char first = text.charAt(at);
    if (Character.isWhitespace(first)) return at + 1;
    if (first == '"') return quoted(at);
    if (first == '{' || first == '[') {
      add(Kind.MARK, at, at + 1, "");
      depth++;
      end();
      return at + 1;
    }
    if (first == '}' || first == ']') {
      end();
      depth = Math.max(0, depth - 1);
      lineDepth = depth;
      add(Kind.MARK, at, at + 1, "");
      return at + 1;
    }
    if (first == ',' || first == ':') {
      add(Kind.MARK, at, at + 1, "");
      if (first == ',') end();
      return at + 1;
    }
    return plain(at);
  }

  private int plain(int from) {
    int to = from;
    while (to < text.length() && ",:{}[]\" \r\n\t".indexOf(text.charAt(to)) < 0) to++;
    if (to == text.length() && !excerpt.last()) return -1;
    add(Kind.VALUE, from, to, name);
    return to;
  }

  private int quoted(int from) {
    int to = from + 1;
    while (to < text.length() && text.charAt(to) != '"') to += text.charAt(to) == '\\' ? 2 : 1;
    if (to >= text.length()) return -1;
    int next = to + 1;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) next++;
    if (next < text.length() && text.charAt(next) == ':') {
      name = sent(from + 1, to);
      add(Kind.NAME, from, to + 1, "");
    } else {
      add(Kind.MARK, from, from + 1, "");
      add(Kind.VALUE, from + 1, to, name);
      add(Kind.MARK, to, to + 1, "");
    }
    return to + 1;
  }

  private void add(Kind kind, int from, int to, String place) {
    if (to > from) line.add(new Token(kind, excerpt.offset() + from, sent(from, to), place));
  }

  private void end() {
    if (!line.isEmpty()) lines.add(new Line(line.get(0).offset(), lineDepth, line));
    line = new ArrayList<>();
    lineDepth = depth;
  }

  private String sent(int from, int to) {
    return new String(excerpt.bytes(), from, to - from, UTF_8);
  }
}
