package org.customspost.gateway.model.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeListFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private final Findings findings = new Findings();

  @Test
  void readsCodesWithTheirDatesAndLeavesRemarksOut() {
    CodeList list =
        parse("# source: x date: y\ncode,meaning,from,to\n1,one,,\n2,\"two, or so\",,2020-01-01\n");

    assertThat(list.meaning("1", DAY)).isEqualTo("one");
    assertThat(list.meaning("2", DAY)).isNull();
    assertThat(list.meaning("2", LocalDate.of(2020, 1, 1))).isEqualTo("two, or so");
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void namesFileAndLineOfADateThatIsNone() {
    parse("code,meaning,from,to\n1,one,1.7.2026,\n");

    assertThat(findings.list()).singleElement().asString().contains("x.csv:2", "1.7.2026");
  }

  @Test
  void saysThatAFileHasNoColumnOfCodes() {
    assertThat(CodeListFile.parse("a,b\n1,2\n", "x", "x.csv", findings)).isEmpty();

    assertThat(findings.list()).singleElement().asString().contains("CFG-001", "\"code\"");
  }

  @Test
  void aListOfALaterFolderReplacesOneOfTheSameName(@TempDir Path first, @TempDir Path second)
      throws IOException {
    Files.writeString(first.resolve("a.csv"), "code,meaning\n1,old\n");
    Files.writeString(second.resolve("a.csv"), "code,meaning\n1,new\n");

    Map<String, CodeList> lists =
        CodeListFile.readAll(List.of(first, second, first.resolve("missing")), findings);

    assertThat(lists.values()).extracting(list -> list.meaning("1", DAY)).containsExactly("new");
    assertThat(findings.isEmpty()).isTrue();
  }

  private CodeList parse(String text) {
    return CodeListFile.parse(text, "x", "x.csv", findings).orElseThrow();
  }
}
