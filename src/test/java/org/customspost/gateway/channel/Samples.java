package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.yaml.YamlFile;

/** Channels and departures as the tests of the doors need them. */
final class Samples {
  static final Path ROUTES = Path.of("routes");

  private Samples() {}

  static Channel channel(String yaml) {
    Findings findings = new Findings();
    Channel channel =
        YamlFile.parse(yaml, "test.yaml", findings).flatMap(Channel::read).orElseThrow();
    assertThat(findings.list().stream().map(Finding::toString)).isEmpty();
    return channel;
  }

  static Departure departure(String channel, String fileName, String body, String signature) {
    return new Departure(
        1,
        "acme",
        channel,
        "unique-" + fileName,
        fileName,
        "application/edifact",
        body.getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8),
        Map.of("lrn", "LRN1", "message-type", "declaration"));
  }
}
