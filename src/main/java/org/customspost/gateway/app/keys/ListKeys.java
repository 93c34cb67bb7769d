package org.customspost.gateway.app.keys;

import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.KeyRing;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Every key of ours and every certificate of a partner, with what it does today. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints our keys and partners' certificates: kind, validity, what each does now.")
final class ListKeys implements Callable<Integer> {
  private static final String ROW = "%-24s %-10s %-11s %-11s %s%n";

  @ParentCommand private KeysCommand parent;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KeyStock stock = parent.stock();
    Instant now = Instant.now();
    Findings findings = new Findings();
    PrintWriter out = spec.commandLine().getOut();
    keys(stock.ring(), now, out);
    certificates(stock, now, findings, out);
    stock.ring().check(now).forEach(findings::add);
    for (Finding each : findings.list()) spec.commandLine().getErr().println(each);
    out.flush();
    return 0;
  }

  private static void keys(KeyRing ring, Instant now, PrintWriter out) {
    out.printf(ROW, "our key", "kind", "from", "until", "now");
    List<SigningKey> keys =
        ring.keys().stream()
            .sorted(
                Comparator.comparing((SigningKey key) -> KeyRing.base(key.alias()))
                    .thenComparing(SigningKey::from))
            .toList();
    for (SigningKey each : keys)
      row(out, each.alias(), each.certificate(), each.from(), doing(ring, each, now));
    if (keys.isEmpty()) out.println("none");
  }

  private static String doing(KeyRing ring, SigningKey key, Instant now) {
    if (key.from().isAfter(now)) return "signs from then on";
    if (key.until().isBefore(now)) return "expired";
    SigningKey signer = ring.signer(KeyRing.base(key.alias()), now);
    return signer.equals(key) ? "signs" : "still taken by partners; " + signer.alias() + " signs";
  }

  private static void certificates(
      KeyStock stock, Instant now, Findings findings, PrintWriter out) {
    out.println();
    out.printf(ROW, "certificate", "kind", "from", "until", "now");
    Map<String, List<TrustedCertificate>> all = new TreeMap<>();
    stock
        .places()
        .certificates()
        .forEach((alias, file) -> all.put(alias, Certificates.read(file, now, alias, findings)));
    all.forEach(
        (alias, family) -> {
          for (TrustedCertificate each : family) {
            boolean early = each.from().isAfter(now);
            boolean late = each.until().isBefore(now);
            String state = early ? "not yet" : late ? "expired" : "taken";
            row(out, alias, each.certificate(), each.from(), state);
          }
        });
    if (all.isEmpty()) out.println("none");
  }

  private static void row(
      PrintWriter out, String name, X509Certificate certificate, Instant from, String now) {
    out.printf(
        ROW,
        name,
        KeyLine.kind(certificate),
        KeyLine.day(from),
        KeyLine.day(certificate.getNotAfter().toInstant()),
        now);
    out.println("  SHA-256 " + KeyLine.fingerprint(certificate));
  }
}
