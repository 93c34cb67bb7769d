package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be said of where people and traces go, and what would be unsafe. */
class ConsoleSettingsTest {
  @TempDir private Path folder;

  private List<Finding> findings(String yaml) throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), yaml);
    Findings findings = new Findings();
    Settings.read(folder, folder, findings);
    return findings.list();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console: {host: 0.0.0.0}",
        "console: {host: '::'}",
        "console: {host: 192.0.2.7, port: 80}",
        "console: {host: 0.0.0.0, url: 'https://console.example'}",
        "console: {host: 0.0.0.0, proxies: [10.0.0.7]}",
      })
  void refusesAConsoleThatOthersReachWithoutTls(String yaml) throws IOException {
    assertThat(findings(yaml))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.code().id()).isEqualTo("CFG-501");
              assertThat(each.toString()).contains("gateway.yaml:1", "console.https", "127.0.0.1");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "console: {host: 127.0.0.1}",
        "console: {host: localhost}",
        "console: {host: '::1'}",
        "console: {security-contact: ['mailto:a@post.example', 'https://post.example/tell']}",
        "console: {host: 0.0.0.0, https: {key: a.p12, password: 'env:A'}}",
        "console: {host: 0.0.0.0, url: 'https://console.example', proxies: [10.0.0.7]}",
        "traces: {endpoint: 'http://collector.example:4318/v1/traces'}",
        "traces: {endpoint: 'http://127.0.0.1:4318/v1/traces', authorization: 'env:A'}",
        "traces: {endpoint: 'https://collector.example/v1/traces', authorization: 'env:A'}",
      })
  void takesWhatNobodyCanReadOnTheWay(String yaml) throws IOException {
    assertThat(findings(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traces: {endpoint: 'http://collector.example/v1/traces', authorization: 'env:A'}",
        "traces: {endpoint: 'collector.example'}",
        "traces: {endpoint: 'ftp://collector.example'}",
        "traces: {service: north}",
        "traces: {endpoint: 'https://collector.example', percent: 0}",
      })
  void refusesTracesThatCannotGoOrWouldTellASecret(String yaml) throws IOException {
    assertThat(findings(yaml)).isNotEmpty().allMatch(each -> each.toString().contains("traces"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"security@post.example", "http://post.example", "a b"})
  void refusesAContactThatNobodyCanUse(String contact) throws IOException {
    assertThat(findings("console: {security-contact: ['%s']}".formatted(contact)))
        .singleElement()
        .satisfies(each -> assertThat(each.toString()).contains(contact, "mailto:"));
  }

  @Test
  void checkLooksAtTheCertificateAndAtEachSecret() throws IOException {
    Files.writeString(
        folder.resolve("gateway.yaml"),
        """
        console: {host: 0.0.0.0, https: {key: away.p12, password: 'file:password'}}
        traces: {endpoint: 'https://collector.example', authorization: 'file:none'}
        """);
    Files.writeString(folder.resolve("password"), "some");

    List<Finding> findings = Check.of(Path.of("").toAbsolutePath(), folder).findings();

    assertThat(findings.toString())
        .contains("CFG-504", "away.p12", "there is no such file", "none");
  }
}
