package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.SIG_452;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;

/**
 * A partner's certificates under one alias, old and new. A file is read when it is first needed, as
 * a private key is opened: a gateway with a thousand partners would otherwise go through all of
 * them before it takes the first message. For several threads.
 */
public final class CertificateFamily {
  private final String alias;
  private final Supplier<Read> reading;
  private volatile @Nullable Read read;

  /** What a file holds, and what is wrong with it. */
  private record Read(List<TrustedCertificate> usable, List<Finding> problems) {}

  private CertificateFamily(String alias, Supplier<Read> reading) {
    this.alias = alias;
    this.reading = reading;
  }

  /** Those in a file, which is not read yet. */
  static CertificateFamily in(Path file, String alias) {
    return new CertificateFamily(
        alias,
        () -> {
          Findings problems = new Findings();
          return new Read(Certificates.read(file, alias, problems), problems.list());
        });
  }

  /** These. */
  public static CertificateFamily of(String alias, List<TrustedCertificate> certificates) {
    Read read = new Read(List.copyOf(certificates), List.of());
    return new CertificateFamily(alias, () -> read);
  }

  /**
   * All of them, in the order of their file.
   *
   * @throws GatewayException SIG-452 where anything in the file cannot be used: nobody's message is
   *     to be refused for it
   */
  public List<TrustedCertificate> certificates() {
    Read found = read();
    if (found.problems().isEmpty()) return found.usable();
    String problem = found.problems().get(0).text();
    throw new GatewayException(
        Finding.of(SIG_452, Place.NOWHERE, "alias", alias, "problem", problem));
  }

  /** Those that can be used, and no word of the others. */
  List<TrustedCertificate> usable() {
    return read().usable();
  }

  /** What is wrong with the file; afterwards it is read. */
  List<Finding> open() {
    return read().problems();
  }

  private Read read() {
    Read found = read;
    return found == null ? readNow() : found;
  }

  private synchronized Read readNow() {
    Read found = read;
    if (found == null) {
      found = reading.get();
      if (found.problems().isEmpty()) read = found; // what was wrong may be mended any moment
    }
    return found;
  }
}
