package org.customspost.gateway.app.users;

import static org.customspost.gateway.error.ErrorCode.CFG_510;
import static org.customspost.gateway.error.ErrorCode.CFG_512;
import static org.customspost.gateway.error.ErrorCode.CFG_513;
import static org.customspost.gateway.error.ErrorCode.CFG_514;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.access.Passwords;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.yaml.Nearest;

/** What a user may be called, may do and may choose as a password. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final List<String> ROLES =
      Arrays.stream(Role.values())
          .filter(each -> each != Role.ANYONE)
          .map(each -> each.name().toLowerCase(Locale.ROOT))
          .toList();

  private Checks() {}

  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) throw wrong(CFG_512, "name", name);
  }

  static Set<String> requireRoles(List<String> roles) {
    for (String each : roles)
      if (!ROLES.contains(each))
        throw wrong(CFG_513, "role", each, "allowed", String.join(", ", ROLES));
    return new TreeSet<>(roles);
  }

  static String requirePassword(String password) {
    String allowed = Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters, any";
    int length = password.length();
    if (length < Passwords.SHORTEST || length > Passwords.LONGEST)
      throw wrong(CFG_514, "problem", "has " + length + " characters", "allowed", allowed);
    return password;
  }

  static void requireKnown(boolean known, Users users, String name) {
    if (known) return;
    List<String> names = users.all().stream().map(Users.User::name).toList();
    String near = Nearest.of(name, names);
    throw wrong(
        CFG_510,
        "name",
        name,
        "allowed",
        names.isEmpty() ? "none yet" : String.join(", ", names),
        "hint",
        near.isEmpty() ? "" : "; did you mean " + near + "?");
  }

  static GatewayException wrong(ErrorCode code, String... values) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, values));
  }
}
