package org.customspost.gateway.app;

import java.time.Clock;
import java.util.List;
import org.customspost.gateway.console.Look;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.api.Description;
import org.customspost.gateway.console.api.FindApi;
import org.customspost.gateway.console.find.Answers;
import org.customspost.gateway.console.find.FindPages;
import org.customspost.gateway.console.find.PersonalPages;
import org.customspost.gateway.flow.Bytes;
import org.customspost.gateway.flow.SearchPersonal;
import org.customspost.gateway.flow.Stores;

/** The search box, the lists and the API of both on a gateway that runs. */
final class FindWiring {
  private FindWiring() {}

  static List<Pages> pages(Gateway gateway, Look look) {
    Clock clock = Clock.systemUTC();
    Answers answers = new Answers(gateway.memory().database(), clock);
    SearchPersonal search =
        new SearchPersonal(
            gateway.memory().database(),
            Stores.all(),
            new Bytes(gateway.memory().payloads()),
            gateway.rulebook().agreements(),
            gateway.rulebook().catalogue(),
            System::nanoTime);
    return List.of(
        new FindPages(answers),
        new PersonalPages(search, look, clock),
        new FindApi(answers),
        new Description());
  }
}
