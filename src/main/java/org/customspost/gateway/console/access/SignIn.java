package org.customspost.gateway.console.access;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.journal.access.Attempts;
import org.customspost.gateway.journal.access.Sessions.Session;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.journal.access.Users.User;
import org.jspecify.annotations.Nullable;

/** Whether a name and a password are somebody, asked not too often. */
final class SignIn {
  private static final int TRIES_OF_A_USER = 5;
  private static final int TRIES_FROM_AN_ADDRESS = 20;
  private static final int DOUBLINGS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final long PATIENCE_SECONDS = 10;

  /**
   * Each takes 19 MB and a good part of a core. Tries are counted inside, so only one at a time.
   */
  private final Semaphore oneAtATime = new Semaphore(1, true);

  private final Passwords passwords = new Passwords();
  private final Users users;
  private final Attempts attempts;

  /**
   * Hashed for who does not exist, so that names cannot be told by the time an answer takes. Made
   * with the first who signs in, whoever it is: an idle gateway does not hold the memory of it.
   */
  private @Nullable String nobody;

  SignIn(Users users, Attempts attempts) {
    this.users = users;
    this.attempts = attempts;
  }

  /**
   * The session of whoever this is; empty for a wrong name or password.
   *
   * @throws Refused 429 for who tried too often, in words
   */
  Optional<Session> by(String typed, String password, String address) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    try {
      if (!oneAtATime.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
        throw new Refused(429, "Many are signing in at this moment. Try again in a minute.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "The gateway is stopping.");
    }
    try {
      return checked(name, password, address);
    } finally {
      oneAtATime.release();
    }
  }

  private Optional<Session> checked(String name, String password, String address) {
    List<String> who = List.of("user " + name, "from " + address);
    requirePause(who);
    if (nobody == null) nobody = passwords.hashed(Tickets.fresh());
    String other = nobody;
    Optional<User> user = users.find(name).filter(each -> !each.disabled());
    boolean possible = password.length() <= Passwords.LONGEST;
    boolean fits = passwords.fits(possible ? password : "", user.map(User::password).orElse(other));
    if (user.isEmpty() || !fits || !possible) {
      attempts.failed(who);
      return Optional.empty();
    }
    attempts.succeeded(who.subList(0, 1));
    return Optional.of(new Session(name, true, Set.of()));
  }

  private void requirePause(List<String> who) {
    for (Attempts.Failed each : attempts.of(who)) {
      boolean user = each.who().startsWith("user ");
      Duration pause = pause(each.count() - (user ? TRIES_OF_A_USER : TRIES_FROM_AN_ADDRESS));
      Duration left = pause.minus(each.since());
      if (!left.isNegative() && !left.isZero())
        throw new Refused(
            429,
            "%d sign-ins %s failed. Wait %s, then try again; each further failure makes the wait longer."
                .formatted(
                    each.count(), user ? "with this name" : "from your address", words(left)));
    }
  }

  /** None for the first few, then twice as long each time. */
  static Duration pause(int tooMany) {
    if (tooMany < 0) return Duration.ZERO;
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tooMany, DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String words(Duration left) {
    long seconds = left.toSeconds() + 1;
    return seconds < 60 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
  }
}
