package org.customspost.gateway.codec.json;

import static org.customspost.gateway.error.ErrorCode.INS_201;
import static org.customspost.gateway.error.ErrorCode.INS_203;
import static org.customspost.gateway.error.ErrorCode.INS_205;
import static org.customspost.gateway.error.ErrorCode.RDG_201;
import static org.customspost.gateway.error.ErrorCode.RDG_202;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Envelope;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.codec.Inspection.MessageReport;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Outgoing;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.codec.grammar.OneMessage;
import org.customspost.gateway.codec.grammar.Ordered;
import org.customspost.gateway.codec.grammar.StructureCheck;
import org.customspost.gateway.codec.grammar.Values;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.GatewayException;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.tree.Node;

/**
 * JSON: one object whose only field is the message, named as the structure's root. The message is
 * one unit; documents are small and read whole.
 */
public final class JsonCodec implements Codec {
  private static final int LARGEST = 16 * 1024 * 1024;
  private static final int FINDINGS = 500;

  private final JsonFactory factory =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(1_000_000)
                  .maxNameLength(256)
                  .maxNumberLength(100)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Values values = new Values();

  @Override
  public Syntax syntax() {
    return Syntax.JSON;
  }

  @Override
  public boolean recognises(byte[] head) {
    for (byte each : head) if (each > ' ') return each == '{';
    return false;
  }

  @Override
  public Envelope open(InputStream in) throws IOException {
    try (JsonParser json = factory.createParser(in)) {
      return envelope(message(json));
    } catch (JsonProcessingException e) {
      throw new GatewayException(unreadable(e), e);
    }
  }

  private Envelope envelope(String name) {
    return new Envelope("", "", "", "", name, false);
  }

  /** The parser then stands on the message itself. */
  private static String message(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME)
      throw new GatewayException(
          Finding.of(INS_201, Place.NOWHERE, "problem", "it is not an object with one field"));
    String name = json.currentName();
    json.nextToken();
    return name;
  }

  @Override
  public Inspection inspect(InputStream in, Formats formats) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    long length = bytes.length + in.transferTo(OutputStream.nullOutputStream());
    if (length > LARGEST) return refused(length, large());
    try (JsonParser json = factory.createParser(bytes)) {
      String name = message(json);
      Optional<Format> format = formats.of(name);
      if (format.isEmpty()) return refused(length, unknown(name));
      tree(json, name, format.get());
      MessageReport report = new MessageReport("1", name, 1, List.of());
      return new Inspection(envelope(name), List.of(report), List.of(), length);
    } catch (JsonProcessingException e) {
      return refused(length, unreadable(e));
    } catch (GatewayException e) {
      return refused(length, e.findings().get(0));
    }
  }

  private Inspection refused(long length, Finding finding) {
    return new Inspection(envelope(""), List.of(), List.of(finding), length);
  }

  /** Reads the message that the parser stands on, and that nothing follows. */
  private static Node tree(JsonParser json, String name, Format format) throws IOException {
    Part root = format.structure().root();
    List<Node> read = new JsonTree(json).values(name, root, "/" + name);
    boolean ends = json.nextToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    if (read.size() != 1 || !ends)
      throw new GatewayException(
          Finding.of(INS_201, Place.NOWHERE, "problem", "it is not an object with one field"));
    return read.get(0);
  }

  private static Finding unreadable(JsonProcessingException e) {
    Position at =
        e.getLocation() == null
            ? Position.UNKNOWN
            : new Position(-1, e.getLocation().getLineNr(), e.getLocation().getColumnNr(), 0, "/");
    return Finding.of(
        INS_201, Place.NOWHERE.withPosition(at), "problem", "not well-formed JSON at this place");
  }

  private static Finding large() {
    return Finding.of(
        INS_203,
        Place.NOWHERE,
        "what",
        "the length of a JSON document",
        "allowed",
        LARGEST + " bytes");
  }

  private static Finding unknown(String name) {
    return Finding.of(INS_205, Place.NOWHERE, "root", name);
  }

  @Override
  public void read(InputStream in, Formats formats, Inspection inspection, Units units)
      throws IOException {
    if (!inspection.accepted()) return;
    byte[] bytes = in.readAllBytes();
    String name = inspection.envelope().identity();
    Format format =
        formats
            .of(name)
            .orElseThrow(() -> new GatewayException(changed("its format is not known any more")));
    if (bytes.length != inspection.bytes())
      throw new GatewayException(changed("it has another length"));
    Node tree = readAlone(new byte[0], bytes, format);
    CappedFindings findings = new CappedFindings(FINDINGS);
    Place place = Place.NOWHERE.withMessage("1").withItem(1, "");
    new StructureCheck(StructureCheck.Codes.INBOUND, values, findings, place)
        .node(tree, format.structure().root());
    units.unit(new Unit(format, "1", tree, 1, 0, 0, 0, bytes.length, findings.list()));
  }

  private static Finding changed(String problem) {
    return Finding.of(RDG_201, Place.NOWHERE, "problem", problem);
  }

  @Override
  public Node readAlone(byte[] head, byte[] unit, Format format) {
    try (JsonParser json = factory.createParser(new ByteArrayInputStream(unit))) {
      return tree(json, message(json), format);
    } catch (IOException e) {
      throw new GatewayException(
          Finding.of(RDG_202, Place.NOWHERE, "problem", "not well-formed JSON"), e);
    }
  }

  @Override
  public Lines lines(Excerpt excerpt, Optional<Format> format) {
    return JsonLines.of(excerpt);
  }

  @Override
  public Lines.Counted count(InputStream before, Optional<Format> format) throws IOException {
    return new JsonAbove().of(before);
  }

  @Override
  public void write(OutputStream out, Format format, Outgoing outgoing, List<Node> messages)
      throws IOException {
    Part root = format.structure().root();
    Node message = Ordered.of(OneMessage.of(format, messages), root);
    CappedFindings findings = new CappedFindings(FINDINGS);
    new StructureCheck(StructureCheck.Codes.OUTBOUND, values, findings, Place.NOWHERE)
        .node(message, root);
    List<Finding> found = findings.list();
    if (!found.isEmpty()) throw new GatewayException(found);
    out.write(JsonWriter.write(factory, message, root));
  }
}
