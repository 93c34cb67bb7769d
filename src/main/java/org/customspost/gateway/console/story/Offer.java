package org.customspost.gateway.console.story;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Messages;

/**
 * An action that a page offers where its subject is shown. What it would do is looked at first.
 *
 * @param label of its button
 * @param targets of it, as the look takes them
 * @param ids other names of what it is about, as typed; empty where the targets say it
 */
public record Offer(String action, String label, List<String> targets, String ids) {
  public Offer {
    targets = List.copyOf(targets);
  }

  private static Offer of(Action action, String label, Target target) {
    return new Offer(action.word(), label, List.of(target.text()), "");
  }

  static List<Offer> of(Messages.In in) {
    return switch (in.state()) {
      case "PARKED" -> List.of(of(Action.RESUBMIT, "Re-submit", Target.arrival(in.id())));
      case "RECEIVED" -> List.of(of(Action.CANCEL, "Stop trying", Target.arrival(in.id())));
      default -> List.of();
    };
  }

  static List<Offer> of(Messages.Out out) {
    Target target = Target.departure(out.id());
    return switch (out.state()) {
      case "PARKED" -> List.of(of(Action.RESUBMIT, "Re-submit", target));
      case "READY" -> List.of(of(Action.CANCEL, "Stop trying", target));
      case "SENT", "ACKNOWLEDGED" -> List.of(of(Action.RESEND, "Send again", target));
      default -> List.of();
    };
  }

  /**
   * @param open orders to hold it that nobody acknowledged
   */
  static List<Offer> of(String itemId, List<Orders.Row> open) {
    List<Offer> offers = new ArrayList<>();
    List<String> orders = open.stream().map(each -> Target.order(each.id()).text()).toList();
    if (!orders.isEmpty())
      offers.add(new Offer(Action.ACKNOWLEDGE.word(), "Acknowledge the hold", orders, ""));
    offers.add(new Offer(Action.RENOTIFY.word(), "Notify the operator again", List.of(), itemId));
    return offers;
  }
}
