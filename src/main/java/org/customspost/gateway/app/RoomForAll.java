package org.customspost.gateway.app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.customspost.gateway.model.passage.Incoming;
import org.customspost.gateway.model.passage.Reception;
import org.jdbi.v3.core.JdbiException;

/** Receive, and a word to the watch where the database has no room left. */
final class RoomForAll implements Reception {
  /** Insufficient resources: disk full, out of memory, too many connections, a limit. */
  private static final String NO_RESOURCES = "53";

  private static final String TOO_MANY_CONNECTIONS = "53300";

  private final Reception reception;
  private final Consumer<String> full;

  /**
   * @param full told what the database said
   */
  RoomForAll(Reception reception, Consumer<String> full) {
    this.reception = reception;
    this.full = full;
  }

  @Override
  public long receive(Incoming incoming) throws IOException {
    try {
      return reception.receive(incoming);
    } catch (JdbiException e) {
      for (Throwable each = e; each != null; each = each.getCause())
        if (each instanceof SQLException refused && isFull(String.valueOf(refused.getSQLState())))
          full.accept(String.valueOf(refused.getMessage()));
      throw e;
    }
  }

  private static boolean isFull(String state) {
    return state.startsWith(NO_RESOURCES) && !state.equals(TOO_MANY_CONNECTIONS);
  }
}
