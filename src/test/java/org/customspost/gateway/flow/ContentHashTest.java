package org.customspost.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  record Piece(String text, @Nullable BigDecimal worth) {}

  record Whole(@Nullable String name, List<Piece> pieces) {}

  private static final Whole WHOLE =
      new Whole("a", List.of(new Piece("b", BigDecimal.ONE), new Piece("c", null)));

  @Test
  void isTheSameForEqualContent() {
    Whole again = new Whole("a", List.of(new Piece("b", BigDecimal.ONE), new Piece("c", null)));

    assertThat(ContentHash.of(again)).isEqualTo(ContentHash.of(WHOLE)).hasSize(64);
  }

  @Test
  void differsWhereTheLastFieldOfTheLastPieceDiffers() {
    Whole other =
        new Whole("a", List.of(new Piece("b", BigDecimal.ONE), new Piece("c", BigDecimal.TEN)));

    assertThat(ContentHash.of(other)).isNotEqualTo(ContentHash.of(WHOLE));
  }

  @Test
  void tellsNothingFromAnEmptyText() {
    assertThat(ContentHash.of(new Whole("", List.of())))
        .isNotEqualTo(ContentHash.of(new Whole(null, List.of())));
  }

  @Test
  void doesNotTakeTextForTheEndOfAField() {
    assertThat(ContentHash.of(new Whole("x)(1:y", List.of())))
        .isNotEqualTo(ContentHash.of(new Whole("x", List.of(new Piece("y", null)))));
  }

  @Test
  void seesWhereOnePieceEnds() {
    List<Piece> one = List.of(new Piece("ab", null), new Piece("c", null));
    List<Piece> two = List.of(new Piece("a", null), new Piece("bc", null));

    assertThat(ContentHash.of(new Whole(null, one)))
        .isNotEqualTo(ContentHash.of(new Whole(null, two)));
  }
}
