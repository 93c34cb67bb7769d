package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.WRT_130;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.customs.Answer;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Notice;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.validation.eligibility.Eligibility;
import org.customspost.gateway.validation.eligibility.Filing;
import org.customspost.gateway.validation.eligibility.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a canonical record without a dossier: a declaration of an item, a notice of an
 * answer. What only a dossier knows is supplied or left out.
 *
 * @param table null where nothing is declared
 * @param authority name of the customs partner or table
 */
record Conversion(
    @Nullable Eligibility table, boolean prelodged, String authority, String lrn, String mrn) {

  /** Whether there is a way from one record to the other. */
  static boolean leads(Class<?> from, Class<?> to) {
    return from == to
        || (from == Item.class && to == Declaration.class)
        || (from == Answer.class && to == Notice.class);
  }

  /** Empty where a finding says why nothing comes of it. */
  Optional<Canonical> to(Class<?> target, Canonical source, Place place, Findings findings) {
    if (target == source.getClass()) return Optional.of(source);
    if (source instanceof Item item && target == Declaration.class)
      return declaration(item, place, findings);
    if (source instanceof Answer answer && target == Notice.class)
      return Optional.of(notice(answer, place, findings));
    throw new IllegalStateException(source.getClass() + " does not lead to " + target);
  }

  private Optional<Canonical> declaration(Item item, Place place, Findings findings) {
    DeclarationFunction function =
        switch (item.function()) {
          case ORIGINAL -> DeclarationFunction.ORIGINAL;
          case REPLACEMENT -> DeclarationFunction.AMENDMENT;
          case CANCELLATION -> DeclarationFunction.CANCELLATION;
        };
    Ruling ruling = null;
    if (function != DeclarationFunction.CANCELLATION) {
      ruling = ruling(item, place, findings);
      if (ruling == null) return Optional.empty();
    }
    if (lrn.isEmpty()) leftOut("the local reference number", "say --lrn", place, findings);
    if (function != DeclarationFunction.ORIGINAL && mrn.isEmpty())
      leftOut("customs' number of the declaration", "say --mrn", place, findings);
    if (function == DeclarationFunction.AMENDMENT)
      leftOut("what the amendment changes", "it has the former declaration", place, findings);
    return Optional.of(
        new Declaration(
            lrn, mrn.isEmpty() ? null : mrn, function, ruling, item, List.of(), null, now()));
  }

  private @Nullable Ruling ruling(Item item, Place place, Findings findings) {
    if (table == null) return null;
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    Outcome outcome = table.decide(item, today, new Filing(prelodged, false));
    if (outcome instanceof Outcome.Ruled ruled) return ruled.ruling();
    Finding finding =
        outcome instanceof Outcome.NotFiled refused
            ? refused.finding()
            : ((Outcome.NoRate) outcome).finding();
    findings.add(
        finding.at(place.withPiece(finding.place().piece()).withField(finding.place().field())));
    return null;
  }

  private Notice notice(Answer answer, Place place, Findings findings) {
    leftOut("the identity of the notice", "it is allocated when planned", place, findings);
    if (!answer.errors().isEmpty())
      leftOut("the sender's own places of the errors", "it has the item", place, findings);
    return new Notice(
        "",
        answer.itemId(),
        answer.postedOn(),
        authority,
        answer.effect(),
        null,
        answer.code(),
        answer.lrn(),
        answer.mrn(),
        answer.issuedAt() == null ? now() : answer.issuedAt(),
        answer.respondBy(),
        answer.reasons(),
        answer.errors().stream()
            .map(
                each ->
                    new Notice.Mend(
                        each.code(),
                        each.path().isEmpty() ? null : each.path(),
                        each.text(),
                        null,
                        null))
            .toList(),
        answer.taxes(),
        answer.totalDue());
  }

  private static void leftOut(String what, String remedy, Place place, Findings findings) {
    findings.add(WRT_130, place, "what", what, "remedy", remedy);
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }
}
