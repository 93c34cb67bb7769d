package org.customspost.gateway.app.users;

import org.customspost.gateway.journal.access.Tokens;
import org.customspost.gateway.journal.access.Users;

/**
 * The users of a gateway, for one command.
 *
 * @param closing lets the database go
 */
public record UserRows(Users users, Tokens tokens, Runnable closing) implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
