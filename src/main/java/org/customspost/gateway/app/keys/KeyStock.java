package org.customspost.gateway.app.keys;

import static org.customspost.gateway.error.ErrorCode.CFG_320;
import static org.customspost.gateway.error.ErrorCode.CFG_321;
import static org.customspost.gateway.error.ErrorCode.CFG_322;
import static org.customspost.gateway.error.ErrorCode.CFG_323;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.KeyFile;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.KeyStoreFile;
import org.customspost.gateway.signing.Secrets;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import org.customspost.gateway.yaml.Nearest;

/** Our keys in the configured files, as the command reads and changes them. */
final class KeyStock {
  private final KeyPlaces places;
  private final Secrets secrets;
  private final KeyRing ring;

  /** A configured file that is not there yet holds no keys; the first key makes it. */
  KeyStock(KeyPlaces places) {
    this.places = places;
    secrets = Secrets.ofProcess(places.config());
    List<KeyFile> there = new ArrayList<>(places.files());
    there.removeIf(each -> !Files.exists(each.path()));
    Findings findings = new Findings();
    ring = KeyRing.load(there, secrets, findings);
    findings.throwIfRejected();
  }

  KeyPlaces places() {
    return places;
  }

  Secrets secrets() {
    return secrets;
  }

  /** With the partners' certificates. */
  KeyBook book() {
    Map<String, List<TrustedCertificate>> theirs = new HashMap<>();
    Findings findings = new Findings();
    places
        .certificates()
        .forEach(
            (alias, file) ->
                theirs.put(alias, Certificates.read(file, Instant.now(), alias, findings)));
    findings.throwIfRejected();
    return KeyBook.of(ring, theirs);
  }

  KeyRing ring() {
    return ring;
  }

  /** The key of exactly this alias. */
  SigningKey key(String alias) {
    List<String> aliases = ring.keys().stream().map(SigningKey::alias).sorted().toList();
    Optional<SigningKey> found =
        ring.keys().stream().filter(key -> key.alias().equalsIgnoreCase(alias)).findFirst();
    return found.orElseThrow(
        () -> {
          String near = Nearest.of(alias, aliases);
          String hint = near.isEmpty() ? "" : "; did you mean " + near + "?";
          String allowed = aliases.isEmpty() ? "none" : String.join(", ", aliases);
          return wrong(CFG_322, "alias", alias, "allowed", allowed, "hint", hint);
        });
  }

  /** The file to write to: the one named as in the configuration, or the only one. */
  KeyFile file(Optional<String> named) {
    List<KeyFile> fitting =
        places.files().stream()
            .filter(each -> named.isEmpty() || each.path().endsWith(named.get()))
            .toList();
    if (fitting.size() == 1) return fitting.get(0);
    String allowed =
        places.files().stream()
            .map(each -> each.path().getFileName().toString())
            .collect(Collectors.joining(", "));
    throw wrong(
        CFG_320,
        "found",
        named.orElse(""),
        "allowed",
        allowed.isEmpty() ? "one under keys: of gateway.yaml first" : "--file with " + allowed);
  }

  /** Puts keys into a file, all or none. */
  void add(KeyFile file, List<SigningKey> keys, boolean replace) throws IOException {
    KeyStoreFile store = KeyStoreFile.open(file, secrets);
    for (SigningKey key : keys) {
      if (!key.alias().matches("[A-Za-z0-9][A-Za-z0-9.-]*"))
        throw wrong(CFG_323, "alias", key.alias());
      if (store.contains(key.alias()) && !replace) {
        String name = file.path().getFileName().toString();
        throw wrong(CFG_321, "alias", key.alias(), "file", name);
      }
      store.put(key);
    }
    store.save();
  }

  static GatewayException wrong(ErrorCode code, String... values) {
    return new GatewayException(Finding.of(code, Place.NOWHERE, values));
  }
}
