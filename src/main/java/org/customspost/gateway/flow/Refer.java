package org.customspost.gateway.flow;

import java.time.LocalDate;
import org.customspost.gateway.dossier.AskedCargo;
import org.customspost.gateway.dossier.CargoReports;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.dossier.Referrals;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Referral;
import org.customspost.gateway.model.customs.Reply;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.model.transport.Level;
import org.jspecify.annotations.Nullable;

/** Makes the canonical referral, or reply to customs, of a planned document. */
public final class Refer {
  private final Database database;
  private final Dossiers dossiers;
  private final Referrals referrals;
  private final CargoReports reports;
  private final Contents contents;

  public Refer(Database database, Stores stores, Contents contents) {
    this.database = database;
    this.dossiers = stores.dossiers();
    this.referrals = stores.referrals();
    this.reports = stores.cargoReports();
    this.contents = contents;
  }

  Referral referral(Planned.Document document, Rereading again) {
    Referrals.Row row = row(document);
    About about = about(row);
    Answer answer = contents.answer(row.answer(), again);
    return new Referral(
        row.reference(),
        row.kind(),
        about.item(),
        about.postedOn(),
        about.despatch(),
        about.consignment(),
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
        about(row).item(),
        contents.response(present(row.response()), again),
        planned.preparedAt());
  }

  private Referrals.Row row(Planned.Document document) {
    long id = present(document.referral());
    return database.transaction(handle -> referrals.get(handle, id));
  }

  /** What a referral is about, as its post knows it. */
  private record About(
      @Nullable S10Id item,
      @Nullable LocalDate postedOn,
      @Nullable String despatch,
      @Nullable String consignment) {}

  private About about(Referrals.Row row) {
    AskedCargo cargo = row.cargo();
    if (cargo == null) {
      Dossiers.Subject subject =
          database.transaction(handle -> dossiers.subject(handle, present(row.dossier())));
      return new About(S10Id.parse(subject.itemId()).value(), subject.postedOn(), null, null);
    }
    String name = database.transaction(handle -> reports.named(handle, cargo.subject()));
    boolean despatch = cargo.subject().level().equals(Level.DESPATCH.name());
    S10Id item = S10Id.parse(cargo.item()).value();
    return new About(item, null, despatch ? name : null, despatch ? null : name);
  }

  private static long present(@Nullable Long id) {
    if (id == null) throw new IllegalStateException("a referral without what it is made of");
    return id;
  }
}
