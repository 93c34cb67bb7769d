package org.customspost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/events.md lists exactly the kinds of events that the code writes. */
class EventsPageTest {
  private static final Path PAGE = Path.of("docs/reference/events.md");
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);
  private static final Pattern EVENT =
      Pattern.compile("(?:new Log\\.Event|[pP]lan\\.event)\\(\\s*([^,]+),");
  private static final Pattern WORD = Pattern.compile("\"([a-z-]+)\"");

  @Test
  void listsEveryKindOfEventAndNoOther() throws IOException {
    Set<String> listed =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed).isEqualTo(kindsInTheCode());
  }

  private static Set<String> kindsInTheCode() throws IOException {
    Set<String> kinds = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        Matcher events = EVENT.matcher(code);
        while (events.find()) kinds.addAll(words(kindOf(events.group(1), code)));
      }
    }
    return kinds;
  }

  /** What stands there, or what the variable that stands there is made of. */
  private static String kindOf(String argument, String code) {
    if (!argument.matches("\\w+")) return argument;
    Matcher assigned =
        Pattern.compile("String " + argument + " =(\\s*switch[^}]+}|[^;]+);").matcher(code);
    return assigned.find() ? assigned.group(1) : "";
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
