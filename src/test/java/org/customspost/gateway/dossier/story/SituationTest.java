package org.customspost.gateway.dossier.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.dossier.FilingState;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SituationTest {
  private static final Map<String, String> VALUES = values();

  private static Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String each :
        List.of("customs", "operator", "lrn", "until", "reference", "problem", "file", "clock"))
      values.put(each, "<" + each + ">");
    values.put("waits", "<waits>");
    values.put("by", " until <until>");
    values.put("last", " The last try failed: <problem>");
    return values;
  }

  @ParameterizedTest
  @EnumSource(Situation.class)
  void saysEachStateItsReasonAndTheNextStepInWholeSentences(Situation situation) {
    State state = new State(situation, VALUES);
    assertThat(state.words()).isNotBlank().doesNotContain("{").doesNotContain("_");
    for (String sentence : List.of(state.reason(), state.next())) {
      assertThat(sentence).isNotBlank().doesNotContain("{").doesNotContain("}");
      assertThat(sentence).matches("(?s)[A-Z<].*[.>]");
    }
  }

  @ParameterizedTest
  @EnumSource(Situation.class)
  void saysWhoseTurnItIsWhereSomethingIsAwaited(Situation situation) {
    State state = new State(situation, VALUES);
    if (situation.turn() == Turn.NOBODY) assertThat(state.turn()).isEmpty();
    else assertThat(state.turn()).isIn("us", "<customs>", "<operator>");
  }

  @Test
  void putsEveryMeaningThatStandsInAStateOfItsOwn() {
    Set<Situation> found = EnumSet.noneOf(Situation.class);
    for (Meaning each : Meaning.all()) {
      assertThat(Words.of(each)).as(each.name()).isNotBlank();
      if (each instanceof Information) continue;
      assertThat(found.add(Words.situation(each))).as(each.name()).isTrue();
    }
    assertThat(found)
        .hasSize(
            Decision.values().length + Preloading.values().length + Withdrawal.values().length);
  }

  @Test
  void reachesEveryState() {
    Set<Situation> reached = EnumSet.noneOf(Situation.class);
    for (Meaning each : Meaning.all()) {
      if (each instanceof Information) continue;
      for (FilingState state : FilingState.values()) {
        reached.add(States.standing(state, each.name(), true));
        reached.add(States.standing(state, each.name(), false));
      }
    }
    for (FilingState state : FilingState.values()) reached.add(States.standing(state, "", false));
    for (String state : List.of("PLANNED", "READY", "PARKED")) {
      reached.add(States.leaving(state, true));
      reached.add(States.leaving(state, false));
    }
    Set<Situation> others = EnumSet.complementOf(EnumSet.copyOf(reached));
    assertThat(others)
        .containsExactlyInAnyOrder(
            Situation.REFERRAL_LATE,
            Situation.REFERRAL_OPEN,
            Situation.CLOCK_MISSED,
            Situation.CLOCK_MAY_MISS,
            Situation.OVERDUE,
            Situation.NOT_DECLARED,
            Situation.WAITS_TO_CHANGE);
  }

  @Test
  void neverSaysThatAnUnknownAnswerReleases() {
    for (FilingState state : FilingState.values())
      assertThat(States.standing(state, "UNKNOWN", true))
          .isNotIn(Situation.RELEASED, Situation.RELEASED_DUTY, Situation.TRANSIT);
  }

  @Test
  void letsADoNotLoadOutrankACancellationAndAnAcceptance() {
    assertThat(States.standing(FilingState.ACCEPTED, "DO_NOT_LOAD", true))
        .isEqualTo(Situation.DO_NOT_LOAD);
    assertThat(States.standing(FilingState.CANCELLING, "DO_NOT_LOAD", false))
        .isEqualTo(Situation.DO_NOT_LOAD);
    assertThat(Situation.DO_NOT_LOAD).isLessThan(Situation.RELEASED);
  }
}
