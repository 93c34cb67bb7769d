package org.customspost.gateway.codec.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Lines;

/**
 * Counts lines, and says which objects and lists are open behind the last byte, each by the name
 * before it. Takes bytes of any kind: it shows a person, it checks nothing.
 */
final class JsonAbove {
  /** More than a message has; what is deeper counts, and has no name. */
  private static final int DEEPEST = 64;

  private static final int LONGEST_NAME = 256;

  private final Deque<String> open = new ArrayDeque<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private String name = "";
  private int deeper;
  private int line = 1;
  private boolean quoted;
  private boolean escaped;

  Lines.Counted of(InputStream before) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (int read = before.read(buffer); read >= 0; read = before.read(buffer))
      for (int i = 0; i < read; i++) take(buffer[i]);
    List<String> above = new ArrayList<>(open);
    Collections.reverse(above);
    above.removeIf(String::isEmpty);
    return new Lines.Counted("", line, Optional.of(above));
  }

  private void take(byte each) {
    if (each == '\n') line++;
    if (quoted) within(each);
    else without(each);
  }

  private void within(byte each) {
    if (!escaped && each == '"') quoted = false;
    else if (text.size() < LONGEST_NAME) text.write(each);
    escaped = !escaped && each == '\\';
  }

  private void without(byte each) {
    switch (each) {
      case '"' -> {
        quoted = true;
        text.reset();
      }
      case ':' -> name = text.toString(UTF_8);
      case ',' -> name = "";
      case '{', '[' -> opens();
      case '}', ']' -> closes();
      default -> {} // blanks, numbers and words name nothing
    }
  }

  private void opens() {
    if (open.size() < DEEPEST) open.push(name);
    else deeper++;
    name = "";
  }

  private void closes() {
    if (deeper > 0) deeper--;
    else open.poll();
    name = "";
  }
}
