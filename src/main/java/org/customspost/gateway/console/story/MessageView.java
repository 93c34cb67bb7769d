package org.customspost.gateway.console.story;

import java.util.List;
import org.customspost.gateway.journal.Story;
import org.customspost.gateway.journal.Tied;

/**
 * The page of one message.
 *
 * @param path of this page
 * @param story what happened to it, and what is kept of it
 * @param facts what holds now
 * @param children what came or leaves in it, a page of them
 * @param more where the next page of children is; empty where there is none
 * @param tied messages it follows from, and that follow from it, a page of them
 * @param tiedMore where the next page of these is; empty where there is none
 * @param shown what of it is shown
 * @param offers what may be done with it
 */
public record MessageView(
    String path,
    String title,
    Story story,
    List<Story.Fact> facts,
    List<Child> children,
    String more,
    List<Child> tied,
    String tiedMore,
    List<Piece> kept,
    Bytes shown,
    List<Offer> offers,
    boolean open) {
  public MessageView {
    facts = List.copyOf(facts);
    children = List.copyOf(children);
    tied = List.copyOf(tied);
    kept = List.copyOf(kept);
    offers = List.copyOf(offers);
  }

  /** Something it is tied to; without an address where there is no page of it. */
  public record Child(String how, String name, String href) {
    static Child of(Tied tied) {
      Long id = tied.id();
      String address =
          switch (tied.kind()) {
            case ITEM -> "/items/";
            case IN -> "/messages/in/";
            case OUT -> "/messages/out/";
          };
      String href = id == null ? "" : address + id;
      return new Child(tied.how(), tied.name().isEmpty() ? tied.how() : tied.name(), href);
    }
  }

  /** Bytes that are kept, and where they are shown. */
  public record Piece(String what, String name, long bytes, String href, boolean current) {}

  /**
   * A part of the bytes.
   *
   * @param tree the same rows decoded; empty where they are shown as they were sent
   * @param above what is open where the part begins, the outermost first
   * @param untold why that is not told; empty where it is
   * @param hidden why all of it is masked; empty where it is not
   * @param before where the part before it is shown; empty at the start
   * @param after where the part after it is shown; empty at the end
   * @param look where it is asked to be unmasked
   * @param asSent where this part is shown as it was sent
   * @param decoded where it is shown decoded; empty where it is of no syntax
   */
  public record Bytes(
      String syntax,
      String format,
      List<Row> rows,
      List<Branch> tree,
      List<String> above,
      String untold,
      long from,
      long to,
      String size,
      String hidden,
      String before,
      String after,
      String look,
      String asSent,
      String decoded) {
    public Bytes {
      rows = List.copyOf(rows);
      tree = List.copyOf(tree);
      above = List.copyOf(above);
    }
  }
}
