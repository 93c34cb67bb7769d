package org.customspost.gateway.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.partner.Agreement;
import org.jdbi.v3.core.Handle;

/**
 * What one commit B does to orders to hold: opens those that operators are told, and settles those
 * that something else has taken the place of. Where nothing is held, it asks the database nothing.
 */
final class Holds {
  private final Orders orders = new Orders();
  private final List<Settled> settled = new ArrayList<>();
  private final Set<Orders.Told> told = new LinkedHashSet<>();
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Duration> first = new HashMap<>();

  private record Seen(long filing, String operator, long answer, String by) {}

  private record Settled(long filing, long answer, String instead) {}

  /** An operator is told something; where that holds, it is an order. */
  void told(Agreement operator, Filing filing, Meaning meaning, long answer) {
    if (!meaning.holds()) return;
    String partner = operator.partner();
    told.add(new Orders.Told(filing.id(), partner, answer, filing.dossier(), meaning.name()));
    operator.holds().first().ifPresent(after -> first.put(partner, after));
  }

  /**
   * Something else stands for a filing.
   *
   * @param filing as it was told of last
   * @param answer that stands now
   */
  void settled(Filing filing, long answer, String instead) {
    told.removeIf(each -> each.filing() == filing.id() && each.answer() != answer);
    if (held(filing.lodging().told())) settled.add(new Settled(filing.id(), answer, instead));
  }

  /** An operator has answered what it was told. */
  void seen(long filing, String operator, long answer, String by) {
    seen.add(new Seen(filing, operator, answer, by));
  }

  // Of what operators were told last, the first word is its meaning.
  private static boolean held(String last) {
    int blank = last.indexOf(' ');
    Meaning meaning = Meaning.parse(blank < 0 ? last : last.substring(0, blank)).value();
    return meaning != null && meaning.holds();
  }

  void commit(Handle handle, Work work) {
    for (Settled each : settled)
      orders.supersede(handle, each.filing(), each.answer(), each.instead());
    List<Work.Task> due = due(handle);
    for (Seen each : seen)
      orders.acknowledge(handle, each.filing(), each.operator(), each.answer(), each.by());
    work.enqueueTogether(handle, Kinds.HOLD_DUE, due);
  }

  private List<Work.Task> due(Handle handle) {
    List<Work.Task> due = new ArrayList<>();
    for (Orders.Opened each : orders.open(handle, told))
      Optional.ofNullable(first.get(each.operator()))
          .ifPresent(
              after -> due.add(new Work.Task(each.id(), each.operator(), Plan.REMINDER, after)));
    return due;
  }
}
