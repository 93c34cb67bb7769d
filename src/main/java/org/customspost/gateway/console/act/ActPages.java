package org.customspost.gateway.console.act;

import java.util.List;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.flow.act.Actions;
import org.customspost.gateway.flow.act.Choice;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.CurrentAgreements;

/** Everything about acting: the lists of what waits for a person, the deed itself, the audit. */
public final class ActPages implements Pages {
  private final List<Pages> all;

  /**
   * @param actions by the rules that the command line has, too
   */
  public ActPages(Database database, Actions actions, CurrentAgreements agreements) {
    Choice choice =
        new Choice(
            partner ->
                agreements.now().find(partner).stream()
                    .flatMap(each -> each.channels().stream())
                    .map(Channel::id)
                    .toList());
    HoldPages holds = new HoldPages(database);
    ChannelPages channels = new ChannelPages(database, agreements);
    AuditPages audit = new AuditPages(database);
    this.all =
        List.of(
            new ParkedPages(database),
            holds,
            channels,
            audit,
            new DeedPages(database, actions, choice),
            new ActApi(database, actions, choice, holds, channels, audit));
  }

  @Override
  public void open(Routes routes) {
    for (Pages each : all) each.open(routes);
  }
}
