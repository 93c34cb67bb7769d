package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.TRK_403;
import static org.customspost.gateway.error.ErrorCode.TRK_625;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.flow.act.Action;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Choice;
import org.customspost.gateway.flow.act.Target;
import org.customspost.gateway.journal.Audit;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Channel;
import org.jdbi.v3.core.Handle;

/** Does on the command line what the console does, by the same rules and into the same audit. */
final class Acting {
  private static final int CONNECTIONS = 4;

  /** What a person asks for. */
  record Wish(Action action, List<String> ids, ReasonOptions why) {}

  private final ConfigOption config;
  private final PrintWriter out;
  private final PrintWriter err;

  Acting(ConfigOption config, PrintWriter out, PrintWriter err) {
    this.config = config;
    this.out = out;
    this.err = err;
  }

  /**
   * @return 0 where something was found to be done under each id, 1 where not
   */
  int run(Wish wish) {
    try (ConfigOption.Journal journal = config.journal(CONNECTIONS);
        Work work = new Work(journal.database())) {
      Settings settings = journal.settings();
      Optional<Agreements> agreements =
          wish.action() == Action.PAUSE || wish.action() == Action.RESUME
              ? Optional.of(Main.agreements(settings))
              : Optional.empty();
      Choice choice = new Choice(partner -> channels(agreements, partner));
      Actions actions = new Actions(work, door -> agreed(agreements, door), settings.actions());
      return journal.database().transaction(handle -> run(handle, wish, choice, actions));
    }
  }

  private int run(Handle handle, Wish wish, Choice choice, Actions actions) {
    List<Target> chosen = new ArrayList<>();
    int exit = 0;
    for (String each : wish.ids()) {
      List<Target> found = choice.under(handle, wish.action(), each.strip());
      chosen.addAll(found);
      if (actions.preview(handle, wish.action(), found).acted().isEmpty()) {
        exit = 1;
        err.println(nothing(wish.action(), each));
      }
    }
    Actions.Preview preview = actions.preview(handle, wish.action(), chosen);
    if (wish.why().dryRun()) show(preview);
    else perform(handle, wish, preview, actions);
    if (preview.beyond() > 0)
      out.printf("%d more were left alone: say it again for them%n", preview.beyond());
    out.flush();
    err.flush();
    return exit;
  }

  private void show(Actions.Preview preview) {
    for (Actions.Judged each : preview.each())
      line(
          each.verdict().acts() ? "would be done" : "left alone",
          each.verdict().name(),
          each.verdict().partner(),
          each.verdict().text());
  }

  private void perform(Handle handle, Wish wish, Actions.Preview preview, Actions actions) {
    if (preview.acted().isEmpty()) {
      show(preview);
      return;
    }
    Audit.Who who = new Audit.Who(wish.why().by(), "command line", machine());
    List<Target> targets = preview.each().stream().map(Actions.Judged::target).toList();
    Actions.Result result =
        actions.perform(handle, wish.action(), preview.key(), targets, who, wish.why().reason());
    for (Audit.Line each : result.lines())
      line(each.done() ? "done" : "left alone", each.name(), each.partner(), each.outcome());
  }

  private void line(String done, String name, String partner, String text) {
    out.printf("%s: %s%s: %s%n", done, name, partner.isEmpty() ? "" : ", " + partner, text);
  }

  private static Finding nothing(Action action, String id) {
    return action == Action.RESUBMIT
        ? Finding.of(TRK_403, Place.NOWHERE, "id", id)
        : Finding.of(TRK_625, Place.NOWHERE, "id", id, "action", action.word());
  }

  private static List<String> channels(Optional<Agreements> agreements, String partner) {
    return agreements
        .flatMap(all -> all.find(partner))
        .map(each -> each.channels().stream().map(Channel::id).toList())
        .orElse(List.of());
  }

  private static boolean agreed(Optional<Agreements> agreements, String door) {
    int slash = door.indexOf('/');
    Optional<Agreement> partner =
        agreements.flatMap(all -> all.find(door.substring(0, Math.max(0, slash))));
    return partner.map(each -> each.channel(door.substring(slash + 1))).isPresent();
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this machine";
    }
  }
}
