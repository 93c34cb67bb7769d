package org.customspost.gateway.channel.as2;

import java.util.Optional;
import org.customspost.gateway.as2.Disposition;
import org.customspost.gateway.as2.Opened;
import org.customspost.gateway.error.Finding;

/**
 * Why a message is not taken.
 *
 * @param difference where the sender signed another digest than that of what came
 */
record Refusal(Finding finding, Disposition disposition, Optional<Opened.Difference> difference) {

  static Refusal of(Finding finding) {
    return new Refusal(finding, Disposition.of(finding.code()), Optional.empty());
  }

  static Refusal of(Opened.Rejected rejected) {
    return new Refusal(rejected.finding(), rejected.disposition(), rejected.difference());
  }
}
