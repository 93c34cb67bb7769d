package org.customspost.gateway.flow;

import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Referral;
import org.customspost.gateway.model.customs.Reply;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/** Makes the canonical referral, or reply to customs, of a planned document. */
public final class Refer {
  private final Database database;
  private final Dossiers dossiers;
  private final Referrals referrals;
  private final Contents contents;

  public Refer(Database database, Dossiers dossiers, Referrals referrals, Contents contents) {
    this.database = database;
    this.dossiers = dossiers;
    this.referrals = referrals;
    this.contents = contents;
  }

  Referral referral(Planned.Document document, Rereading again) {
    Referrals.Row row = row(document);
    Dossiers.Subject subject = subject(row);
    Answer answer = contents.answer(row.answer(), again);
    return new Referral(
        row.reference(),
        row.kind(),
        S10Id.parse(subject.itemId()).value(),
        subject.postedOn(),
        row.customs(),
        document.mrn(),
        row.issuedAt(),
        row.replyBy(),
        answer.reasons(),
        answer.requested(),
        answer.methods(),
        answer.receptacles());
  }

  Reply reply(Planned planned, Planned.Document document, Rereading again) {
    Referrals.Row row = row(document);
    return new Reply(
        document.reference(),
        document.mrn(),
        row.reference(),
        row.kind(),
        S10Id.parse(subject(row).itemId()).value(),
        contents.response(present(row.response()), again),
        planned.preparedAt());
  }

  private Referrals.Row row(Planned.Document document) {
    long id = present(document.referral());
    return database.transaction(handle -> referrals.get(handle, id));
  }

  private Dossiers.Subject subject(Referrals.Row row) {
    return database.transaction(handle -> dossiers.subject(handle, row.dossier()));
  }

  private static long present(@Nullable Long id) {
    if (id == null) throw new IllegalStateException("a referral without its row or its response");
    return id;
  }
}
