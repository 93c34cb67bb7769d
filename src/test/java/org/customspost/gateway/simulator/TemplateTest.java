package org.customspost.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.customspost.gateway.error.GatewayException;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static String filled(String text, Escape escape, Fill fill) {
    return new Template("t", text, escape).fill(fill);
  }

  @Test
  void repeatsASectionForEachElementAndLooksOutsideForTheRest() {
    Fill fill =
        Fill.of(Map.of("country", "NZ"))
            .and("items", List.of(Fill.of(Map.of("id", "A")), Fill.of(Map.of("id", "B"))));

    assertThat(filled("x\n{{#items}}\n<{{id}} {{country}}>\n{{/items}}\ny\n", Escape.NONE, fill))
        .isEqualTo("x\n<A NZ>\n<B NZ>\ny\n");
  }

  @Test
  void leavesOutASectionOfAnEmptyText() {
    String text = "a{{#ioss}}+{{ioss}}{{/ioss}}b\n";
    assertThat(filled(text, Escape.NONE, Fill.of(Map.of("ioss", "")))).isEqualTo("ab\n");
    assertThat(filled(text, Escape.NONE, Fill.of(Map.of("ioss", "IM1")))).isEqualTo("a+IM1b\n");
  }

  @Test
  void keepsValuesFromBeingTakenForSyntax() {
    Fill fill = Fill.of(Map.of("name", "O'Hara & <Sons>: 1+1?"));
    assertThat(filled("{{name}}", Escape.EDIFACT, fill)).isEqualTo("O?'Hara & <Sons>?: 1?+1??");
    assertThat(filled("{{name}}", Escape.XML, fill)).isEqualTo("O'Hara &amp; &lt;Sons>: 1+1?");
  }

  @Test
  void saysWhatNothingFills() {
    assertThatThrownBy(() -> filled("{{mrm}}", Escape.NONE, Fill.of(Map.of())))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("CFG-141 t: ")
        .hasMessageContaining("{{mrm}}");
  }

  @Test
  void saysThatASectionDoesNotEnd() {
    assertThatThrownBy(() -> filled("{{#items}}", Escape.NONE, Fill.of(Map.of("items", "x"))))
        .isInstanceOf(GatewayException.class)
        .hasMessageContaining("stands alone");
  }
}
