package org.customspost.gateway.flow;

import org.customspost.gateway.journal.Arrivals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.Work;
import org.customspost.gateway.partner.CurrentAgreements;

/** Receive as tests of the line have it: with stores of its own. */
final class TestReceive {
  private TestReceive() {}

  static Receive into(
      Database database,
      Keeping under,
      Payloads payloads,
      CurrentAgreements agreements,
      CurrentCatalogue current,
      Work work) {
    return new Receive(
        database,
        under,
        new FirstLook(current),
        payloads,
        new Arrivals(),
        work,
        new Log(),
        agreements,
        new KeepHandover(payloads, new Departures(), work));
  }
}
