package org.customspost.gateway.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.console.Console;
import org.customspost.gateway.console.Look;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.SecurityContact;
import org.customspost.gateway.console.access.AccessPages;
import org.customspost.gateway.console.access.Beginning;
import org.customspost.gateway.console.access.Elsewhere;
import org.customspost.gateway.console.access.OpenIdConnect;
import org.customspost.gateway.console.access.SignedIn;
import org.customspost.gateway.console.access.Unmasking;
import org.customspost.gateway.console.act.ActPages;
import org.customspost.gateway.console.house.HousePages;
import org.customspost.gateway.console.report.ReportPages;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.access.AccessLog;
import org.customspost.gateway.journal.access.Attempts;
import org.customspost.gateway.journal.access.Sessions;
import org.customspost.gateway.journal.access.Tokens;
import org.customspost.gateway.journal.access.Users;
import org.customspost.gateway.partner.CurrentAgreements;
import org.customspost.gateway.signing.Secrets;

/** The console on a gateway that runs, every task with what it needs. */
final class ConsoleWiring {
  private ConsoleWiring() {}

  /** Where it cannot be had, all that is open is closed. */
  static Console start(Settings settings, Gateway gateway, Closing closing) {
    try {
      return closing.add(start(settings, gateway));
    } catch (GatewayException e) {
      closing.close();
      throw e;
    }
  }

  private static Console start(Settings settings, Gateway gateway) {
    ConsoleSettings terms = settings.console();
    Database database = gateway.memory().database();
    Secrets secrets = Secrets.ofProcess(settings.config());
    Sessions sessions = new Sessions(database, terms.idle(), terms.longest());
    AccessLog log = new AccessLog(database);
    List<Pages> pages = new ArrayList<>(pages(settings, gateway, new Unmasking(log)::look));
    Beginning beginning = new Beginning(sessions, log);
    boolean elsewhere = terms.provider().isPresent();
    pages.add(
        new AccessPages(new Users(database), new Attempts(database), log, beginning, elsewhere));
    pages.add(new SecurityContact(terms.securityContacts(), Clock.systemUTC()));
    terms
        .provider()
        .ifPresent(
            each -> pages.add(new Elsewhere(new OpenIdConnect(each, secrets::text), beginning)));
    terms
        .address()
        .https()
        .ifPresent(each -> ShownCertificate.require(each, secrets::text, Instant.now()));
    return Console.start(
        terms.address(), secrets::text, new SignedIn(sessions, new Tokens(database)), pages);
  }

  /** In the order of the navigation. */
  private static List<Pages> pages(Settings settings, Gateway gateway, Look look) {
    List<Pages> pages = new ArrayList<>(List.of(new HousePages(gateway.houses())));
    pages.addAll(FindWiring.pages(gateway, look));
    pages.add(StoryWiring.pages(gateway, look));
    pages.add(act(settings, gateway));
    pages.add(new ReportPages(gateway.memory().database(), Clock.systemUTC()));
    return List.copyOf(pages);
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
