package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.IDN_001;
import static org.customspost.gateway.error.ErrorCode.IDN_002;
import static org.customspost.gateway.error.ErrorCode.IDN_003;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.partner.ReadAgreement.ReadResult;
import org.customspost.gateway.yaml.Nearest;

/** All agreements in force at one time, checked one by one and against each other. Immutable. */
public final class Agreements {
  private final Map<String, Agreement> byName;
  private final List<Finding> warnings;

  private Agreements(Map<String, Agreement> byName, List<Finding> warnings) {
    this.byName = new LinkedHashMap<>(byName);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads every {@code partners/*.yaml} below the configuration.
   *
   * @throws GatewayException CFG with all findings, where one of them rejects
   */
  public static Agreements load(Path config, Known known) {
    return of(AgreementFiles.read(config), known);
  }

  /**
   * The same for files that are read already.
   *
   * @param files not to be used again
   * @throws GatewayException CFG with all findings, where one of them rejects
   */
  public static Agreements of(AgreementFiles files, Known known) {
    References references = new References(known);
    List<ReadResult> results =
        files.yaml().parallelStream()
            .map(each -> new ReadAgreement(each.map(), each.version(), references).read())
            .toList();
    Findings crossed = new Findings();
    Map<String, Agreement> byName = new CrossCheck(results, crossed).check();
    new NamedSenders(known.named()).check(results, crossed);
    Findings findings = files.findings();
    findings.addAll(crossed.list());
    if (findings.reject()) throw new GatewayException(rejectionsFirst(findings));
    return new Agreements(byName, findings.list());
  }

  /** In the order of their files. */
  public List<Agreement> all() {
    return List.copyOf(byName.values());
  }

  public Optional<Agreement> find(String partner) {
    return Optional.ofNullable(byName.get(partner));
  }

  /**
   * @throws GatewayException IDN-001 where there is none of that name
   */
  public Agreement of(String partner) {
    Agreement agreement = byName.get(partner);
    if (agreement == null) throw new GatewayException(noAgreement(partner));
    return agreement;
  }

  /**
   * The flows that take items of that message for that country on that day, one for each purpose;
   * or the finding that there is none, or more than one for the same purpose.
   */
  public Parsed<List<Flow>> flows(
      String partner, String messageType, String destination, LocalDate day) {
    Agreement agreement = byName.get(partner);
    if (agreement == null) return new Parsed<>(null, noAgreement(partner));
    List<Flow> matching =
        agreement.flows().stream()
            .filter(each -> each.takes(messageType, destination, day))
            .toList();
    long purposes = matching.stream().map(Flow::purpose).distinct().count();
    if (!matching.isEmpty() && purposes == matching.size()) return Parsed.of(matching);
    return Parsed.bad(
        matching.isEmpty() ? IDN_002 : IDN_003,
        "count",
        String.valueOf(matching.size()),
        "partner",
        partner,
        "message",
        messageType,
        "destination",
        destination.isEmpty() ? "an unknown country" : destination,
        "date",
        day.toString(),
        "flows",
        inWords(matching.isEmpty() ? agreement.flows() : matching));
  }

  /** What was noticed on loading and does not stop anything. */
  public List<Finding> warnings() {
    return warnings;
  }

  private Finding noAgreement(String partner) {
    String nearest = Nearest.of(partner, byName.keySet());
    return Finding.of(
        IDN_001,
        Place.NOWHERE,
        "partner",
        partner,
        "known",
        References.listed(byName.keySet()),
        "hint",
        nearest.isEmpty() ? "" : "; did you mean \"" + nearest + "\"?");
  }

  private static String inWords(List<Flow> flows) {
    if (flows.isEmpty()) return "none";
    return flows.stream()
        .map(
            each ->
                "%s (%s for %s)"
                    .formatted(
                        each.name(),
                        each.message(),
                        each.destinations().isEmpty()
                            ? "any"
                            : References.listed(each.destinations())))
        .collect(Collectors.joining("; "));
  }

  private static List<Finding> rejectionsFirst(Findings findings) {
    List<Finding> sorted = new ArrayList<>(findings.list());
    sorted.sort((a, b) -> Boolean.compare(isWarning(a), isWarning(b)));
    return sorted;
  }

  private static boolean isWarning(Finding finding) {
    return finding.code().severity() == Severity.WARNING;
  }
}
