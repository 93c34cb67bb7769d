package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.model.customs.Decision.ACCEPTED;
import static org.customspost.gateway.model.customs.Decision.DETAINED;
import static org.customspost.gateway.model.customs.Decision.HOLD_DOCS;
import static org.customspost.gateway.model.customs.Decision.HOLD_EXAM;
import static org.customspost.gateway.model.customs.Decision.REJECTED;
import static org.customspost.gateway.model.customs.Decision.RELEASED;
import static org.customspost.gateway.model.customs.Decision.UNKNOWN;
import static org.customspost.gateway.model.customs.Information.REGISTERED;
import static org.customspost.gateway.model.customs.Information.REQUEST_GRANTED;
import static org.customspost.gateway.model.customs.Information.TAX;
import static org.customspost.gateway.model.customs.Withdrawal.INVALIDATED;
import static org.customspost.gateway.model.customs.Withdrawal.RELEASE_REVOKED;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Withdrawal;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-02T09:00:00Z");
  private static final Ranks RANKS =
      new Ranks(Map.of("ACCEPTED", 1, "HOLD_DOCS", 5, "RELEASED", 8));

  @Test
  void nothingStandsBeforeTheFirstAnswer() {
    assertThat(Standing.after(List.of(), RANKS)).isEqualTo(Standing.NONE);
  }

  @Test
  void aPublishedSequenceWithTwoHoldsEndsReleased() {
    Standing standing =
        after(ACCEPTED, TAX, HOLD_DOCS, HOLD_EXAM, REGISTERED, REQUEST_GRANTED, TAX, TAX, RELEASED);

    assertThat(standing.name()).isEqualTo("RELEASED");
    assertThat(standing.state()).isEqualTo(FilingState.ACCEPTED);
  }

  @Test
  void acceptanceAfterAHoldDoesNotLiftIt() {
    assertThat(after(HOLD_DOCS, ACCEPTED).name()).isEqualTo("HOLD_DOCS");
  }

  @Test
  void releaseThenClearanceStandsAsTheFirstRelease() {
    Standing standing = after(ACCEPTED, RELEASED, RELEASED);

    assertThat(standing.deciding()).extracting(Told::answer).isEqualTo(2L);
  }

  @Test
  void anUnknownCodeIsNeverARelease() {
    assertThat(after(ACCEPTED, RELEASED, UNKNOWN).name()).isEqualTo("UNKNOWN");
    assertThat(after(UNKNOWN, ACCEPTED).name()).isEqualTo("UNKNOWN");
    assertThat(after(UNKNOWN, RELEASED).name()).isEqualTo("RELEASED");
  }

  @Test
  void theRejectionOfAnAmendmentLeavesTheAcceptedDeclarationStanding() {
    assertThat(after(ACCEPTED, REJECTED).state()).isEqualTo(FilingState.ACCEPTED);
    assertThat(after(REJECTED).state()).isEqualTo(FilingState.REJECTED);
  }

  @Test
  void aRevokedReleaseDoesNotStandAsReleased() {
    assertThat(after(ACCEPTED, RELEASED, RELEASE_REVOKED).name()).isEqualTo("RELEASE_REVOKED");
    assertThat(after(ACCEPTED, RELEASED, RELEASE_REVOKED, RELEASED).name()).isEqualTo("RELEASED");
  }

  @Test
  void nothingStandsAgainAfterInvalidation() {
    assertThat(after(ACCEPTED, INVALIDATED, RELEASED).state()).isEqualTo(FilingState.CANCELLED);
  }

  @Test
  void detentionOutlivesTaxInformation() {
    assertThat(after(ACCEPTED, DETAINED, TAX).name()).isEqualTo("DETAINED");
  }

  @Test
  void answersOfTheSameSecondAreOrderedByTheRankTable() {
    Told hold = told(1, HOLD_DOCS, NINE);
    Told release = told(2, RELEASED, NINE);

    assertThat(Standing.after(List.of(release, hold), RANKS).name()).isEqualTo("RELEASED");
  }

  @Test
  void anyOrderAndRepetitionOfAnswersEndsInTheSameStanding() {
    Random random = new Random(20260302);
    for (int i = 0; i < 1_000; i++) {
      List<Meaning> meanings = meanings(random);
      List<Told> answers = tellEveryMinute(meanings);
      List<Told> shuffled = new ArrayList<>(answers);
      if (!answers.isEmpty()) shuffled.add(answers.get(random.nextInt(answers.size())));
      Collections.shuffle(shuffled, random);

      assertThat(Standing.after(shuffled, RANKS))
          .as(meanings.toString())
          .isEqualTo(Standing.after(answers, RANKS));
    }
  }

  /** Up to 12 decisions, 4 pieces of information and a withdrawal, in any order. */
  private static List<Meaning> meanings(Random random) {
    List<Meaning> meanings = new ArrayList<>();
    for (int many = random.nextInt(13); many > 0; many--)
      meanings.add(one(random, Decision.values()));
    for (int many = random.nextInt(5); many > 0; many--)
      meanings.add(one(random, Information.values()));
    if (random.nextInt(3) == 0) meanings.add(one(random, Withdrawal.values()));
    Collections.shuffle(meanings, random);
    return meanings;
  }

  private static Meaning one(Random random, Meaning[] of) {
    return of[random.nextInt(of.length)];
  }

  private static Standing after(Meaning... meanings) {
    return Standing.after(tellEveryMinute(List.of(meanings)), RANKS);
  }

  private static List<Told> tellEveryMinute(List<Meaning> meanings) {
    List<Told> answers = new ArrayList<>();
    for (Meaning each : meanings) {
      int number = answers.size() + 1;
      answers.add(told(number, each, NINE.plusMinutes(number)));
    }
    return answers;
  }

  private static Told told(int number, Meaning meaning, OffsetDateTime issuedAt) {
    return new Told(number, "N" + number, meaning, issuedAt, null, null, "");
  }
}
