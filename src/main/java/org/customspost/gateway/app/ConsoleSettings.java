package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.CFG_501;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.console.Address;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.access.Provider;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.yaml.YamlFile;
import org.customspost.gateway.yaml.YamlMap;

/**
 * The key {@code console} of gateway.yaml.
 *
 * @param idle a session ends when nothing was asked for so long
 * @param longest it ends then in any case
 * @param provider empty for local users only
 * @param securityContacts whom to tell of a weakness
 */
public record ConsoleSettings(
    Address address,
    Duration idle,
    Duration longest,
    Optional<Provider> provider,
    List<URI> securityContacts) {
  private static final int PORT = 8480;

  /** What people can be reached by (RFC 9116, section 2.5.3); HTTP without TLS is no such thing. */
  private static final Set<String> CONTACTS = Set.of("mailto", "https", "tel");

  public ConsoleSettings {
    securityContacts = List.copyOf(securityContacts);
  }

  static ConsoleSettings read(Path config, YamlMap settings) {
    YamlMap yaml =
        settings
            .map("console")
            .or(() -> YamlFile.parse("{}", "defaults", settings.findings()))
            .orElseThrow();
    Address address = address(config, yaml);
    requireNoReaders(address, yaml);
    ConsoleSettings read =
        new ConsoleSettings(
            address,
            yaml.duration("idle", Duration.ofMinutes(30)),
            yaml.duration("longest", Duration.ofHours(12)),
            yaml.map("oidc").map(ConsoleSettings::provider),
            securityContacts(yaml));
    yaml.done();
    return read;
  }

  private static List<URI> securityContacts(YamlMap yaml) {
    List<URI> contacts = new ArrayList<>();
    for (String each : yaml.texts("security-contact")) {
      try {
        URI contact = URI.create(each);
        if (contact.getScheme() != null && CONTACTS.contains(contact.getScheme())) {
          contacts.add(contact);
          continue;
        }
      } catch (IllegalArgumentException notAnAddress) {
        // said below
      }
      yaml.wrong("security-contact", each, "mailto:…, https://… or tel:…");
    }
    return contacts;
  }

  private static Address address(Path config, YamlMap yaml) {
    Address address =
        new Address(
            yaml.text("host", "127.0.0.1"),
            yaml.number("port", PORT),
            yaml.map("https").map(map -> secured(config, map)),
            yaml.optionalText("url").map(url -> url(yaml, "url", url)),
            Set.copyOf(yaml.texts("proxies")));
    if (address.port() < 0 || address.port() > 65_535)
      yaml.wrong("port", Integer.toString(address.port()), "0 to 65535");
    return address;
  }

  private static Address.Secured secured(Path config, YamlMap yaml) {
    Address.Secured secured =
        new Address.Secured(config.resolve(yaml.text("key")), yaml.text("password"));
    yaml.done();
    return secured;
  }

  private static void requireNoReaders(Address address, YamlMap yaml) {
    boolean proxied = address.url().isPresent() && !address.proxies().isEmpty();
    if (address.https().isEmpty() && !proxied && !Address.isLoopback(address.host()))
      yaml.findings().add(Finding.of(CFG_501, yaml.place("host"), "host", address.host()));
  }

  private static Provider provider(YamlMap yaml) {
    Provider provider =
        new Provider(
            url(yaml, "issuer", yaml.text("issuer")),
            yaml.text("client"),
            yaml.text("secret", ""),
            yaml.has("scopes") ? yaml.texts("scopes") : List.of("openid", "profile"),
            yaml.text("name", "preferred_username"),
            yaml.text("claim", "groups"),
            yaml.map("roles").map(ConsoleSettings::roles).orElse(Map.of()));
    if (provider.roles().isEmpty()) yaml.wrong("roles", "", "a role with values of the claim");
    yaml.done();
    return provider;
  }

  private static Map<String, Set<Role>> roles(YamlMap yaml) {
    Map<String, Set<Role>> roles = new HashMap<>();
    for (Role each : Role.values()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      if (each != Role.ANYONE && yaml.has(name))
        for (String value : yaml.texts(name))
          roles.computeIfAbsent(value, ignored -> new HashSet<>()).add(each);
    }
    yaml.done();
    return roles;
  }

  /** HTTPS, or HTTP within this machine. */
  private static URI url(YamlMap yaml, String key, String text) {
    String allowed = "https://… without a path of its own, or http:// on this machine";
    try {
      URI url = URI.create(text);
      boolean within = "http".equals(url.getScheme()) && Address.isLoopback("" + url.getHost());
      if (url.getHost() != null && ("https".equals(url.getScheme()) || within)) return url;
    } catch (IllegalArgumentException notAnAddress) {
      // said below
    }
    yaml.wrong(key, text, allowed);
    return URI.create("https://invalid.invalid");
  }
}
