package org.customspost.gateway.app;

import java.util.Optional;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.yaml.YamlMap;

/** Reads the key {@code console} of gateway.yaml. */
final class ConsoleSettings {
  private static final int PORT = 8480;

  private ConsoleSettings() {}

  static Address read(YamlMap settings) {
    Optional<YamlMap> set = settings.map("console");
    if (set.isEmpty()) return new Address("127.0.0.1", PORT);
    YamlMap yaml = set.get();
    Address address = new Address(yaml.text("host", "127.0.0.1"), yaml.number("port", PORT));
    if (address.port() < 0 || address.port() > 65_535)
      yaml.wrong("port", Integer.toString(address.port()), "0 to 65535");
    yaml.done();
    return address;
  }
}
