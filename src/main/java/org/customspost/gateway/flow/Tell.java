package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customspost.gateway.dossier.Answers;
import org.customspost.gateway.dossier.Dossiers;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Departures;
import org.customspost.gateway.journal.Planned;
import org.customspost.gateway.mapping.Pointers;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.Meaning;
import org.customspost.gateway.model.customs.Notice;
import org.customspost.gateway.model.customs.Pointer;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.partner.CurrentAgreements;
import org.jspecify.annotations.Nullable;

/**
 * Makes the canonical notice of a planned document; turns customs' error pointers into the sender's
 * own places.
 */
public final class Tell {
  private final Database database;
  private final Dossiers dossiers;
  private final Departures departures;
  private final Contents contents;
  private final Declare declare;
  private final CurrentAgreements agreements;

  public Tell(
      Database database,
      Dossiers dossiers,
      Departures departures,
      Contents contents,
      Declare declare,
      CurrentAgreements agreements) {
    this.database = database;
    this.dossiers = dossiers;
    this.departures = departures;
    this.contents = contents;
    this.declare = declare;
    this.agreements = agreements;
  }

  Notice notice(Planned planned, Planned.Document document, Catalogue catalogue, Rereading again) {
    long answerId = present(document.answer());
    Answers.Row row = contents.row(answerId);
    Answer answer = contents.answer(answerId, again);
    Dossiers.Subject subject =
        database.transaction(handle -> dossiers.subject(handle, present(document.dossier())));
    return new Notice(
        document.reference(),
        S10Id.parse(subject.itemId()).value(),
        subject.postedOn(),
        row.customs(),
        Meaning.parse(document.meaning()).orThrow(),
        purpose(document),
        row.code().isEmpty() ? null : row.code(),
        row.lrn(),
        document.mrn() == null ? row.mrn() : document.mrn(),
        row.issuedAt(),
        row.respondBy(),
        answer.reasons(),
        mends(row, answer, catalogue, again),
        answer.taxes(),
        answer.totalDue());
  }

  private String purpose(Planned.Document document) {
    return database.transaction(handle -> dossiers.purpose(handle, present(document.filing())));
  }

  private List<Notice.Mend> mends(
      Answers.Row row, Answer answer, Catalogue catalogue, Rereading again) {
    if (answer.errors().isEmpty()) return List.of();
    Optional<Lineage> lineage = lineageUnlessErased(row, catalogue, again);
    List<Notice.Mend> mends = new ArrayList<>();
    for (Pointer each : answer.errors()) {
      String field = lineage.flatMap(found -> found.field(each.path())).orElse(null);
      String place =
          field == null ? null : lineage.flatMap(found -> found.place(field)).orElse(null);
      mends.add(
          new Notice.Mend(
              each.code(), each.path().isEmpty() ? null : each.path(), each.text(), field, place));
    }
    return mends;
  }

  /** Where what was declared is erased, what customs said must do without the sender's places. */
  private Optional<Lineage> lineageUnlessErased(
      Answers.Row row, Catalogue catalogue, Rereading again) {
    try {
      return lineage(row, catalogue, again);
    } catch (GatewayException e) {
      if (e.code() == ErrorCode.JRN_013) return Optional.empty();
      throw e;
    }
  }

  /** The lineage of the declaration that an answer is about; empty where it names none of ours. */
  Optional<Lineage> lineage(Answers.Row row, Catalogue catalogue, Rereading again) {
    if (row.lrn() == null) return Optional.empty();
    Optional<Planned> declared =
        database.transaction(
            handle -> departures.declaring(handle, row.customs(), String.valueOf(row.lrn())));
    if (declared.isEmpty()) return Optional.empty();
    Planned planned = declared.get();
    Pointers pointers = catalogue.pointers().get(planned.format());
    if (pointers == null) return Optional.empty();
    Planned.Document document =
        planned.documents().stream()
            .filter(each -> each.reference().equals(row.lrn()))
            .findFirst()
            .orElseThrow();
    Declaration declaration = declare.declaration(planned, document, catalogue, again);
    Map<String, List<String>> written =
        catalogue
            .writer(planned.format())
            .lineage(declaration, Identified.parameters(agreements.now().of(planned.partner())));
    return Optional.of(
        new Lineage(pointers, written, contents.lineage(present(document.itemVersion()), again)));
  }

  private static long present(@Nullable Long id) {
    if (id == null) throw new IllegalStateException("a notice without its answer, dossier or item");
    return id;
  }
}
