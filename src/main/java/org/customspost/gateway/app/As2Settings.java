package org.customspost.gateway.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.customspost.gateway.channel.as2.Listening;
import org.customspost.gateway.channel.as2.Listening.Address;
import org.customspost.gateway.channel.as2.Listening.Limits;
import org.customspost.gateway.channel.as2.Listening.Pace;
import org.customspost.gateway.channel.as2.Listening.Secured;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/** Reads the key {@code as2} of gateway.yaml. */
final class As2Settings {
  private static final int HTTP_PORT = 10080;
  private static final int HTTPS_PORT = 10443;
  private static final int KILOBYTE = 1024;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final long MEGABYTE = 1024 * 1024;

  private As2Settings() {}

  static Listening read(Path config, YamlMap settings) {
    YamlMap yaml =
        settings
            .map("as2")
            .or(() -> YamlFile.parse("{}", "defaults", settings.findings()))
            .orElseThrow();
    Optional<Secured> https = yaml.map("https").map(map -> secured(config, map));
    Optional<Address> http = yaml.map("http").map(map -> address(map, HTTP_PORT));
    if (http.isEmpty() && https.isEmpty()) http = Optional.of(new Address("127.0.0.1", HTTP_PORT));
    Listening listening = new Listening(http, https, limits(yaml));
    yaml.done();
    return listening;
  }

  private static Secured secured(Path config, YamlMap yaml) {
    Path file = config.resolve(yaml.text("key"));
    String password = yaml.text("password");
    return new Secured(address(yaml, HTTPS_PORT), file, password);
  }

  private static Address address(YamlMap yaml, int port) {
    Address address = new Address(yaml.text("host", "127.0.0.1"), yaml.number("port", port));
    if (address.port() < 0 || address.port() > 65_535)
      yaml.wrong("port", Integer.toString(address.port()), "0 to 65535");
    yaml.done();
    return address;
  }

  private static Limits limits(YamlMap yaml) {
    return new Limits(
        atLeast(yaml, "largest-message-mb", 512, 1) * MEGABYTE,
        atLeast(yaml, "headers-kb", 16, 2) * KILOBYTE,
        yaml.duration("idle", Duration.ofSeconds(30)),
        pace(yaml),
        atLeast(yaml, "connections", 500, 1),
        atLeast(yaml, "connections-per-address", 100, 1),
        atLeast(yaml, "at-once", 16, 1));
  }

  private static Pace pace(YamlMap yaml) {
    return new Pace(
        yaml.duration("headers-within", Duration.ofSeconds(20)),
        atLeast(yaml, "slowest-kb-per-second", 4, 0) * KILOBYTE,
        GRACE,
        yaml.duration("body-within", Duration.ofHours(1)));
  }

  private static int atLeast(YamlMap yaml, String key, int otherwise, int least) {
    int value = yaml.number(key, otherwise);
    if (value < least) yaml.wrong(key, Integer.toString(value), least + " or more");
    return value;
  }
}
