package org.customspost.gateway.codec.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Lines.Kind;
import org.customspost.gateway.codec.Lines.Line;
import org.customspost.gateway.codec.Lines.Token;

/**
 * Cuts a part of a document into indented lines. It looks at angle brackets and quotes only, so it
 * takes whatever comes: entities stay as they were sent, nothing is resolved, and an element's name
 * is the place of its text.
 */
final class XmlLines {
  private static final int PORTION = 64 * 1024;

  /** A longer tag or text is given up: it is no element that anybody could show. */
  private static final int LONGEST = 1024 * 1024;

  private final Excerpt excerpt;
  private final Charset charset;
  private final int width;

  /** One character for each unit of the encoding, so that an index is a place in the bytes. */
  private final String text;

  private final List<Line> lines = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private List<Token> line = new ArrayList<>();
  private int lineStart;
  private int depth;
  private int lineDepth;

  XmlLines(Excerpt excerpt) {
    this.excerpt = excerpt;
    charset = charset(excerpt.opening());
    boolean wide = charset.name().startsWith("UTF-16");
    width = wide ? 2 : 1;
    text = new String(excerpt.bytes(), wide ? charset : ISO_8859_1);
  }

  private static Charset charset(byte[] opening) {
    try {
      return Encodings.of(opening, Math.min(opening.length, Encodings.HEAD)).charset();
    } catch (XmlProblem e) {
      return UTF_8;
    }
  }

  Lines cut() {
    int at = pass() / width;
    int whole = line.isEmpty() ? at : lineStart;
    boolean all = excerpt.last() || lines.isEmpty();
    if (all && at < text.length()) add(at, value(at, text.length(), ""));
    if (all) end();
    return new Lines(lines, all ? excerpt.bytes().length : whole * width);
  }

  /** The path of each element that begins in this part, in their order. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (int at = 0; at >= 0 && at < text.length(); ) {
      boolean markup = text.charAt(at) == '<';
      int before = open.size();
      at = markup ? markup(at) : words(at);
      if (at < 0 || open.size() <= before) continue;
      List<String> way = new ArrayList<>(open);
      Collections.reverse(way);
      paths.add(String.join("/", way));
    }
    return paths;
  }

  /** Lines, and the elements that are open behind the last; a part at a time, from the start. */
  static Lines.Counted count(InputStream before) throws IOException {
    Deque<String> open = new ArrayDeque<>();
    int number = 1;
    byte[] opening = before.readNBytes(PORTION);
    byte[] part = opening;
    while (part.length > 0) {
      XmlLines lines = new XmlLines(new Excerpt(opening, part, 0, false));
      lines.open.addAll(open);
      int passed = lines.pass();
      for (int i = 0; i < passed; i++) if (part[i] == '\n') number++;
      open = lines.open;
      byte[] more = before.readNBytes(PORTION);
      if (more.length == 0 || part.length - passed > LONGEST) {
        for (int i = passed; i < part.length; i++) if (part[i] == '\n') number++;
        if (more.length == 0) break;
        passed = part.length;
      }
      byte[] next = Arrays.copyOfRange(part, passed, part.length + more.length);
      System.arraycopy(more, 0, next, part.length - passed, more.length);
      part = next;
    }
    List<String> above = new ArrayList<>(open);
    Collections.reverse(above);
    return new Lines.Counted("", number, Optional.of(above));
  }

  /** Goes through whole tags and texts; gives the bytes of them. */
  private int pass() {
    int at = 0;
    while (at < text.length()) {
      int next = text.charAt(at) == '<' ? markup(at) : words(at);
      if (next < 0) break;
      at = next;
    }
    return at * width;
  }

  /** What stands between tags; below an element that opened in this part, its text. */
  private int words(int from) {
    int to = text.indexOf('<', from);
    if (to < 0 && !excerpt.last()) return -1;
    int end = to < 0 ? text.length() : to;
    if (text.substring(from, end).isBlank()) return end;
    add(from, value(from, end, open.isEmpty() ? "" : open.peek()));
    return end;
  }

  private int markup(int from) {
    if (text.startsWith("<!--", from)) return other(from, "-->");
    if (text.startsWith("<![CDATA[", from)) return cdata(from);
    if (text.startsWith("<?", from)) return other(from, "?>");
    int to = end(from);
    if (to < 0) return -1;
    if (text.startsWith("<!", from)) return other(from, ">");
    return text.startsWith("</", from) ? closing(from, to) : opening(from, to);
  }

  /** Behind the tag's end; what is in quotes does not end it. */
  private int end(int from) {
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char each = text.charAt(i);
      if (quote != 0) quote = each == quote ? 0 : quote;
      else if (each == '"' || each == '\'') quote = each;
      else if (each == '>') return i + 1;
    }
    return -1;
  }

  /** A comment may say anything, an instruction too. */
  private int other(int from, String closed) {
    int to = text.indexOf(closed, from);
    if (to < 0) return -1;
    end();
    int behind = to + closed.length();
    boolean declaration = text.startsWith("<?xml ", from);
    add(from, declaration ? mark(from, behind) : value(from, behind, ""));
    end();
    return behind;
  }

  private int cdata(int from) {
    int to = text.indexOf("]]>", from);
    if (to < 0) return -1;
    int begin = from + "<![CDATA[".length();
    add(from, mark(from, begin));
    add(begin, value(begin, to, open.isEmpty() ? "" : open.peek()));
    add(to, mark(to, to + 3));
    return to + 3;
  }

  private int closing(int from, int to) {
    boolean alone = line.isEmpty();
    depth = Math.max(0, depth - 1);
    open.poll();
    if (alone) lineDepth = depth;
    add(from, name(from, to));
    end();
    return to;
  }

  private int opening(int from, int to) {
    end();
    lineDepth = depth;
    int at = from + 1;
    while (at < to && !Character.isWhitespace(text.charAt(at)) && "/>".indexOf(text.charAt(at)) < 0)
      at++;
    String name = local(text.substring(from + 1, at));
    add(from, name(from, at));
    at = attributes(name, at, to);
    add(at, mark(at, to));
    boolean empty = text.charAt(to - 2) == '/';
    if (empty) {
      end();
    } else {
      depth++;
      open.push(name);
    }
    return to;
  }

  /** Behind the last attribute's quote. */
  private int attributes(String element, int from, int to) {
    int at = from;
    while (true) {
      int equals = text.indexOf('=', at);
      if (equals < 0 || equals >= to) return at;
      int quote = equals + 1;
      while (quote < to && Character.isWhitespace(text.charAt(quote))) quote++;
      int closed = quote < to ? text.indexOf(text.charAt(quote), quote + 1) : -1;
      if (closed < 0 || closed >= to) return at;
      String name = text.substring(at, equals).strip();
      add(at, mark(at, quote + 1));
      boolean declares = name.equals("xmlns") || name.startsWith("xmlns:");
      add(
          quote + 1,
          declares
              ? mark(quote + 1, closed)
              : value(quote + 1, closed, element + "@" + local(name)));
      at = closed;
      add(at, mark(at, at + 1));
      at++;
    }
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private Token mark(int from, int to) {
    return Token.mark(offset(from), sent(from, to));
  }

  private Token name(int from, int to) {
    return new Token(Kind.NAME, offset(from), sent(from, to), "");
  }

  private Token value(int from, int to, String place) {
    return Token.value(offset(from), sent(from, to), place);
  }

  private void add(int from, Token token) {
    if (token.text().isEmpty()) return;
    if (line.isEmpty()) lineStart = from;
    line.add(token);
  }

  private void end() {
    if (!line.isEmpty()) lines.add(new Line(offset(lineStart), lineDepth, line));
    line = new ArrayList<>();
    lineDepth = depth;
  }

  private long offset(int index) {
    return excerpt.offset() + (long) index * width;
  }

  private String sent(int from, int to) {
    if (width == 2) return text.substring(from, to);
    return new String(excerpt.bytes(), from, to - from, charset);
  }
}
