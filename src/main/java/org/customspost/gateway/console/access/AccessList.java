package org.customspost.gateway.console.access;

import java.util.List;
import org.customspost.gateway.journal.access.AccessLog;
import org.customspost.gateway.journal.access.Users.User;

/** Who may what, and who did. */
public record AccessList(List<User> users, List<AccessLog.Line> lines) {
  public AccessList {
    users = List.copyOf(users);
    lines = List.copyOf(lines);
  }

  /** The roles of a user, in words. */
  public static String roles(User user) {
    return String.join(", ", user.roles().stream().sorted().toList());
  }
}
