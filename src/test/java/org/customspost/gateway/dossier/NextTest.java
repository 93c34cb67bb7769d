package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.model.item.MessageFunction.CANCELLATION;
import static org.customspost.gateway.model.item.MessageFunction.ORIGINAL;
import static org.customspost.gateway.model.item.MessageFunction.REPLACEMENT;

import org.junit.jupiter.api.Test;

class NextTest {

  @Test
  void filesAnItemThatIsNew() {
    assertThat(Next.of(null, ORIGINAL)).isEqualTo(Next.FILE);
    assertThat(Next.of(null, REPLACEMENT)).isEqualTo(Next.FILE);
  }

  @Test
  void hasNothingToCancelWhereNothingWasFiled() {
    assertThat(Next.of(null, CANCELLATION)).isEqualTo(Next.NOTHING_TO_CANCEL);
    assertThat(Next.of(filing(FilingState.REJECTED, ""), CANCELLATION))
        .isEqualTo(Next.NOTHING_TO_CANCEL);
  }

  @Test
  void amendsOrCancelsWhatCustomsAccepted() {
    assertThat(Next.of(filing(FilingState.ACCEPTED, "ACCEPTED"), REPLACEMENT))
        .isEqualTo(Next.AMEND);
    assertThat(Next.of(filing(FilingState.ACCEPTED, "HOLD_DOCS"), CANCELLATION))
        .isEqualTo(Next.CANCEL);
  }

  @Test
  void waitsWhileCustomsHasNotAnswered() {
    assertThat(Next.of(filing(FilingState.FILED, ""), REPLACEMENT)).isEqualTo(Next.WAIT);
    assertThat(Next.of(filing(FilingState.FILED, ""), CANCELLATION)).isEqualTo(Next.WAIT);
  }

  @Test
  void replacesOrForgetsWhatWaitsForTheGoods() {
    Filing waits = filing(FilingState.FILED, "").awaitingGoods(2, "type=IMA");
    assertThat(Next.of(waits, REPLACEMENT)).isEqualTo(Next.FILE);
    assertThat(Next.of(waits, CANCELLATION)).isEqualTo(Next.WITHDRAW);
    assertThat(Next.of(waits.withdrawn(), CANCELLATION)).isEqualTo(Next.NOTHING_TO_CANCEL);
    assertThat(Next.of(waits.withdrawn(), ORIGINAL)).isEqualTo(Next.FILE);
  }

  @Test
  void filesAnewAfterARejection() {
    assertThat(Next.of(filing(FilingState.REJECTED, "REJECTED"), REPLACEMENT)).isEqualTo(Next.FILE);
  }

  @Test
  void changesNothingOnceTheGoodsAreReleased() {
    assertThat(Next.of(filing(FilingState.ACCEPTED, "RELEASED"), REPLACEMENT))
        .isEqualTo(Next.TOO_LATE);
    assertThat(Next.of(filing(FilingState.ACCEPTED, "RELEASED_DUTY"), CANCELLATION))
        .isEqualTo(Next.TOO_LATE);
  }

  private static Filing filing(FilingState state, String standing) {
    return new Filing(
        1,
        1,
        "customs",
        "import",
        "post/parcels",
        state,
        1,
        Filing.Wish.NONE,
        new Lodging("LRN1", "MRN1", standing, "", ""));
  }
}
