package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.customspost.gateway.CustomsData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What is filed before loading fits the types that the EU publishes. */
class Ics2BodiesTest {
  private static final String BODY = "consignmentMasterLevel";

  static List<Path> written() throws IOException {
    List<Path> written = new ArrayList<>();
    for (String each :
        List.of(
            "ie3f43-xml-2",
            "ie3a43-xml-2",
            "ie3f44-xml-2",
            "ie3a44-xml-2",
            "ie3f42-xml-2",
            "ie3a42-xml-2"))
      try (Stream<Path> files = Files.list(Mappings.MAPPINGS.resolve(each).resolve("examples"))) {
        files.filter(file -> file.toString().endsWith(".xml")).sorted().forEach(written::add);
      }
    return written;
  }

  @ParameterizedTest
  @MethodSource("written")
  void fitsThePublishedTypes(Path sample) throws Exception {
    Path types = CustomsData.path("ics2/cr-xsd-v2/BusinessObjects/ICS/Common/V2/ctypes.xsd");
    String text = Files.readString(sample);
    int from = text.indexOf("<" + BODY + ">") + BODY.length() + 2;
    String body =
        "<%1$s xmlns=\"urn:wco:datamodel:eu:ics2:2\">%2$s</%1$s>"
            .formatted(BODY, text.substring(from, text.indexOf("</" + BODY + ">")));
    String schema = schema(types, type(text));

    assertThat(violations(schema, body)).isEmpty();
    assertThat(violations(schema, body.replaceFirst("</documentNumber>", "<!-- -->$0<more/>")))
        .isNotEmpty();
  }

  // The library has the types, and no element of them: the messages themselves are not published.
  private static String type(String text) {
    Matcher indicator = Pattern.compile("<SpecificCircumstanceIndicator>(F4[0-9])<").matcher(text);
    assertThat(indicator.find()).isTrue();
    return switch (indicator.group(1)) {
      case "F42" -> "ConsignmentMasterLevelType86";
      case "F43" -> "ConsignmentMasterLevelType57";
      default -> "ConsignmentMasterLevelType05";
    };
  }

  private static String schema(Path types, String type) {
    return """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:wco:datamodel:eu:ics2:2"
            targetNamespace="urn:wco:datamodel:eu:ics2:2" elementFormDefault="qualified">
          <xs:include schemaLocation="%s"/>
          <xs:element name="%s" type="%s"/>
        </xs:schema>
        """
        .formatted(types.toUri(), BODY, type);
  }

  private static List<String> violations(String text, String body)
      throws SAXException, IOException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    // the published types allow 99999 items in one message; newer JDKs keep a limit without secure
    // processing
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
    factory.setProperty("jdk.xml.maxOccurLimit", "0");
    Schema schema = factory.newSchema(new StreamSource(new StringReader(text)));
    Validator validator = schema.newValidator();
    List<String> violations = new ArrayList<>();
    validator.setErrorHandler(
        new org.xml.sax.helpers.DefaultHandler() {
          @Override
          public void error(SAXParseException e) {
            violations.add(e.getMessage());
          }
        });
    validator.validate(new StreamSource(new StringReader(body)));
    return violations;
  }
}
