package org.customspost.gateway.app;

import java.util.List;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Visitor;
import org.customspost.gateway.console.house.HousePages;
import org.customspost.gateway.console.story.StoryPages;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Bytes;
import org.customspost.gateway.flow.CurrentCatalogue;
import org.customspost.gateway.flow.LookAtBytes;
import org.customspost.gateway.flow.LookAtItem;
import org.customspost.gateway.flow.Stores;
import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.KeptBytes;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.partner.CurrentAgreements;

/** The console on a gateway that runs, every task with what it needs. */
final class ConsoleWiring {
  private ConsoleWiring() {}

  /** Where it cannot be had, all that is open is closed. */
  static Console start(Settings settings, Gateway gateway, Closing closing) {
    try {
      return closing.add(
          Console.start(settings.console(), request -> Visitor.UNKNOWN, pages(gateway)));
    } catch (GatewayException e) {
      closing.close();
      throw e;
    }
  }

  /** In the order of the navigation. */
  static List<Pages> pages(Gateway gateway) {
    return List.of(new HousePages(), story(gateway));
  }

  private static Pages story(Gateway gateway) {
    Database database = gateway.memory().database();
    Payloads payloads = gateway.memory().payloads();
    Bytes bytes = new Bytes(payloads);
    CurrentAgreements agreements = gateway.rulebook().agreements();
    CurrentCatalogue catalogue = gateway.rulebook().catalogue();
    return new StoryPages(
        database,
        LookAtItem.of(database, bytes, Stores.all(), agreements, catalogue),
        new LookAtBytes(
            database, bytes, new KeptBytes(payloads), new Arrivals(), agreements, catalogue),
        (call, subject, reason) -> {
          throw Refused.forbidden("Nobody may unmask here.");
        });
  }
}
