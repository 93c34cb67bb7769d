package org.customspost.gateway.notice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.UnmarshalException;
import jakarta.xml.bind.Unmarshaller;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

class NoticeTest {
  private static final Path FOLDER = Path.of("mappings/notice-xml-1");
  private final JAXBContext context;
  private final Schema schema;

  NoticeTest() throws JAXBException, SAXException {
    context = JAXBContext.newInstance(Notice.class);
    schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(FOLDER.resolve("structure.xsd").toFile());
  }

  private Unmarshaller unmarshaller() throws JAXBException {
    Unmarshaller unmarshaller = context.createUnmarshaller();
    unmarshaller.setSchema(schema);
    return unmarshaller;
  }

  private Notice example(String name) throws JAXBException {
    return (Notice) unmarshaller().unmarshal(FOLDER.resolve("examples/" + name).toFile());
  }

  private String text(Notice notice) throws JAXBException {
    Marshaller marshaller = context.createMarshaller();
    marshaller.setSchema(schema);
    StringWriter text = new StringWriter();
    marshaller.marshal(notice, text);
    return text.toString();
  }

  @Test
  void readsARelease() throws JAXBException {
    Notice notice = example("release.xml");

    assertThat(notice.decision()).isEqualTo("RELEASED_DUTY");
    assertThat(notice.itemId()).isEqualTo("RR473124829GB");
    assertThat(notice.postedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(notice.issuedAt()).isEqualTo(OffsetDateTime.parse("2026-03-05T10:15:00Z"));
    assertThat(notice.taxes()).hasSize(1);
    assertThat(notice.taxes().get(0).piece()).isEqualTo(1);
    Amount due = Objects.requireNonNull(notice.totalDue());
    assertThat(due.value()).isEqualTo(new BigDecimal("4.20"));
    assertThat(due.currency()).isEqualTo("EUR");
  }

  @Test
  void readsWhatToMend() throws JAXBException {
    Notice notice = example("rejected.xml");

    assertThat(notice.reasons().get(0).code()).isEqualTo("CDS12005");
    assertThat(notice.mends().get(0).field()).isEqualTo("contents[2].hsCode");
    assertThat(notice.mends().get(0).place()).startsWith("segment 41");
    assertThat(notice.totalDue()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"release.xml", "rejected.xml"})
  void writesWhatItRead(String name) throws JAXBException {
    String once = text(example(name));
    String twice = text((Notice) unmarshaller().unmarshal(new StringReader(once)));

    assertThat(twice).isEqualTo(once);
    assertThat(once).contains("urn:customspost:notice:1").contains("noticeId");
  }

  @Test
  void anyProgramWithJaxbCanUseTheClasses() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Notice.class.getPackageName(), "java..", "jakarta.xml.bind..", "org.jspecify..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackagesOf(Notice.class));
  }

  @Test
  void theSchemaRefusesADecisionThatDoesNotExist() throws JAXBException {
    String wrong = text(example("release.xml")).replace("RELEASED_DUTY", "MAYBE");
    Unmarshaller unmarshaller = unmarshaller();

    assertThatThrownBy(() -> unmarshaller.unmarshal(new StringReader(wrong)))
        .isInstanceOf(UnmarshalException.class);
  }
}
