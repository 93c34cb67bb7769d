package org.customspost.gateway.app;

import java.time.Clock;
import java.util.List;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Visitor;
import org.customspost.gateway.console.act.ActPages;
import org.customspost.gateway.console.api.Description;
import org.customspost.gateway.console.api.FindApi;
import org.customspost.gateway.console.find.Answers;
import org.customspost.gateway.console.find.FindPages;
import org.customspost.gateway.console.house.HousePages;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.partner.CurrentAgreements;

/** The console on a gateway that runs, every task with what it needs. */
final class ConsoleWiring {
  private ConsoleWiring() {}

  /** Where it cannot be had, all that is open is closed. */
  static Console start(Settings settings, Gateway gateway, Closing closing) {
    try {
      return closing.add(
          Console.start(settings.console(), request -> Visitor.UNKNOWN, pages(settings, gateway)));
    } catch (GatewayException e) {
      closing.close();
      throw e;
    }
  }

  /** In the order of the navigation. */
  static List<Pages> pages(Settings settings, Gateway gateway) {
    Answers answers = new Answers(gateway.memory().database(), Clock.systemUTC());
    return List.of(
        new HousePages(),
        new FindPages(answers),
        StoryWiring.pages(gateway),
        act(settings, gateway),
        new FindApi(answers),
        new Description());
  }

  private static ActPages act(Settings settings, Gateway gateway) {
    CurrentAgreements agreements = gateway.rulebook().agreements();
    Actions actions =
        new Actions(
            gateway.memory().work(),
            door -> agreements.channel(door).isPresent(),
            settings.actions());
    return new ActPages(gateway.memory().database(), actions, agreements);
  }
}
