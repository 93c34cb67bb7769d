package org.customspost.gateway.codec.cargoimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineFormTest {
  private static final LineForm AWB =
      FormText.read(
          "{prefix n3}-|{serial n8}{origin a3}{destination a3}/{share a1}{pieces n1-4}"
              + "{unit a1}{mass d1-7}[{volumeUnit a2}{volume d1-9}][T{total n1-4}][/{text x1-20}]");

  private static List<String> values(LineForm form, String line) {
    return form.match(line).hits().stream()
        .map(each -> each.field().name() + "=" + line.substring(each.from(), each.to()))
        .toList();
  }

  @Test
  void readsFieldsWithoutSeparators() {
    assertThat(values(AWB, "057-51987552CDGJFK/T10K145.5"))
        .containsExactly(
            "prefix=057",
            "serial=51987552",
            "origin=CDG",
            "destination=JFK",
            "share=T",
            "pieces=10",
            "unit=K",
            "mass=145.5");
  }

  @Test
  void leavesOutWhatIsNotThere() {
    assertThat(values(AWB, "057-51987552CDGJFK/S6K87T14"))
        .contains("mass=87", "total=14")
        .noneMatch(each -> each.startsWith("volume"));
    assertThat(values(AWB, "057-51987552CDGJFK/S6K87MC0.8/MAIL"))
        .contains("volumeUnit=MC", "volume=0.8", "text=MAIL");
  }

  @Test
  void repeatsAsOftenAsItMay() {
    LineForm codes = FormText.read("/{code m3}[/{code m3}]*2");
    assertThat(values(codes, "/ELI/SPX/MAL")).hasSize(3);
    LineForm.Match more = codes.match("/ELI/SPX/MAL/GEN");
    assertThat(more.good()).isFalse();
    assertThat(more.expected()).isEqualTo("the end of the line");
    assertThat(more.end()).isEqualTo(12);
  }

  @Test
  void saysWhereALineGoesWrongAndWhatShouldStandThere() {
    LineForm.Match match = AWB.match("057-5198755CDGJFK/T10K145.5");
    assertThat(match.good()).isFalse();
    assertThat(match.end()).isEqualTo(11);
    assertThat(match.expected()).isEqualTo("8 digits (serial)");
    assertThat(AWB.match("057-51987552CDGJFK").expected()).isEqualTo("\"/\"");
  }

  @Test
  void knowsItsLinesByWhatStandsBeforeTheBar() {
    assertThat(AWB.leads("057-nothing else")).isTrue();
    assertThat(AWB.leads("057 51987552")).isFalse();
    LineForm whole = FormText.read("{airport a3}[/NIL]");
    assertThat(whole.leads("CPH")).isTrue();
    assertThat(whole.leads("LAST")).isFalse();
  }

  @Test
  void refusesWhatIsNoForm() {
    for (String bad : List.of("", "{a n}", "{a q3}", "[x", "x]", "{a n3-2}", "a|b|c", "{a n0}"))
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> FormText.read(bad));
  }
}
