package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.customspost.gateway.TestFork;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.model.passage.Departure;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Secrets;
import org.customspost.gateway.yaml.YamlFile;

/** Channels and departures as the tests of the doors need them. */
final class Samples {
  /** The doors' routes alone: the line's need the steps, which these tests do without. */
  static final Path ROUTES = doorRoutes();

  /** References with whole paths. */
  static final Secrets SECRETS =
      org.customspost.gateway.signing.Secrets.ofProcess(Path.of(""))::text;

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
        Body.of(body.getBytes(StandardCharsets.UTF_8)),
        signature.getBytes(StandardCharsets.UTF_8),
        Map.of("lrn", "LRN1", "message-type", "declaration"));
  }

  private static Path doorRoutes() {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      Path folder = Files.createDirectories(Path.of("target", "door-routes-" + TestFork.number()));
      for (Path each : files.toList())
        if (!each.endsWith("line.camel.yaml"))
          Files.copy(each, folder.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
