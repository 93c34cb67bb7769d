package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.INS_201;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.stream.XMLStreamConstants;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a document: finds its messages and their units, keeps of a message only what stands
 * outside of its units, and of a unit only the one it is in.
 */
final class Walk {
  /**
   * A first message's head starts with the document; a later one's only as long as that is near, or
   * where the encoding is said nowhere else.
   */
  private static final long NEAR = 1_000_000;

  private final XmlCursor cursor;
  private final Formats formats;
  private final Listener listener;
  private final List<Open> open = new ArrayList<>();
  private @Nullable Message message;
  private int messages;
  private int kept;
  private int frame;
  private int inUnit;

  /** Elements open in a signature: nothing in it is signed, so nothing of it is read. */
  private int inSignature;

  private long unitStart;
  private String root = "";

  /** Told what a walk meets, in order. */
  interface Listener {
    /** Whether units are wanted as trees; otherwise they are only counted. */
    boolean trees();

    /**
     * @param element the message's own element
     * @param recognised the element at which the format was recognised
     */
    void began(Message message, Open element, Open recognised);

    /**
     * @param tree the unit; null where trees are not wanted
     * @param whole the message with its head and this unit; null likewise
     */
    void unit(Message message, @Nullable Node tree, @Nullable Node whole, long offset, int length)
        throws IOException;

    /**
     * @param frame the message without its units; each run of them is one empty element
     * @param whole whether nothing of the frame had to be left out
     */
    void ended(Message message, Node frame, boolean whole);
  }

  Walk(XmlCursor cursor, Formats formats, Listener listener) {
    this.cursor = cursor;
    this.formats = formats;
    this.listener = listener;
  }

  /** The root element as {@code {namespace}localName}; empty before it was read. */
  String root() {
    return root;
  }

  void run() throws IOException, XmlProblem {
    while (true) {
      switch (cursor.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XmlProblem(
                Finding.of(INS_201, Place.NOWHERE, "problem", "it uses an entity of its own"));
        case XMLStreamConstants.END_DOCUMENT -> {
          return;
        }
        default -> {}
      }
    }
  }

  private void text() throws XmlProblem {
    if (inSignature > 0 || skipping() || open.isEmpty()) return;
    cursor.textTo(open.get(open.size() - 1).text());
  }

  private boolean skipping() {
    return inUnit > 0 && !listener.trees();
  }

  private void start() throws XmlProblem {
    if (inSignature > 0 || (!open.isEmpty() && XMLSignature.XMLNS.equals(cursor.namespace()))) {
      inSignature++;
      return;
    }
    if (skipping()) {
      inUnit++;
      return;
    }
    open.add(opened());
    if (open.size() == 1) root = "{" + cursor.namespace() + "}" + cursor.name();
    if (inUnit > 0) {
      inUnit++;
      if (++kept > Limits.ELEMENTS_OF_UNIT)
        throw cursor.overLimit("the number of elements of one item", Limits.ELEMENTS_OF_UNIT);
      return;
    }
    if (message == null && open.size() <= Limits.MESSAGE_DEPTH) identify();
    if (message != null && atUnit(message)) startUnit(message);
  }

  private Open opened() {
    String name = cursor.name();
    Map<String, String> attributes = cursor.attributes();
    if (open.isEmpty())
      return new Open(name, cursor.namespace(), attributes, cursor.position("/" + name), null);
    Open parent = open.get(open.size() - 1);
    int number = parent.occurrence(name);
    Part part = parent.part == null ? null : parent.part.part(name);
    String path = parent.position.path() + "/" + name;
    if (number > 1 || (part != null && part.max() > 1)) path += "[" + number + "]";
    return new Open(name, cursor.namespace(), attributes, cursor.position(path), part);
  }

  private void identify() {
    StringBuilder path = new StringBuilder();
    for (Open each : open) path.append(path.isEmpty() ? "" : "/").append(each.name);
    Optional<Format> found = formats.of(path.toString());
    if (found.isEmpty()) return;
    Format format = found.get();
    int depth = depthOf(format);
    Message begun = new Message(format, ++messages, path.toString(), depth);
    listener.began(begun, open.get(depth - 1), open.get(open.size() - 1));
    partsFrom(depth, format.structure().root());
    message = begun;
  }

  /**
   * The structure's root is the element recognised or one around it; under a {@code *} the
   * document's root may have any name.
   */
  private int depthOf(Format format) {
    Part root = format.structure().root();
    boolean anyRoot = format.identity().startsWith("*");
    for (int depth = 1; depth < open.size(); depth++) {
      boolean named = open.get(depth - 1).name.equals(root.name()) || (anyRoot && depth == 1);
      if (named && leads(root, depth)) return depth;
    }
    return open.size();
  }

  private boolean leads(Part root, int depth) {
    Part part = root;
    for (int i = depth; i < open.size(); i++) {
      part = part.part(open.get(i).name);
      if (part == null) return false;
    }
    return true;
  }

  private void partsFrom(int depth, Part rootPart) {
    Part part = rootPart;
    for (int i = depth - 1; i < open.size(); i++) {
      Open each = open.get(i);
      if (i >= depth) part = part == null ? null : part.part(each.name);
      String path = each.position.path();
      boolean several = i >= depth && part != null && part.max() > 1 && !path.endsWith("]");
      Position position = several ? each.position.at(path + "[1]") : each.position;
      open.set(i, each.of(position, part));
    }
  }

  private boolean atUnit(Message in) {
    if (open.size() != in.unitDepth()) return false;
    for (int i = 0; i < in.unit.size(); i++)
      if (!open.get(in.depth + i).name.equals(in.unit.get(i))) return false;
    return true;
  }

  private void startUnit(Message in) {
    inUnit = 1;
    kept = 1;
    unitStart = cursor.startOffset();
    if (in.units++ > 0) return;
    headUpTo(in, unitStart, offsetOf(in));
    List<Integer> head = new ArrayList<>();
    for (int i = in.depth - 1; i < open.size() - 1; i++) head.add(open.get(i).children.size());
    in.head = head;
  }

  private long offsetOf(Message in) {
    return Math.max(0, open.get(in.depth - 1).position.offset());
  }

  private void end() throws IOException, XmlProblem {
    if (inSignature > 0) {
      inSignature--;
      return;
    }
    if (inUnit > 0 && --inUnit == 0) {
      endUnit();
      return;
    }
    if (skipping()) return;
    Open ended = open.remove(open.size() - 1);
    Message in = message;
    if (in != null && open.size() + 1 == in.depth) {
      Node node = ended.node();
      if (in.bare()) bare(in, ended, node);
      listener.ended(in, node, frame <= Limits.ELEMENTS_OF_FRAME);
      endMessage();
    } else if (!open.isEmpty() && (inUnit > 0 || ++frame <= Limits.ELEMENTS_OF_FRAME)) {
      open.get(open.size() - 1).children.add(ended.node());
    }
  }

  /** The message itself is the unit. */
  private void bare(Message in, Open ended, Node node) throws IOException, XmlProblem {
    long start = Math.max(0, ended.position.offset());
    headUpTo(in, start, start);
    Node tree = listener.trees() ? node : null;
    long length = cursor.endOffset() - start;
    listener.unit(in, tree, tree, start, (int) Math.min(Integer.MAX_VALUE, length));
  }

  private void headUpTo(Message in, long unit, long near) {
    boolean whole = in.ordinal == 1 || unit < NEAR || !cursor.utf8();
    in.headOffset = whole ? 0 : near;
    in.headLength = (int) Math.min(Integer.MAX_VALUE, unit - in.headOffset);
  }

  private void endMessage() {
    message = null;
    frame = 0;
  }

  private void endUnit() throws IOException, XmlProblem {
    Message in = message;
    if (in == null) throw new IllegalStateException("a unit outside of a message");
    Open ended = open.remove(open.size() - 1);
    long length = cursor.endOffset() - unitStart;
    Node tree = listener.trees() ? ended.node() : null;
    Node whole = tree == null ? null : whole(in, tree);
    listener.unit(in, tree, whole, unitStart, (int) Math.min(Integer.MAX_VALUE, length));
    if (in.unit.isEmpty()) {
      listener.ended(in, Node.leaf(ended.name, ""), true);
      endMessage();
    } else mark(open.get(open.size() - 1).children, ended.name);
  }

  private static void mark(List<Node> children, String name) {
    boolean marked = !children.isEmpty() && children.get(children.size() - 1).name().equals(name);
    if (!marked) children.add(Node.leaf(name, ""));
  }

  private Node whole(Message in, Node unit) {
    Node whole = unit;
    for (int i = in.head.size() - 1; i >= 0; i--) {
      Open parent = open.get(in.depth - 1 + i);
      whole = parent.head(Math.min(in.head.get(i), parent.children.size()), whole);
    }
    return whole;
  }
}
