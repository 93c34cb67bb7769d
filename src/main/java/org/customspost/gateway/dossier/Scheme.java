package org.customspost.gateway.dossier;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Preloading;
import org.customspost.gateway.model.customs.Withdrawal;
import org.jspecify.annotations.Nullable;

/**
 * How an authority decides before goods are loaded: what its answers do, what takes a do-not-load
 * back, how long the origin post has to answer, and until when it must be content. Data:
 * mappings/rules/schemes.
 *
 * @param name empty where an authority has no such scheme
 */
public record Scheme(String name, Map<Meaning, Move> moves, Timing timing) {

  /**
   * What one meaning does.
   *
   * @param to the state it leads to; null where it only lifts
   * @param lifts whether it takes a do-not-load back
   * @param within time that the origin post has to answer where customs states none; zero where
   *     nothing is referred to it
   */
  public record Move(@Nullable LoadingState to, boolean lifts, Duration within) {}

  /** Of an authority without a scheme; even there a do-not-load holds until it is taken back. */
  public static final Scheme NONE =
      new Scheme("", Map.of(Withdrawal.DO_NOT_LOAD_WITHDRAWN, new Move(null, true, Duration.ZERO)));

  public Scheme {
    moves = Map.copyOf(moves);
  }

  /** Of an authority that states no time. */
  public Scheme(String name, Map<Meaning, Move> moves) {
    this(name, moves, Timing.NONE);
  }

  public Optional<Move> move(Meaning meaning) {
    return Optional.ofNullable(moves.get(meaning));
  }

  /** The answer that forbids loading after all these; the last of several. */
  public Optional<Told> forbidding(Collection<Told> answers, Ranks ranks) {
    Told forbidding = null;
    for (Told each : answers.stream().sorted(ranks.order()).toList()) {
      if (each.meaning() == Preloading.DO_NOT_LOAD) forbidding = each;
      else if (move(each.meaning()).map(Move::lifts).orElse(false)) forbidding = null;
    }
    return Optional.ofNullable(forbidding);
  }

  /**
   * The state after all these answers, in whatever order they are given.
   *
   * @param answered references of the requests that the origin post has answered
   * @param forbidden whether loading is forbidden, perhaps since an earlier declaration
   */
  public LoadingState after(
      Collection<Told> answers, Collection<String> answered, Ranks ranks, boolean forbidden) {
    return fold(answers, ranks).state(answered, forbidden);
  }

  /** References of what customs still waits for after all these answers. */
  public Set<String> open(Collection<Told> answers, Ranks ranks) {
    return fold(answers, ranks).open();
  }

  private Fold fold(Collection<Told> answers, Ranks ranks) {
    Fold fold = new Fold(this);
    answers.stream().sorted(ranks.order()).forEach(fold::add);
    return fold;
  }
}
