package org.customspost.gateway.flow;

import java.time.OffsetDateTime;
import java.util.Set;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.AskedCargo;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.dossier.Scheme;
import org.customspost.gateway.model.customs.Preloading;

/**
 * What customs says before loading, as its origin post is asked.
 *
 * @param move what the scheme says of such an answer
 * @param open references that customs still waits for
 */
record Question(Answers.Row answer, Scheme.Move move, Set<String> open) {

  /** The referral where it is about an item: the post that announced it is asked. */
  Referrals.Row of(Filing filing, long id, Preloading kind) {
    return new Referrals.Row(
        id,
        answer.customs(),
        reference(),
        kind,
        filing.id(),
        filing.dossier(),
        null,
        answer.id(),
        filing.flow().substring(0, filing.flow().indexOf('/')),
        answer.issuedAt(),
        replyBy(),
        closed(),
        null);
  }

  /** The referral where it is about cargo that was filed: who announced that is asked. */
  Referrals.Row of(AskedCargo cargo, long id, Preloading kind) {
    return new Referrals.Row(
        id,
        answer.customs(),
        reference(),
        kind,
        null,
        null,
        cargo,
        answer.id(),
        cargo.subject().partner(),
        answer.issuedAt(),
        replyBy(),
        closed(),
        null);
  }

  private String reference() {
    return String.valueOf(answer.referral());
  }

  private OffsetDateTime replyBy() {
    OffsetDateTime stated = answer.respondBy();
    return stated == null ? answer.issuedAt().plus(move.within()) : stated;
  }

  private boolean closed() {
    return !open.contains(reference());
  }
}
