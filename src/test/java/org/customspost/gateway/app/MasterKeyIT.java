package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that share a database share its master key. */
@Timeout(60)
class MasterKeyIT {
  @TempDir Path folder;

  private Settings settings(String name, Address address) throws IOException {
    Path config = Files.createDirectories(folder.resolve(name));
    Files.writeString(config.resolve("password"), address.password());
    Files.writeString(
        config.resolve("gateway.yaml"),
        "data: data-%s\ndatabase: {url: \"%s\", user: %s, password: \"file:password\"}\n"
            .formatted(name, address.url(), address.user()));
    return Settings.read(folder, config, new Findings());
  }

  @Test
  void refusesAGatewayWithAnotherKeyThanTheFirst() throws IOException {
    Address address = TestDatabase.freshAddress();
    Settings first = settings("first", address);
    Settings second = settings("second", address);
    try (Memory memory = Memory.open(first)) {
      assertThat(memory.database().address()).isEqualTo(address);
      assertThatThrownBy(() -> Memory.open(second))
          .isInstanceOfSatisfying(
              GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_400))
          .hasMessageContaining("data-second");

      Path key = second.data().resolve("master.key");
      Files.delete(key);
      Files.copy(first.data().resolve("master.key"), key);
      try (Memory joined = Memory.open(second)) {
        assertThat(joined.database().address()).isEqualTo(address);
      }
    }
  }

  @Test
  void refusesARestoredDatabaseWithoutItsKey() throws IOException {
    Settings settings = settings("first", TestDatabase.freshAddress());
    Memory.open(settings).close();
    Memory.open(settings).close();
    Files.delete(settings.data().resolve("master.key"));
    assertThatThrownBy(() -> Memory.open(settings))
        .isInstanceOfSatisfying(
            GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.JRN_400));
  }
}
