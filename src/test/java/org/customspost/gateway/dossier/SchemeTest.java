package org.customspost.gateway.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.dossier.LoadingState.ASSESSMENT_COMPLETE;
import static org.customspost.gateway.dossier.LoadingState.DO_NOT_LOAD;
import static org.customspost.gateway.dossier.LoadingState.FILED;
import static org.customspost.gateway.dossier.LoadingState.INFORMATION_WANTED;
import static org.customspost.gateway.dossier.LoadingState.INVALIDATED;
import static org.customspost.gateway.dossier.LoadingState.REGISTERED;
import static org.customspost.gateway.dossier.LoadingState.REJECTED;
import static org.customspost.gateway.dossier.LoadingState.SCREENING_WANTED;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.customspost.gateway.model.customs.Decision;
import org.customspost.gateway.model.customs.Information;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;
import org.junit.jupiter.api.Test;

/** How far an item is on its way to being loaded, after any answers of customs and of its post. */
class SchemeTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-20T12:00:00Z");
  private static final Ranks RANKS = new Ranks(Map.of());
  private static final Duration DAY = Duration.ofDays(1);
  private static final Scheme SCHEME = scheme(false);

  private static Scheme scheme(boolean completingLifts) {
    Map<Meaning, Scheme.Move> moves = new HashMap<>();
    moves.put(Information.REGISTERED, move(REGISTERED, false));
    moves.put(Decision.REJECTED, move(REJECTED, false));
    moves.put(Preloading.INFORMATION_WANTED, move(INFORMATION_WANTED, false));
    moves.put(Preloading.SCREENING_WANTED, move(SCREENING_WANTED, false));
    moves.put(Preloading.DO_NOT_LOAD, move(DO_NOT_LOAD, false));
    moves.put(Preloading.ASSESSMENT_COMPLETE, move(ASSESSMENT_COMPLETE, completingLifts));
    moves.put(Withdrawal.DO_NOT_LOAD_WITHDRAWN, new Scheme.Move(null, true, Duration.ZERO));
    moves.put(Withdrawal.INVALIDATED, move(INVALIDATED, false));
    return new Scheme("test", moves);
  }

  private static Scheme.Move move(LoadingState to, boolean lifts) {
    return new Scheme.Move(to, lifts, DAY);
  }

  private static Told told(int minute, Meaning meaning) {
    return new Told(
        minute, "N" + minute, meaning, NOON.plusMinutes(minute), null, null, "R" + minute);
  }

  private static LoadingState after(Scheme scheme, List<Told> answers, Set<String> answered) {
    return scheme.after(answers, answered, RANKS, scheme.forbidding(answers, RANKS).isPresent());
  }

  private static LoadingState after(Meaning... meanings) {
    List<Told> answers = new ArrayList<>();
    for (Meaning each : meanings) answers.add(told(answers.size(), each));
    return after(SCHEME, answers, Set.of());
  }

  @Test
  void showsWhatRestrictsMostOfWhatIsOpen() {
    assertThat(after()).isEqualTo(FILED);
    assertThat(after(Preloading.SCREENING_WANTED, Preloading.INFORMATION_WANTED))
        .isEqualTo(SCREENING_WANTED);
    assertThat(
            after(
                SCHEME,
                List.of(
                    told(1, Preloading.SCREENING_WANTED), told(2, Preloading.INFORMATION_WANTED)),
                Set.of("R1")))
        .isEqualTo(INFORMATION_WANTED);
  }

  @Test
  void staysForbiddenUntilItIsTakenBack() {
    assertThat(after(Preloading.DO_NOT_LOAD, Preloading.ASSESSMENT_COMPLETE))
        .isEqualTo(DO_NOT_LOAD);
    assertThat(after(Preloading.DO_NOT_LOAD, Withdrawal.INVALIDATED)).isEqualTo(DO_NOT_LOAD);
    assertThat(
            after(
                Preloading.DO_NOT_LOAD,
                Preloading.ASSESSMENT_COMPLETE,
                Withdrawal.DO_NOT_LOAD_WITHDRAWN))
        .isEqualTo(ASSESSMENT_COMPLETE);
  }

  @Test
  void isLiftedByWhatTheSchemeSays() {
    List<Told> answers =
        List.of(told(1, Preloading.DO_NOT_LOAD), told(2, Preloading.ASSESSMENT_COMPLETE));

    assertThat(after(scheme(true), answers, Set.of())).isEqualTo(ASSESSMENT_COMPLETE);
    assertThat(after(scheme(false), answers, Set.of())).isEqualTo(DO_NOT_LOAD);
  }

  @Test
  void forbidsAlsoWhereTheAuthorityHasNoScheme() {
    assertThat(Scheme.NONE.forbidding(List.of(told(1, Preloading.DO_NOT_LOAD)), RANKS)).isPresent();
    assertThat(
            Scheme.NONE.forbidding(
                List.of(told(1, Preloading.DO_NOT_LOAD), told(2, Withdrawal.DO_NOT_LOAD_WITHDRAWN)),
                RANKS))
        .isEmpty();
  }

  /** What an office clerk would note on a card, message by message, in the order of issue. */
  private static final class Card {
    private boolean registered;
    private boolean rejected;
    private boolean complete;
    private boolean invalid;
    private boolean stop;
    private final Set<String> information = new HashSet<>();
    private final Set<String> screening = new HashSet<>();

    void note(Told answer) {
      Meaning meaning = answer.meaning();
      if (meaning == Preloading.DO_NOT_LOAD) stop = true;
      if (meaning == Withdrawal.DO_NOT_LOAD_WITHDRAWN) stop = false;
      if (invalid) return;
      boolean first = !registered && !rejected;
      if (meaning == Information.REGISTERED && first) registered = true;
      if (meaning == Decision.REJECTED && first) rejected = true;
      if (meaning == Preloading.DO_NOT_LOAD && first) registered = true;
      if (meaning == Preloading.INFORMATION_WANTED) asked(information, answer);
      if (meaning == Preloading.SCREENING_WANTED) asked(screening, answer);
      if (meaning == Preloading.ASSESSMENT_COMPLETE) {
        done();
        registered = true;
        complete = true;
      }
      if (meaning == Withdrawal.INVALIDATED) {
        done();
        invalid = true;
      }
    }

    private void asked(Set<String> requests, Told answer) {
      requests.add(answer.referral());
      registered = true;
      complete = false;
    }

    private void done() {
      information.clear();
      screening.clear();
    }

    LoadingState read(Set<String> answered) {
      information.removeAll(answered);
      screening.removeAll(answered);
      if (stop) return DO_NOT_LOAD;
      if (!screening.isEmpty()) return SCREENING_WANTED;
      if (!information.isEmpty()) return INFORMATION_WANTED;
      if (invalid) return INVALIDATED;
      if (complete) return ASSESSMENT_COMPLETE;
      if (registered) return REGISTERED;
      return rejected ? REJECTED : FILED;
    }
  }

  @Test
  void ordersStatesByGravityAsCustomsWordsAre() {
    List<String> gravest = Preloading.gravestFirst();
    assertThat(gravest)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Preloading.values()).map(Enum::name).toList())
        .isNotEqualTo(gravest.stream().sorted(Comparator.reverseOrder()).toList());
    List<LoadingState> states =
        gravest.stream().map(each -> LoadingState.of(Preloading.valueOf(each))).toList();
    assertThat(states).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(SCREENING_WANTED.graver(DO_NOT_LOAD)).isEqualTo(DO_NOT_LOAD);
    assertThat(DO_NOT_LOAD.graver(SCREENING_WANTED)).isEqualTo(DO_NOT_LOAD);
  }

  @Test
  void agreesWithAClerkOnAnyAnswersInWhateverOrderAndHoweverOftenTheyCome() {
    Random random = new Random(20261123);
    List<Meaning> meanings = new ArrayList<>(SCHEME.moves().keySet());
    meanings.sort(Comparator.comparing(Meaning::name));
    Set<LoadingState> reached = new HashSet<>();
    for (int round = 0; round < 20_000; round++) {
      List<Told> answers = new ArrayList<>();
      Set<String> answered = new HashSet<>();
      for (int i = random.nextInt(9); i > 0; i--) {
        int minute = answers.size();
        answers.add(told(minute, meanings.get(random.nextInt(meanings.size()))));
        if (random.nextInt(3) == 0) answered.add("R" + random.nextInt(9));
      }
      Card card = new Card();
      answers.forEach(card::note);
      LoadingState expected = card.read(answered);
      List<Told> came = new ArrayList<>(answers);
      if (!came.isEmpty()) came.add(came.get(random.nextInt(came.size())));
      Collections.shuffle(came, random);

      assertThat(after(SCHEME, came, answered))
          .as("%s, answered %s", came, answered)
          .isEqualTo(expected);
      reached.add(expected);
    }
    assertThat(reached).containsExactlyInAnyOrder(LoadingState.values());
  }
}
