package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.partner.As2Inbound.Demand;
import org.customspost.gateway.partner.As2Outbound.Encrypt;
import org.customspost.gateway.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class As2ChannelTest {
  private static final String AS2 =
      """
      id: as2
      kind: as2
      our-name: CUSTOMSPOST
      partner-name: NORTH
      our-key: gateway-2026
      partner-certificates: [south-2026]
      server-certificates: [south-2026]
      receive: {signature: required, encryption: optional}
      send: {url: "https://as2.post.example/in", sign: sha-256, encrypt: aes-256-gcm, mdn: sync}
      """;

  @TempDir private Path folder;

  private static List<String> findings(String yaml) {
    Findings findings = new Findings();
    Optional<Channel> unused = YamlFile.parse(yaml, "acme.yaml", findings).flatMap(Channel::read);
    return findings.list().stream().map(Finding::toString).toList();
  }

  @Test
  void readsAChannelThatStatesItsProtection() {
    Findings findings = new Findings();
    Channel channel =
        YamlFile.parse(AS2, "acme.yaml", findings).flatMap(Channel::read).orElseThrow();

    assertThat(findings.list()).isEmpty();
    assertThat(channel)
        .isInstanceOfSatisfying(
            Channel.As2.class,
            as2 -> {
              assertThat(as2.receive().orElseThrow().encryption()).isEqualTo(Demand.OPTIONAL);
              assertThat(as2.send().orElseThrow().encrypt()).isEqualTo(Encrypt.AES_256_GCM);
              assertThat(as2.send().orElseThrow().mdnSigned()).isTrue();
            });
  }

  @Test
  void refusesAChannelThatDoesNotSayWhetherItSignsAndEncrypts() {
    for (String each :
        List.of(
            "signature: required, ", ", encryption: optional", "sign: sha-256, ", ", mdn: sync"))
      assertThat(findings(AS2.replace(each, "")))
          .as(each)
          .singleElement()
          .asString()
          .contains("CFG-003");
  }

  @Test
  void readsWhatAMicCoversForEachDirection() {
    Findings findings = new Findings();
    String yaml = AS2.replace("mdn: sync}", "mdn: sync, mic: uncompressed}");
    Channel channel =
        YamlFile.parse(yaml, "acme.yaml", findings).flatMap(Channel::read).orElseThrow();

    assertThat(findings.list()).isEmpty();
    Channel.As2 as2 = (Channel.As2) channel;
    assertThat(as2.send().orElseThrow().mic()).isEqualTo(As2Peer.MicScope.UNCOMPRESSED);
    assertThat(as2.receive().orElseThrow().mic()).isEqualTo(As2Peer.MicScope.AS_SIGNED);
  }

  @Test
  void refusesAnHttpsAddressWithoutTheCertificateThatIsTrusted() {
    assertThat(findings(AS2.replace("server-certificates: [south-2026]\n", "")))
        .singleElement()
        .asString()
        .contains("server-certificates");
  }

  @Test
  void refusesAnAsynchronousReceiptWithoutAnAddressForIt() {
    assertThat(findings(AS2.replace("mdn: sync", "mdn: async")))
        .singleElement()
        .asString()
        .contains("send.mdn-to");
  }

  @Test
  void refusesAnAddressThatIsNotOneOfHttp() {
    assertThat(findings(AS2.replace("https://as2.post.example/in", "file:///etc/passwd")))
        .anyMatch(each -> each.contains("CFG-004") && each.contains("send.url"));
  }

  @Test
  void refusesTwoChannelsThatCannotBeToldApart() {
    ConfigFolder config = new ConfigFolder(folder);
    String channel = AS2.indent(4).replaceFirst("^ {4}", "  - ");
    String post = ConfigFolder.POST.replace("flows:\n", channel + "flows:\n");
    config.write("north-post", post);
    assertThat(config.problems()).isEmpty();

    config.write(
        "south-customs",
        ConfigFolder.CUSTOMS.replace("declarations:\n", channel + "declarations:\n"));
    assertThat(config.problems())
        .singleElement()
        .asString()
        .contains("CFG-300", "north-post.as2", "south-customs.as2");
  }

  @Test
  void refusesAKeyAndACertificateThatAreNotThere() {
    ConfigFolder config = new ConfigFolder(folder);
    String channel = AS2.indent(4).replaceFirst("^ {4}", "  - ");
    config.write(
        "north-post",
        ConfigFolder.POST
            .replace("flows:\n", channel + "flows:\n")
            .replace("our-key: gateway-2026", "our-key: gatewai")
            .replace("partner-certificates: [south-2026]", "partner-certificates: [nobody]"));
    assertThat(config.problems())
        .anyMatch(each -> each.contains("CFG-011") && each.contains("gatewai"))
        .anyMatch(each -> each.contains("CFG-011") && each.contains("nobody"));
  }
}
