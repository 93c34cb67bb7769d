package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares what comes out with a file; {@code -Daccept} takes it as the new file. */
final class Golden {
  private static final String COMMAND = "mvn -q -Dtest=MappingExamplesTest -Daccept test";

  private Golden() {}

  /** An empty text wants no file. */
  static void check(Path file, String actual) throws IOException {
    String expected = Files.exists(file) ? Files.readString(file) : "";
    if (expected.equals(actual)) return;
    if (System.getProperty("accept") != null) {
      if (actual.isEmpty()) Files.delete(file);
      else Files.write(file, actual.getBytes(StandardCharsets.UTF_8));
      return;
    }
    fail(
        "%s differs:%n%s%nIf this is right, accept it: %s",
        file, difference(expected, actual), COMMAND);
  }

  /** Lines that went and came, without what is the same before and after them. */
  static String difference(String expected, String actual) {
    List<String> before = expected.lines().toList();
    List<String> after = actual.lines().toList();
    int least = Math.min(before.size(), after.size());
    int head = 0;
    while (head < least && before.get(head).equals(after.get(head))) head++;
    int tail = 0;
    while (tail < least - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) tail++;
    StringBuilder text = new StringBuilder("line " + (head + 1) + "\n");
    before
        .subList(head, before.size() - tail)
        .forEach(line -> text.append("- ").append(line).append('\n'));
    after
        .subList(head, after.size() - tail)
        .forEach(line -> text.append("+ ").append(line).append('\n'));
    return text.toString();
  }
}
