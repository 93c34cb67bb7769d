package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The database understands every query that the pages for operators show. */
class OperatingPagesIT {
  private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @TestFactory
  List<DynamicTest> showsQueriesThatTheDatabaseUnderstands() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      Matcher blocks = BLOCK.matcher(Files.readString(page));
      while (blocks.find()) {
        String sql = blocks.group(1).replaceAll("(?m)^(begin|commit);$", "");
        tests.add(DynamicTest.dynamicTest(page.getFileName().toString(), () -> understands(sql)));
      }
    }
    return tests;
  }

  private static void understands(String sql) {
    try (Database database = TestDatabase.fresh(1)) {
      assertThatCode(
              () ->
                  database.run(
                      handle -> {
                        for (String each : sql.split(";", -1))
                          if (!each.isBlank()) handle.execute(each);
                      }))
          .doesNotThrowAnyException();
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("docs/operating", "docs/reference/errors")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        pages.addAll(files.filter(each -> each.toString().endsWith(".md")).sorted().toList());
      }
    }
    return pages;
  }
}
