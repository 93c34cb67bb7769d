package org.customspost.gateway.app;

import java.net.URI;
import java.util.Optional;
import org.customspost.gateway.app.traces.Tracing;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.yaml.YamlMap;

/** The key {@code traces} of gateway.yaml; without it nothing is traced. */
final class TraceSettings {
  private static final int ALL = 100;

  private TraceSettings() {}

  static Optional<Tracing> read(YamlMap settings) {
    return settings.map("traces").map(TraceSettings::tracing);
  }

  private static Tracing tracing(YamlMap yaml) {
    String authorization = yaml.text("authorization", "");
    Tracing tracing =
        new Tracing(
            endpoint(yaml, !authorization.isEmpty()),
            authorization,
            yaml.text("service", "customs-post-gateway"),
            yaml.number("percent", ALL));
    if (tracing.percent() < 1 || tracing.percent() > ALL)
      yaml.wrong("percent", "" + tracing.percent(), "1 to 100");
    yaml.done();
    return tracing;
  }

  /** By plain HTTP no secret leaves the machine. */
  private static URI endpoint(YamlMap yaml, boolean secret) {
    String text = yaml.text("endpoint");
    String allowed =
        secret
            ? "https://…, or http://… on this machine, because of authorization"
            : "https://… or http://…, as http://127.0.0.1:4318/v1/traces";
    try {
      URI endpoint = URI.create(text);
      boolean plain =
          "http".equals(endpoint.getScheme())
              && (!secret || Address.isLoopback("" + endpoint.getHost()));
      if (endpoint.getHost() != null && (plain || "https".equals(endpoint.getScheme())))
        return endpoint;
    } catch (IllegalArgumentException notAnAddress) {
      // said below
    }
    yaml.wrong("endpoint", text, allowed);
    return URI.create("https://invalid.invalid");
  }
}
