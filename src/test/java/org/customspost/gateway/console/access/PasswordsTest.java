package org.customspost.gateway.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Passwords, and how long who guesses them waits. */
class PasswordsTest {
  /** Of the reference program: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 4 -l 24 -e. */
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$F1jG2CV3/Nr+yRuIsPKw0J9r4s7cJHBU";

  private final Passwords passwords = new Passwords();

  @Test
  void knowsAPasswordThatAnotherProgramHashedWithOtherParameters() {
    assertThat(passwords.fits("password", REFERENCE)).isTrue();
    assertThat(passwords.fits("wrong", REFERENCE)).isFalse();
  }

  @Test
  void hashesTheSamePasswordDifferentlyEachTime() {
    String one = passwords.hashed("a long password");
    String other = passwords.hashed("a long password");

    assertThat(one).isNotEqualTo(other);
    assertThat(passwords.fits("a long password", one)).isTrue();
    assertThat(passwords.fits("a long password", other)).isTrue();
    assertThat(passwords.fits("a long passwore", one)).isFalse();
  }

  @Test
  void makesEachFurtherGuessWaitTwiceAsLongUpToAQuarterOfAnHour() {
    assertThat(SignIn.pause(-1)).isZero();
    assertThat(SignIn.pause(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(SignIn.pause(3)).isEqualTo(Duration.ofSeconds(40));
    assertThat(SignIn.pause(1000)).isEqualTo(Duration.ofMinutes(15));
  }
}
