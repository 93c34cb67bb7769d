package org.customspost.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CrashIT {
  private static final Path DATA = TestDatabase.folder("crash");

  @Test
  void findsEveryAcknowledgedRowAfterTheProcessIsKilled() throws Exception {
    for (int round = 1; round <= 2; round++) {
      long acknowledged = commitUntilKilled(100L * round);
      try (PrivatePostgres server = PrivatePostgres.start(DATA, TestDatabase.programs(), 0);
          Database database = Database.open(server.address(), 2)) {
        assertThat(rows(database)).isBetween(acknowledged, acknowledged + 1);
      }
    }
  }

  @Test
  void refusesAFolderThatAnotherGatewayHolds() throws Exception {
    Process other = committer();
    try (BufferedReader lines = other.inputReader()) {
      awaitAcknowledged(lines, 1);
      assertThatThrownBy(() -> PrivatePostgres.start(DATA, TestDatabase.programs(), 0))
          .isInstanceOfSatisfying(
              GatewayException.class,
              e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.JRN_006);
                assertThat(e).hasMessageContaining("process " + other.pid());
              });
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void streamsALongPayloadWithASmallHeap() throws Exception {
    Address address = TestDatabase.freshAddress();
    String length = Long.toString(100L << 20);
    Process child =
        Child.start(
            LargePayload.class,
            List.of("-Xmx64m"),
            address.url(),
            address.user(),
            address.password(),
            length);
    try (BufferedReader lines = child.inputReader()) {
      assertThat(lines.lines()).contains("same " + length);
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static long commitUntilKilled(long count) throws Exception {
    Process committer = committer();
    try (BufferedReader lines = committer.inputReader()) {
      long acknowledged = awaitAcknowledged(lines, count);
      // Not Process.destroyForcibly: it would close the stream, and with it what was said last.
      committer.toHandle().destroyForcibly();
      return Math.max(acknowledged, awaitAcknowledged(lines, Long.MAX_VALUE));
    } finally {
      assertThat(committer.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Process committer() throws IOException {
    return Child.start(
        Committer.class, List.of(), DATA.toString(), TestDatabase.programs().toString());
  }

  /** The last number that was told, once it reached the count or the process ended. */
  private static long awaitAcknowledged(BufferedReader lines, long count) throws IOException {
    long last = 0;
    String line = "";
    while (last < count && (line = lines.readLine()) != null)
      if (line.startsWith("acknowledged ")) last = Long.parseLong(line.substring(13));
    return last;
  }

  private static long rows(Database database) {
    return database.transaction(
        handle ->
            handle
                .createQuery(
                    "select case when count(*) = max(n) then count(*) else -1 end from proof")
                .mapTo(Long.class)
                .one());
  }
}
