package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    for (String each : List.of("ie3f43-xml-2", "ie3a43-xml-2"))
      try (Stream<Path> files = Files.list(Mappings.MAPPINGS.resolve(each).resolve("examples"))) {
        files.filter(file -> file.toString().endsWith(".xml")).sorted().forEach(written::add);
      }
    return written;
  }

  @ParameterizedTest
  @MethodSource("written")
  void fitsThePublishedTypes(Path sample) throws Exception {
    Path schema =
        CustomsData.path("ics2/cr-xsd-v2/BusinessObjects/ICS/Common/V2/postal-body-wrapper.xsd");
    String text = Files.readString(sample);
    int from = text.indexOf("<" + BODY + ">") + BODY.length() + 2;
    String root = "F43" + BODY;
    String body =
        "<%s xmlns=\"urn:wco:datamodel:eu:ics2:2\">%s</%s>"
            .formatted(root, text.substring(from, text.indexOf("</" + BODY + ">")), root);

    assertThat(violations(schema, body)).isEmpty();
    assertThat(violations(schema, body.replace("<totalGrossMass>", "<totalGrossMass>heavy")))
        .isNotEmpty();
  }

  private static List<String> violations(Path file, String body) throws SAXException, IOException {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    // the published types allow 99999 items in one message; newer JDKs keep a limit without secure
    // processing
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
    factory.setProperty("jdk.xml.maxOccurLimit", "0");
    Schema schema = factory.newSchema(file.toFile());
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
