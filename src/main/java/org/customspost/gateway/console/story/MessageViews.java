package org.customspost.gateway.console.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.story.MessageView.Child;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Glimpse;
import org.customspost.gateway.flow.LookAtBytes;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.journal.Messages;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Story.Fact;
import org.customspost.gateway.journal.Story.Kept;
import org.customspost.gateway.journal.Tied;
import org.customspost.gateway.journal.Ties;
import org.jdbi.v3.core.Handle;

/** Puts the page of a message together. */
final class MessageViews {
  private static final int MOST_FINDINGS = 500;

  private final Database database;
  private final LookAtBytes look;
  private final Messages messages = new Messages();
  private final Ties ties = new Ties();
  private final Stories stories = new Stories();

  MessageViews(Database database, LookAtBytes look) {
    this.database = database;
    this.look = look;
  }

  /** A message with all that belongs to it. */
  private record Whole(
      Story story,
      List<Fact> facts,
      List<Tied> children,
      List<Tied> tied,
      List<Log.Told> findings,
      LookAtBytes.Subject subject,
      List<Offer> offers,
      boolean unpacked) {}

  MessageView in(Asked asked) throws IOException {
    return view(asked, database.transaction(handle -> came(handle, asked)));
  }

  private Whole came(Handle handle, Asked asked) {
    Messages.In in =
        messages
            .in(handle, asked.id())
            .orElseThrow(() -> Refused.notFound("No message came under this number."));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("partner", in.partner() + " over " + in.channel()));
    facts.add(new Fact("state", words(in.state())));
    facts.add(new Fact("message", in.identity()));
    facts.add(new Fact("control reference", in.controlReference()));
    facts.add(new Fact("SHA-256", in.hash()));
    facts.add(new Fact("mapping version", shortened(in.catalogue())));
    Story story = stories.arrival(handle, asked.id()).orElseThrow();
    story.facts().stream().filter(each -> each.name().equals("came with")).forEach(facts::add);
    return new Whole(
        story,
        facts,
        ties.children(handle, asked.id(), asked.after()),
        ties.beside(handle, asked.id(), asked.beside()),
        new Log().findings(handle, asked.id(), MOST_FINDINGS),
        new LookAtBytes.Subject(in.catalogue(), in.identity()),
        Offer.of(in),
        !in.state().equals("TURNED_AWAY"));
  }

  MessageView out(Asked asked) throws IOException {
    return view(asked, database.transaction(handle -> left(handle, asked)));
  }

  private Whole left(Handle handle, Asked asked) {
    Messages.Out out =
        messages
            .out(handle, asked.id())
            .orElseThrow(() -> Refused.notFound("No message left under this number."));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("partner", out.partner() + " over " + out.channel()));
    facts.add(new Fact("state", words(out.state())));
    facts.add(new Fact("what", words(out.kind()) + " as " + out.format()));
    facts.add(new Fact("control reference", out.controlReference()));
    facts.add(new Fact("tries that failed", out.tries() == 0 ? "" : Integer.toString(out.tries())));
    facts.add(new Fact("proof of transport", out.proof()));
    facts.add(new Fact("problem", out.problem()));
    facts.add(new Fact("mapping version", shortened(out.catalogue())));
    return new Whole(
        stories.departure(handle, asked.id()).orElseThrow(),
        facts,
        ties.documents(handle, asked.id(), asked.after()),
        ties.parents(handle, asked.id(), asked.beside()),
        List.of(),
        new LookAtBytes.Subject(out.catalogue(), out.format()),
        Offer.of(out),
        false);
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }

  /** The document of an arrival is unpacked; receipts are text; the rest is as it is kept. */
  private Glimpse glimpse(Asked asked, Kept kept, Whole whole) throws IOException {
    if (kept.what().equals("mdn")) return look.receipt(kept, asked.at());
    boolean document = kept.what().equals("document");
    boolean counted = asked.tree() || (document && !whole.findings().isEmpty());
    LookAtBytes.Part part = new LookAtBytes.Part(asked.at(), asked.size(), counted);
    if (document && whole.unpacked()) return look.arrival(asked.id(), whole.subject(), part);
    LookAtBytes.Subject unknown = new LookAtBytes.Subject("", "");
    return look.kept(kept, document ? whole.subject() : unknown, part);
  }

  private MessageView view(Asked asked, Whole whole) throws IOException {
    Optional<Kept> kept =
        whole.story().kept().stream()
            .filter(each -> asked.kept().isEmpty() || each.key().equals(asked.kept()))
            .findFirst();
    if (kept.isEmpty() && !asked.kept().isEmpty())
      throw Refused.notFound("Nothing of this message is kept under " + asked.kept() + ".");
    return new MessageView(
        asked.path(),
        whole.story().subject(),
        whole.story(),
        whole.facts().stream().filter(each -> !each.value().isEmpty()).toList(),
        shown(whole.children()),
        last(whole.children()).map(each -> asked.after(each).address()).orElse(""),
        shown(whole.tied()),
        last(whole.tied()).map(each -> asked.beside(each).address()).orElse(""),
        pieces(asked, whole.story(), kept),
        shown(asked, kept, whole),
        whole.offers(),
        asked.open());
  }

  private static List<Child> shown(List<Tied> page) {
    return page.stream().limit(Ties.PAGE).map(Child::of).toList();
  }

  /** The last of a page behind which another follows. */
  private static Optional<Tied.Key> last(List<Tied> page) {
    return page.size() > Ties.PAGE ? Optional.of(page.get(Ties.PAGE - 1).key()) : Optional.empty();
  }

  private static List<MessageView.Piece> pieces(Asked asked, Story story, Optional<Kept> shown) {
    List<MessageView.Piece> pieces = new ArrayList<>();
    for (Kept each : story.kept())
      pieces.add(
          new MessageView.Piece(
              each.what(),
              each.name(),
              each.bytes(),
              asked.kept(each.key()).address(),
              shown.filter(each::equals).isPresent()));
    return pieces;
  }

  private MessageView.Bytes shown(Asked asked, Optional<Kept> kept, Whole whole)
      throws IOException {
    if (kept.isEmpty()) return nothing("Nothing of it is written yet.");
    try {
      Glimpse glimpse = glimpse(asked, kept.get(), whole);
      boolean document = kept.get().what().equals("document");
      FindingPlaces findings = document ? new FindingPlaces(whole.findings()) : FindingPlaces.NONE;
      boolean hidden = !glimpse.hidden().isEmpty() && !asked.open();
      Asked here = asked.at(glimpse.from());
      List<Row> rows = hidden ? List.of() : Row.of(glimpse.rows(), asked.open(), findings);
      boolean structured = !glimpse.syntax().equals("hex") && !glimpse.syntax().equals("text");
      return new MessageView.Bytes(
          glimpse.syntax(),
          glimpse.format(),
          rows,
          asked.tree() && structured ? Branch.of(rows) : List.of(),
          hidden ? List.of() : glimpse.above().orElse(List.of()),
          asked.tree() && structured ? untold(glimpse) : "",
          glimpse.from(),
          glimpse.to(),
          glimpse.bytes() < 0 ? "unknown: it is kept compressed" : glimpse.bytes() + " bytes",
          hidden ? glimpse.hidden() : "",
          glimpse.from() == 0 ? "" : here.at(Math.max(0, glimpse.from() - asked.size())).address(),
          glimpse.last() ? "" : here.at(glimpse.to()).address(),
          here.look(),
          here.tree(false).address(),
          structured ? here.tree(true).address() : "");
    } catch (GatewayException e) {
      return nothing(
          Erased.words(e)
              .orElseGet(
                  () ->
                      e.findings().stream()
                          .map(Object::toString)
                          .collect(Collectors.joining(" "))));
    }
  }

  private static String untold(Glimpse glimpse) {
    if (glimpse.from() == 0 || glimpse.above().isPresent()) return "";
    return glimpse.from() > LookAtBytes.MOST_COUNTED
        ? "This part begins behind the first 32 MB of the message: what it stands in is not told."
        : "The lines of this message follow each other: what this part stands in is not told.";
  }

  private static MessageView.Bytes nothing(String why) {
    return new MessageView.Bytes(
        "", "", List.of(), List.of(), List.of(), "", 0, 0, "", why, "", "", "", "", "");
  }
}
