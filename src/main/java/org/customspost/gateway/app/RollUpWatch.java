package org.customspost.gateway.app;

import java.time.Clock;
import java.time.Duration;
import org.customspost.gateway.dossier.report.RollUp;
import org.customspost.gateway.journal.Database;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the figures over time up to date; of several gateways on one database one does it. */
final class RollUpWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RollUpWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Database database;
  private final Clock time;
  private final Rounds rounds;

  RollUpWatch(Database database, Clock time) {
    this.database = database;
    this.time = time;
    rounds = Rounds.every(EVERY, "figures", this::run);
  }

  private void run() {
    try {
      database.run(handle -> RollUp.run(handle, time.instant()));
    } catch (ConnectionException e) {
      throw e; // nobody's figures are missed while there is no database
    } catch (JdbiException e) { // nothing was counted; the next time it is
      LOG.warn("the figures over time were not brought up to date: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
