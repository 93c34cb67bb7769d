package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.CFG_001;

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
 * @param families theirs, by the alias that agreements name
 */
public record KeyBook(KeyRing ours, Map<String, CertificateFamily> families) {
  public static final KeyBook EMPTY = new KeyBook(new KeyRing(List.of()), Map.of());

  public KeyBook {
    families = Map.copyOf(families);
  }

  /** Ours, and certificates that are there already. */
  public static KeyBook of(KeyRing ours, Map<String, List<TrustedCertificate>> theirs) {
    Map<String, CertificateFamily> families = new TreeMap<>();
    theirs.forEach((alias, all) -> families.put(alias, CertificateFamily.of(alias, all)));
    return new KeyBook(ours, families);
  }

  /**
   * Reads our files; those of partners only have to be there, {@link #open} reads them. What is
   * wrong with one is a finding and the rest go on.
   */
  public static KeyBook load(
      List<KeyFile> keys, Map<String, Path> certificates, Secrets secrets, Findings findings) {
    Map<String, CertificateFamily> families = new TreeMap<>();
    certificates.forEach(
        (alias, file) -> {
          families.put(alias, CertificateFamily.in(file, alias));
          if (!file.toFile().canRead())
            findings.add(
                CFG_001,
                Place.source(alias),
                "problem",
                "there is no file " + file + ", or it is not ours to read");
        });
    return new KeyBook(KeyRing.load(keys, secrets, findings), families);
  }

  /** What is wrong with keys and certificates that were not opened before; afterwards all are. */
  public List<Finding> open() {
    List<Finding> problems = new ArrayList<>(ours.open());
    new TreeMap<>(families).values().forEach(family -> problems.addAll(family.open()));
    return problems;
  }

  /**
   * The certificates of these aliases, in the order of the aliases.
   *
   * @throws org.customspost.gateway.error.GatewayException SIG-452 where one cannot be used
   */
  public List<TrustedCertificate> certificates(List<String> aliases) {
    List<TrustedCertificate> all = new ArrayList<>();
    for (String each : aliases) {
      CertificateFamily family = families.get(each);
      if (family != null) all.addAll(family.certificates());
    }
    return all;
  }

  /** All certificates that can be used, by alias. */
  public Map<String, List<TrustedCertificate>> theirs() {
    Map<String, List<TrustedCertificate>> theirs = new TreeMap<>();
    families.forEach((alias, family) -> theirs.put(alias, family.usable()));
    return theirs;
  }

  /** What ends soon or has ended, ours first. */
  public List<Finding> expiring(Instant now) {
    List<Finding> soon = new ArrayList<>(ours.check(now));
    theirs()
        .forEach(
            (alias, family) ->
                Certificates.check(family, now)
                    .forEach(each -> soon.add(each.at(Place.source(alias)))));
    return soon;
  }
}
