package org.customspost.gateway.signing;

import static org.customspost.gateway.error.ErrorCode.CFG_001;
import static org.customspost.gateway.error.ErrorCode.SIG_006;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.FileTrouble;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;

/** A partner's certificates from a file, PEM (one or several) or DER. */
public final class Certificates {
  private static final int LONGEST = 1024 * 1024;
  private static final int MOST = 20;

  private Certificates() {}

  /** The usable certificates of a file; what is wrong, or ends soon, is a finding. */
  public static List<TrustedCertificate> read(
      Path file, Instant now, String source, Findings findings) {
    List<TrustedCertificate> usable = read(file, source, findings);
    check(usable, now).forEach(each -> findings.add(each.at(Place.source(source))));
    return usable;
  }

  /** The same without a word of what ends. */
  static List<TrustedCertificate> read(Path file, String source, Findings findings) {
    Place place = Place.source(source);
    try {
      if (Files.size(file) > LONGEST) throw new IOException("it is larger than any certificate");
      return usable(parse(Files.readAllBytes(file)), file, place, findings);
    } catch (IOException e) {
      findings.add(CFG_001, place, "problem", FileTrouble.words(e));
      return List.of();
    } catch (CertificateException e) {
      findings.add(CFG_001, place, "problem", "no certificate in " + file + " (PEM or DER)");
      return List.of();
    }
  }

  /** That the last of certificates that follow each other soon expires, or did. */
  public static List<Finding> check(List<TrustedCertificate> family, Instant now) {
    return family.stream()
        .max(Comparator.comparing(TrustedCertificate::until))
        .flatMap(last -> Expiry.warning(last.name(), last.until(), now))
        .map(List::of)
        .orElse(List.of());
  }

  /** The certificate in PEM, as a partner asks for it. */
  public static String pem(X509Certificate certificate) {
    try {
      byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
      String body = Base64.getMimeEncoder(64, lineEnd).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate without encoding", e);
    }
  }

  private static Collection<? extends Certificate> parse(byte[] bytes) throws CertificateException {
    Collection<? extends Certificate> all =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(bytes));
    if (all.isEmpty() || all.size() > MOST) throw new CertificateException("none, or too many");
    return all;
  }

  private static List<TrustedCertificate> usable(
      Collection<? extends Certificate> all, Path file, Place place, Findings findings) {
    List<TrustedCertificate> usable = new ArrayList<>();
    for (Certificate each : all) {
      if (!(each instanceof X509Certificate certificate)) continue;
      String name = file.getFileName() + (all.size() > 1 ? "#" + (usable.size() + 1) : "");
      Optional<String> problem = KeyStrength.problem(certificate.getPublicKey());
      if (problem.isPresent()) {
        findings.add(SIG_006, place, "name", name, "found", problem.get());
        continue;
      }
      usable.add(new TrustedCertificate(name, certificate));
    }
    return usable;
  }
}
