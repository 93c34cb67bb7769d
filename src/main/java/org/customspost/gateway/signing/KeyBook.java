package org.customspost.gateway.signing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;

/**
 * Our keys and the partners' certificates as the configuration has them at one time.
 *
 * @param theirs by the alias that agreements name
 */
public record KeyBook(KeyRing ours, Map<String, List<TrustedCertificate>> theirs) {
  public static final KeyBook EMPTY = new KeyBook(new KeyRing(List.of()), Map.of());

  public KeyBook {
    theirs = Map.copyOf(theirs);
  }

  /** Reads all files; what is wrong with one is a finding and the rest go on. */
  public static KeyBook load(
      List<KeyFile> keys,
      Map<String, Path> certificates,
      Secrets secrets,
      Instant now,
      Findings findings) {
    KeyRing ours = KeyRing.load(keys, secrets, findings);
    List<Read> all =
        new TreeMap<>(certificates)
            .entrySet().parallelStream()
                .map(each -> read(each.getKey(), each.getValue(), now))
                .toList();
    Map<String, List<TrustedCertificate>> theirs = new TreeMap<>();
    for (Read each : all) {
      theirs.put(each.alias(), each.certificates());
      findings.addAll(each.findings().list());
    }
    return new KeyBook(ours, theirs);
  }

  /** One file, with what is wrong with it alone: many are read at once. */
  private record Read(String alias, List<TrustedCertificate> certificates, Findings findings) {}

  private static Read read(String alias, Path file, Instant now) {
    Findings findings = new Findings();
    return new Read(alias, Certificates.read(file, now, alias, findings), findings);
  }

  /** The certificates of these aliases, in the order of the aliases. */
  public List<TrustedCertificate> certificates(List<String> aliases) {
    List<TrustedCertificate> all = new ArrayList<>();
    for (String each : aliases) all.addAll(theirs.getOrDefault(each, List.of()));
    return all;
  }

  /** What ends soon or has ended, ours first. */
  public List<Finding> expiring(Instant now) {
    List<Finding> soon = new ArrayList<>(ours.check(now));
    new TreeMap<>(theirs)
        .forEach(
            (alias, family) ->
                Certificates.check(family, now)
                    .forEach(each -> soon.add(each.at(Place.source(alias)))));
    return soon;
  }
}
