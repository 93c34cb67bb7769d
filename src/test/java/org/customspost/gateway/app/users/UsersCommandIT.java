package org.customspost.gateway.app.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.customspost.gateway.console.access.Passwords;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.access.Sessions;
import org.customspost.gateway.journal.access.Tokens;
import org.customspost.gateway.journal.access.Users;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command as an administrator uses it. */
class UsersCommandIT {
  private static Database database;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  private int users(String typed, String... arguments) {
    CommandLine line =
        new CommandLine(
            new UsersCommand(
                Path.of("config"),
                ignored -> new UserRows(new Users(database), new Tokens(database), () -> {})));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    line.setExecutionExceptionHandler(
        (problem, command, parsed) -> {
          if (!(problem instanceof GatewayException known)) throw problem;
          known.findings().forEach(command.getErr()::println);
          return 1;
        });
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((typed + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return line.execute(arguments);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void makesAUserWhoseRolesAndPasswordCanChange() {
    String password = "correct horse battery";
    assertThat(users(password, "add", "--roles", "viewer,privacy", "--password-stdin", "anna"))
        .isZero();
    Users.User anna = new Users(database).find("anna").orElseThrow();
    assertThat(new Passwords().fits(password, anna.password())).isTrue();
    assertThat(anna.roles()).containsExactlyInAnyOrder("viewer", "privacy");

    assertThat(users("", "roles", "anna", "support,admin")).isZero();
    assertThat(users("another long password", "password", "--password-stdin", "anna")).isZero();
    Users.User changed = new Users(database).find("anna").orElseThrow();
    assertThat(changed.roles()).isEqualTo(Set.of("support", "admin"));
    assertThat(new Passwords().fits(password, changed.password())).isFalse();
    assertThat(users("", "list")).isZero();
    assertThat(out.toString())
        .containsPattern("anna +admin,support +[0-9-]{10} +may sign in")
        .doesNotContain("argon2", password);
  }

  @Test
  void saysWhatIsWrongAndMakesNobody() {
    assertThat(users("too short", "add", "--password-stdin", "otto")).isEqualTo(1);
    assertThat(users("correct horse battery", "add", "--password-stdin", "Otto:x")).isEqualTo(1);
    assertThat(users("correct horse battery", "add", "--roles", "boss", "--password-stdin", "otto"))
        .isEqualTo(1);
    assertThat(users("", "roles", "oto", "viewer")).isEqualTo(1);

    assertThat(err.toString())
        .contains("CFG-514 the password has 9 characters")
        .contains("CFG-512", "CFG-513 \"boss\" is no role", "CFG-510 there is no user \"oto\"");
    assertThat(new Users(database).find("otto")).isEmpty();
  }

  @Test
  void writesOverNobody() {
    users("correct horse battery", "add", "--password-stdin", "vera");
    assertThat(users("correct horse battery", "add", "--password-stdin", "vera")).isEqualTo(1);
    assertThat(err.toString()).contains("CFG-511");
  }

  @Test
  void givesATokenThatEndsWithItsUser() {
    users("correct horse battery", "add", "--roles", "support", "--password-stdin", "robot");
    assertThat(users("", "token", "--days", "1", "robot")).isZero();
    String token = out.toString().strip().lines().reduce((a, b) -> b).orElseThrow();
    Tokens tokens = new Tokens(database);

    assertThat(tokens.find(token)).map(Sessions.Session::viewer).hasValue("robot");
    assertThat(users("", "disable", "robot")).isZero();
    assertThat(tokens.find(token)).isEmpty();
    assertThat(users("", "disable", "--again", "robot")).isZero();
    assertThat(tokens.find(token)).isPresent();
    assertThat(users("", "token", "--days", "4000", "robot")).isEqualTo(2);
  }
}
