package org.customspost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every error code has a page, every page a code, and they agree. */
class ErrorPagesTest {
  private static final Path PAGES = Path.of("docs/reference/errors");
  private static final List<String> HEADINGS =
      List.of("## What happened", "## Example", "## What to do");

  @TestFactory
  Stream<DynamicTest> describesEachCodeOnItsPage() {
    return Arrays.stream(ErrorCode.values())
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> describes(code)));
  }

  @Test
  void hasNoPageWithoutACode() throws IOException {
    List<String> codes = Arrays.stream(ErrorCode.values()).map(ErrorCode::id).toList();
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .filteredOn(name -> !name.equals("README"))
          .isSubsetOf(codes);
    }
  }

  @Test
  void listsTheCodesOfAnAreaInOrder() {
    List<String> ids = Arrays.stream(ErrorCode.values()).map(ErrorCode::id).toList();
    List<String> areas = ids.stream().map(id -> id.substring(0, 3)).distinct().toList();
    List<String> sorted = new ArrayList<>();
    for (String area : areas)
      ids.stream().filter(id -> id.startsWith(area)).sorted().forEach(sorted::add);

    assertThat(ids).isEqualTo(sorted).allMatch(id -> id.matches("[A-Z]{3}-[0-9]{3}"));
    assertThat(areas)
        .isSubsetOf(
            "RCV", "IDN", "INS", "RDG", "VAL", "TRK", "WRT", "SIG", "SND", "CFG", "JRN", "INT");
  }

  private static void describes(ErrorCode code) throws IOException {
    Path page = PAGES.resolve(code.id() + ".md");
    assertThat(page).as("the page of " + code.id()).exists();
    List<String> lines = Files.readAllLines(page).stream().filter(each -> !each.isBlank()).toList();
    assertThat(lines.get(0)).startsWith("# " + code.id() + " ").hasSizeGreaterThan(10);
    assertThat(lines.get(1).toLowerCase(Locale.ROOT))
        .as(page + ": the line **Severity** … **Turn** …")
        .contains("**severity** " + word(code.severity()))
        .contains(
            "**turn** "
                + switch (code.turn()) {
                  case SENDER -> "sender";
                  case US -> "us";
                  case RECEIVER -> "receiver";
                });
    assertThat(lines.stream().filter(each -> each.startsWith("## ")).toList())
        .as(page + ": headings")
        .isEqualTo(HEADINGS);
    for (int i = 0; i < lines.size(); i++)
      if (lines.get(i).startsWith("## "))
        assertThat(i + 1 < lines.size() && !lines.get(i + 1).startsWith("## "))
            .as(page + ": something below " + lines.get(i))
            .isTrue();
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
