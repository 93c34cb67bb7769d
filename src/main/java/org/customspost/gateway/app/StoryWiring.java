package org.customspost.gateway.app;

import org.customspost.gateway.console.Look;
import org.customspost.gateway.console.story.StoryPages;
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

/** The pages of items and messages on a gateway that runs. */
final class StoryWiring {
  private StoryWiring() {}

  static StoryPages pages(Gateway gateway, Look look) {
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
        look);
  }
}
