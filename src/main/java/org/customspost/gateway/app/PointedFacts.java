package org.customspost.gateway.app;

import static org.customspost.gateway.error.ErrorCode.JRN_013;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.dossier.story.ItemStory;
import org.customspost.gateway.dossier.story.ItemTales;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Bytes;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.flow.CurrentCatalogue;
import org.customspost.gateway.flow.LookAtItem;
import org.customspost.gateway.flow.Stores;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Story.Fact;
import org.customspost.gateway.partner.CurrentAgreements;

/**
 * What customs found wrong with a declaration that it rejected, with the field of the item that it
 * means and where its sender has that, as facts of the story. Reads the answer and the item again,
 * for which mappings and agreements are read: only where customs rejected something.
 */
final class PointedFacts {
  private final Settings settings;
  private final Database database;

  PointedFacts(Settings settings, Database database) {
    this.settings = settings;
    this.database = database;
  }

  List<Story> added(List<Story> stories) {
    return stories.stream().map(each -> each.and(facts(each))).toList();
  }

  private List<Fact> facts(Story story) {
    Long dossier = story.dossier();
    if (dossier == null || story.kind() != Story.Kind.ITEM) return List.of();
    List<Long> answers =
        database.transaction(handle -> new ItemTales().of(handle, dossier)).stream()
            .filter(PointedFacts::isRejected)
            .flatMap(each -> each.timeline().stream())
            .map(ItemStory.Happened::answer)
            .filter(Objects::nonNull)
            .toList();
    if (answers.isEmpty()) return List.of();
    try {
      LookAtItem look = look();
      return answers.stream()
          .flatMap(each -> look.answer(each).errors().stream())
          .map(each -> new Fact("error", words(each)))
          .toList();
    } catch (GatewayException e) {
      // contents whose time is over are told of by the story itself
      return e.code() == JRN_013 ? List.of() : List.of(new Fact("error", unread(e)));
    }
  }

  private static boolean isRejected(ItemStory story) {
    return story.filings().stream().anyMatch(each -> each.state().equals("REJECTED"));
  }

  private static String words(LookAtItem.Pointed error) {
    String what =
        Stream.of(error.code(), error.text())
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(" "));
    List<String> where = new ArrayList<>();
    if (error.field() != null) where.add(error.field());
    if (error.place() != null) where.add(error.place());
    if (!error.pointer().isEmpty()) where.add("customs says " + error.pointer());
    return where.isEmpty() ? what : what + " at " + String.join(", ", where);
  }

  private static String unread(GatewayException problem) {
    return "what customs said cannot be read here: "
        + problem.findings().stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  /** As the gateway does it, beside it. */
  private LookAtItem look() {
    Findings findings = new Findings();
    Catalogue catalogue =
        CatalogueFolder.load(settings.home().resolve("mappings"), settings.config(), findings)
            .orElseThrow(() -> new GatewayException(findings.list()));
    CurrentCatalogue catalogues =
        new CurrentCatalogue(catalogue, CatalogueSnapshots.of(settings, database)::load);
    CurrentAgreements agreements =
        new CurrentAgreements(
            settings.config(),
            () ->
                Rulebook.known(
                    catalogue, Rulebook.keys(settings, findings), settings.alerts().names()));
    Bytes bytes = new Bytes(Memory.payloadsForCommand(settings, database));
    return LookAtItem.of(database, bytes, Stores.all(), agreements, catalogues);
  }
}
