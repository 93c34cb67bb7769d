package org.customspost.gateway.partner;

import static org.customspost.gateway.error.ErrorCode.CFG_493;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.partner.ReadAgreement.ReadResult;

/** Checks that whoever gets an interchange that names its sender knows us by a name. */
final class NamedSenders {
  private static final String CONTRL = "CONTRL";

  private final Set<String> named;
  private final Map<String, Set<String>> sent = new LinkedHashMap<>();

  /**
   * @param named message types whose interchanges name sender and recipient
   */
  NamedSenders(Set<String> named) {
    this.named = named;
  }

  void check(List<ReadResult> all, Findings findings) {
    // Of two with one name the first is in force, and that there are two is told already.
    Map<String, ReadResult> byName = new LinkedHashMap<>();
    for (ReadResult each : all) byName.putIfAbsent(each.agreement().partner(), each);
    for (ReadResult each : byName.values()) gather(each.agreement());
    for (ReadResult each : byName.values()) {
      Agreement agreement = each.agreement();
      Set<String> messages = sent.getOrDefault(agreement.partner(), Set.of());
      if (agreement.ourAddress().isEmpty() && !messages.isEmpty())
        findings.add(
            CFG_493,
            each.yaml().place("our-address"),
            "partner",
            agreement.partner(),
            "message",
            String.join(", ", messages));
    }
  }

  private void gather(Agreement agreement) {
    if (agreement.acknowledge().contrl()) add(agreement.partner(), List.of(CONTRL));
    if (agreement.referrals() != null)
      sends(agreement.partner(), List.of(agreement.referrals().as()));
    if (agreement.declarations() != null)
      sends(agreement.partner(), messages(agreement.declarations()));
    for (Flow flow : agreement.flows())
      for (Flow.Notify each : flow.notices()) sends(each.partner(), List.of(each.as()));
    for (Reporting.Cargo each : agreement.reporting().cargo())
      sends(each.partner(), List.of(each.as(), each.amendAs(), each.cancelAs()));
    for (Reporting.Receptacles each : agreement.reporting().receptacles())
      sends(each.partner(), List.of(each.as()));
  }

  private static List<String> messages(Declarations declarations) {
    List<String> messages =
        new ArrayList<>(
            List.of(
                declarations.as(),
                declarations.amendAs(),
                declarations.cancelAs(),
                declarations.presentAs()));
    messages.addAll(declarations.replies().values());
    return messages;
  }

  private void sends(String partner, List<String> messages) {
    add(partner, messages.stream().filter(named::contains).sorted().toList());
  }

  private void add(String partner, List<String> messages) {
    if (!messages.isEmpty())
      sent.computeIfAbsent(partner, key -> new LinkedHashSet<>()).addAll(messages);
  }
}
