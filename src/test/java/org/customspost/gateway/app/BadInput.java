package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.customspost.gateway.flow.LineMessages;

/**
 * Files that nobody should send: bytes, the partner that sends them, and the code they end with.
 */
@SuppressWarnings("ImmutableEnumChecker") // its bytes are written to files only
enum BadInput {
  TRUNCATED("INS-121", edi("B01").substring(0, 400)),
  WRONG_ENCODING("INS-104", edi("B02").replace("Cotton", "Cot\u0007\u0001ton")),
  XML_IN_ANOTHER_ENCODING(
      "INS-201", xml(2).replace("Bramble", "Br\u00e4mble").getBytes(ISO_8859_1)),
  NO_UNZ("INS-120", edi("B03").replaceAll("UNZ.*", "")),
  NESTED_RELEASE("INS-104", edi("B04").replace("Cotton bed sheet'", "Cotton bed sheet???'")),
  MISSING_RELEASE("INS-106", edi("B05").replace("Cotton bed", "Cotton ' bed")),
  A_HUNDRED_THOUSAND_SEGMENTS(
      "INS-107", edi("B06").replace("CNT+2", "FTX+ZZZ+++x'\n".repeat(100_000) + "CNT+2")),
  TEN_THOUSAND_DEEP("INS-203", "<interchange xmlns=\"m33\">" + "<a>".repeat(10_000)),
  ENTITY_BOMB(
      "INS-202",
      "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><interchange>&b;</interchange>"),
  COMPRESSED_WITHOUT_AGREEMENT("IDN-010", packed(edi("B07").getBytes(ISO_8859_1))),
  COMPRESSION_BOMB(
      "packing-post",
      "IDN-011",
      packed((edi("B11") + " ".repeat(20_000_000)).getBytes(ISO_8859_1))),
  COMPRESSED_AND_CUT("packing-post", "IDN-480", half(packed(edi("B08").getBytes(ISO_8859_1)))),
  EMPTY("IDN-012", ""),
  NO_SYNTAX_AT_ALL("IDN-012", "hello"),
  KNOWN_CONTROL_REFERENCE("IDN-013", edi("GOOD1").replace("Cotton", "Linen")),
  UNKNOWN_PARTNER("IDN-004", edi("B09").replace("UNB+UNOC:3+GBA", "UNB+UNOC:3+XXA")),
  UNKNOWN_VERSION("INS-126", edi("B10").replace("D:00A", "D:05B")),
  UNKNOWN_XML_VERSION("INS-205", xml(3).replace("itmatt_1_5_0", "itmatt_9_9_9")),
  NO_FLOW("IDN-002", xml(4).replace("<DestCountryCd>DE", "<DestCountryCd>US")),
  NO_CONTENT("VAL-030", xml(5).replaceAll("(?s)<ContentPieces>.*</ContentPieces>", "")),
  UNMAPPED_CODE("VAL-033", xml(6).replace("<NatureTypeCd>11", "<NatureTypeCd>77")),
  CHARACTERS_THE_TARGET_CANNOT_HOLD("WRT-101", xml(7).replace("Lena", "\u0141ucja"));

  private static final String XML = "mappings/itmatt-xml-1.5.0/examples/pair.xml";

  final String partner;
  final String code;
  final byte[] bytes;

  BadInput(String code, String text) {
    this(code, text.getBytes(UTF_8));
  }

  BadInput(String code, byte[] bytes) {
    this("post", code, bytes);
  }

  BadInput(String partner, String code, byte[] bytes) {
    this.partner = partner;
    this.code = code;
    this.bytes = bytes;
  }

  String file() {
    return name() + (name().contains("XML") ? ".xml" : ".edi");
  }

  /** A good interchange of one item under a control reference. */
  static String edi(String reference) {
    return text("mappings/itmatt-edifact-1/examples/pair.edi").replace("R000004", reference);
  }

  private static String xml(int number) {
    return text(XML).replace("CP473124829GB", LineMessages.s10(number));
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
