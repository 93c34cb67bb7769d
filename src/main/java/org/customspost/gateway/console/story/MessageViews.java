package org.customspost.gateway.console.story;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.story.MessageView.Child;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.flow.Glimpse;
import org.customspost.gateway.flow.LookAtBytes;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Messages;
import org.customspost.gateway.journal.Stories;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Story.Kept;

/** Puts the page of a message together. */
final class MessageViews {
  private final Database database;
  private final LookAtBytes look;
  private final Messages messages = new Messages();
  private final Stories stories = new Stories();

  MessageViews(Database database, LookAtBytes look) {
    this.database = database;
    this.look = look;
  }

  /**
   * What is asked for.
   *
   * @param kept key of the bytes; empty for the document itself
   * @param at offset in them
   * @param after the last child of the page before
   * @param open whether personal values may be seen
   */
  record Asked(long id, String kept, long at, long after, boolean open) {}

  MessageView in(Asked asked) throws IOException {
    Messages.In in =
        database
            .transaction(handle -> messages.in(handle, asked.id()))
            .orElseThrow(() -> Refused.notFound("No message came under this number."));
    Story story = database.transaction(handle -> stories.arrival(handle, asked.id())).orElseThrow();
    List<Messages.Tied> children =
        database.transaction(handle -> messages.children(handle, asked.id(), asked.after()));
    List<Messages.Tied> tied = database.transaction(handle -> messages.beside(handle, asked.id()));
    String path = "/messages/in/" + asked.id();
    LookAtBytes.Subject subject = new LookAtBytes.Subject(in.catalogue(), in.identity());
    boolean document = !in.state().equals("TURNED_AWAY");
    return view(
        path, asked, story, children, tied, kept -> glimpse(asked, kept, subject, document));
  }

  MessageView out(Asked asked) throws IOException {
    Messages.Out out =
        database
            .transaction(handle -> messages.out(handle, asked.id()))
            .orElseThrow(() -> Refused.notFound("No message left under this number."));
    Story story =
        database.transaction(handle -> stories.departure(handle, asked.id())).orElseThrow();
    List<Messages.Tied> children =
        database.transaction(handle -> messages.documents(handle, asked.id(), asked.after()));
    List<Messages.Tied> tied = database.transaction(handle -> messages.parents(handle, asked.id()));
    LookAtBytes.Subject subject = new LookAtBytes.Subject(out.catalogue(), out.format());
    String path = "/messages/out/" + asked.id();
    return view(path, asked, story, children, tied, kept -> glimpse(asked, kept, subject, false));
  }

  /** Looks at bytes. */
  private interface Glance {
    Glimpse at(Kept kept) throws IOException;
  }

  /** The document of an arrival is unpacked; receipts are text; the rest is as it is kept. */
  private Glimpse glimpse(Asked asked, Kept kept, LookAtBytes.Subject subject, boolean unpacked)
      throws IOException {
    if (kept.what().equals("mdn")) return look.receipt(kept, asked.at());
    boolean document = kept.what().equals("document");
    if (document && unpacked) return look.arrival(asked.id(), subject, asked.at());
    return look.kept(kept, document ? subject : new LookAtBytes.Subject("", ""), asked.at());
  }

  private static MessageView view(
      String path,
      Asked asked,
      Story story,
      List<Messages.Tied> children,
      List<Messages.Tied> tied,
      Glance glance)
      throws IOException {
    Optional<Kept> kept =
        story.kept().stream()
            .filter(each -> asked.kept().isEmpty() || each.key().equals(asked.kept()))
            .findFirst();
    if (kept.isEmpty() && !asked.kept().isEmpty())
      throw Refused.notFound("Nothing of this message is kept under " + asked.kept() + ".");
    boolean more = children.size() > Messages.PAGE;
    List<Messages.Tied> page = more ? children.subList(0, Messages.PAGE) : children;
    return new MessageView(
        path,
        story.subject(),
        story,
        page.stream().map(Child::of).toList(),
        more ? path + "?after=" + page.get(page.size() - 1).key() : "",
        tied.stream().map(Child::of).toList(),
        pieces(path, story, kept),
        shown(path, asked, kept, glance),
        asked.open());
  }

  private static List<MessageView.Piece> pieces(String path, Story story, Optional<Kept> shown) {
    List<MessageView.Piece> pieces = new ArrayList<>();
    for (Kept each : story.kept())
      pieces.add(
          new MessageView.Piece(
              each.what(),
              each.name(),
              each.bytes(),
              path + "?kept=" + each.key(),
              shown.filter(each::equals).isPresent()));
    return pieces;
  }

  private static MessageView.Bytes shown(
      String path, Asked asked, Optional<Kept> kept, Glance glance) throws IOException {
    if (kept.isEmpty()) return nothing("Nothing of it is written yet.");
    String here = path + "?kept=" + kept.get().key() + "&at=";
    try {
      Glimpse glimpse = glance.at(kept.get());
      boolean hidden = !glimpse.hidden().isEmpty() && !asked.open();
      return new MessageView.Bytes(
          glimpse.syntax(),
          glimpse.format(),
          hidden ? List.of() : Row.of(glimpse.rows(), asked.open()),
          glimpse.from(),
          glimpse.to(),
          glimpse.bytes() < 0 ? "unknown: it is kept compressed" : glimpse.bytes() + " bytes",
          hidden ? glimpse.hidden() : "",
          glimpse.from() == 0 ? "" : here + Math.max(0, glimpse.from() - LookAtBytes.PAGE),
          glimpse.last() ? "" : here + glimpse.to(),
          path + "/look?kept=" + kept.get().key() + "&at=" + glimpse.from());
    } catch (GatewayException e) {
      return nothing(e.findings().stream().map(Object::toString).collect(Collectors.joining(" ")));
    }
  }

  private static MessageView.Bytes nothing(String why) {
    return new MessageView.Bytes("", "", List.of(), 0, 0, "", why, "", "", "");
  }
}
