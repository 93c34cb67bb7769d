package org.customspost.gateway.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Parsed;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.partner.Flow;
import org.customspost.gateway.validation.Circumstances;
import org.customspost.gateway.validation.Rules;

/**
 * Judges each item by the rules of the authority it will be declared to. Answers of customs pass
 * unjudged.
 */
public final class Validate {
  private final CurrentAgreements agreements;

  public Validate(CurrentAgreements agreements) {
    this.agreements = agreements;
  }

  public Judged validate(Portion portion) {
    List<Validated> items = new ArrayList<>();
    List<Batch.Entry> others = new ArrayList<>();
    Map<Flow, Rules> rules = new HashMap<>();
    for (Batch.Entry each : portion.batch().entries()) {
      if (each.content() instanceof Item item) items.add(validate(portion, each, item, rules));
      else others.add(each);
    }
    return new Judged(portion, items, others);
  }

  private Validated validate(
      Portion portion, Batch.Entry entry, Item item, Map<Flow, Rules> rules) {
    Identified identified = portion.inspected().identified();
    Agreements now = agreements.now();
    List<Finding> findings = new ArrayList<>(entry.findings());
    Format format = identified.catalogue().format(entry.slice().format());
    LocalDate day = identified.arrival().day();
    Place place = Place.NOWHERE.withMessage(entry.message()).withItem(entry.ordinal(), "");
    portion.seen().see(item, place).ifPresent(findings::add);
    String destination = destination(item);
    // A cancellation need not repeat the content: then Track finds by the filing what is cancelled.
    if (item.function() == MessageFunction.CANCELLATION && destination.isEmpty())
      return new Validated(entry, item, List.of(), findings);
    Parsed<List<Flow>> flows =
        now.flows(identified.agreement().partner(), format.type(), destination, day);
    if (flows.problem() != null) findings.add(flows.problem().at(place));
    List<Flow> taking = flows.value() == null ? List.of() : flows.value();
    Set<Finding> found = new LinkedHashSet<>();
    for (Flow each : taking) {
      Rules asked =
          rules.computeIfAbsent(each, flow -> identified.catalogue().rules().only(flow.rules()));
      String authority = Receivers.declarations(now.of(each.fileTo())).eligibility();
      Circumstances circumstances = new Circumstances(day, place, authority);
      found.addAll(asked.check(item, circumstances, entry.findings()));
    }
    findings.addAll(found);
    return new Validated(entry, item, taking, findings);
  }

  private static String destination(Item item) {
    if (item.destinationCountry() != null) return item.destinationCountry().value();
    if (item.addressee() == null || item.addressee().address() == null) return "";
    return item.addressee().address().country() == null
        ? ""
        : item.addressee().address().country().value();
  }
}
