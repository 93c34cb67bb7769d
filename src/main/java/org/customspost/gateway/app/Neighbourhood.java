package org.customspost.gateway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.customspost.gateway.channel.Doors;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.journal.house.Surroundings;
import org.customspost.gateway.partner.Agreement;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.signing.KeyBook;
import org.customspost.gateway.signing.SigningKey;
import org.customspost.gateway.signing.TrustedCertificate;

/** What the running gateway knows of its surroundings: doors and certificates. */
final class Neighbourhood {
  private Neighbourhood() {}

  static Surroundings of(Rulebook rulebook, Doors doors, Disks disks, Intake intake) {
    return new Surroundings(
        doors(rulebook.agreements().now(), doors),
        certificates(rulebook.keys().now()),
        disks.now(),
        intake.closedBecause().map(Finding::toString).orElse(""));
  }

  static List<Surroundings.Door> doors(Agreements agreements, Doors doors) {
    Set<String> open = doors.open();
    List<Surroundings.Door> all = new ArrayList<>();
    for (Agreement agreement : agreements.all())
      for (Channel each : agreement.channels())
        all.add(
            new Surroundings.Door(
                agreement.partner(),
                each.id(),
                agreement.role().name().toLowerCase(Locale.ROOT),
                !open.contains(Door.name(agreement.partner(), each.id()))));
    return all;
  }

  static List<Surroundings.Certificate> certificates(KeyBook book) {
    List<Surroundings.Certificate> all = new ArrayList<>();
    for (SigningKey each : book.ours().keys())
      all.add(new Surroundings.Certificate("own", each.alias(), each.alias(), each.until()));
    book.theirs()
        .forEach(
            (alias, family) -> {
              for (TrustedCertificate each : family)
                all.add(new Surroundings.Certificate("partner", alias, each.name(), each.until()));
            });
    return all;
  }
}
