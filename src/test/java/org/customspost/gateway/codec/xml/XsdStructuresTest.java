package org.customspost.gateway.codec.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XsdStructuresTest {
  private final Findings findings = new Findings();
  @TempDir Path folder = Path.of("");

  private Optional<Structure> read(String body) throws IOException {
    Path file = folder.resolve("structure.xsd");
    Files.writeString(file, schema("urn:a", body));
    return XsdStructures.read(file, "folder/structure.xsd", "a", "1", findings);
  }

  private static String schema(String namespace, String body) {
    return "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='"
        + namespace
        + "' xmlns:b='urn:b' targetNamespace='"
        + namespace
        + "' elementFormDefault='qualified'>\n"
        + body
        + "\n</xs:schema>";
  }

  private static Part at(Structure structure, String path) {
    return Objects.requireNonNull(structure.find(path));
  }

  @Test
  void readsElementsOccurrencesTypesAndAttributes() throws IOException {
    Structure structure =
        read("""
                <xs:element name='root'><xs:complexType><xs:sequence>
                  <xs:element name='code'><xs:simpleType><xs:restriction base='xs:string'>
                    <xs:enumeration value='X'/><xs:enumeration value='Y'/>
                  </xs:restriction></xs:simpleType></xs:element>
                  <xs:choice>
                    <xs:element name='on' type='xs:date'/>
                    <xs:element name='sum' type='Sum' maxOccurs='unbounded'/>
                  </xs:choice>
                </xs:sequence></xs:complexType></xs:element>
                <xs:complexType name='Sum'><xs:simpleContent><xs:extension base='Value'>
                  <xs:attribute name='currency' use='required'/>
                </xs:extension></xs:simpleContent></xs:complexType>
                <xs:simpleType name='Value'><xs:restriction base='xs:decimal'>
                  <xs:totalDigits value='16'/><xs:fractionDigits value='3'/>
                </xs:restriction></xs:simpleType>
                """)
            .orElseThrow();

    assertThat(structure.root().namespace()).isEqualTo("urn:a");
    Text code = Objects.requireNonNull(at(structure, "code").text());
    assertThat(code.codes()).containsExactlyInAnyOrder("X", "Y");
    assertThat(at(structure, "code").min()).isEqualTo(1);
    assertThat(at(structure, "on").min()).isZero();
    Part sum = at(structure, "sum");
    assertThat(sum.min()).isZero();
    assertThat(sum.max()).isEqualTo(Integer.MAX_VALUE);
    assertThat(sum.text()).isEqualTo(new Text(Text.Kind.NUMBER, 0, 16, 3, "", Set.of()));
    assertThat(sum.attributes()).extracting(Part.Attribute::required).containsExactly(true);
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void readsImportedFilesWithTheirNamespace() throws IOException {
    Files.writeString(
        folder.resolve("structure-b.xsd"),
        schema("urn:b", "<xs:element name='in' type='xs:int'/>"));

    Structure structure =
        read("""
                <xs:import namespace='urn:b' schemaLocation='structure-b.xsd'/>
                <xs:element name='root'><xs:complexType><xs:sequence>
                  <xs:element ref='b:in'/>
                </xs:sequence></xs:complexType></xs:element>
                """)
            .orElseThrow();

    assertThat(structure.root().name()).isEqualTo("root");
    assertThat(at(structure, "in").namespace()).isEqualTo("urn:b");
  }

  @Test
  void namesFileAndLineOfEverythingItDoesNotRead() throws IOException {
    Optional<Structure> structure =
        read(
            """
            <xs:import namespace='urn:x' schemaLocation='http://example.org/x.xsd'/>
            <xs:element name='root'><xs:complexType><xs:sequence>
              <xs:any/>
              <xs:element name='a' type='Nowhere'/>
              <xs:element name='b' type='xs:hexBinary'/>
            </xs:sequence></xs:complexType></xs:element>
            <xs:group name='g'/>
            """);

    assertThat(structure).isEmpty();
    assertThat(findings.list())
        .extracting(each -> each.code().id() + " " + each.place().source())
        .containsExactlyInAnyOrder(
            "CFG-201 folder/structure.xsd:2",
            "CFG-201 folder/structure.xsd:4",
            "CFG-202 folder/structure.xsd:5",
            "CFG-201 folder/structure.xsd:6",
            "CFG-201 folder/structure.xsd:8");
  }

  @Test
  void refusesATypeInsideItself() throws IOException {
    Optional<Structure> structure =
        read(
            """
            <xs:element name='root' type='T'/>
            <xs:complexType name='T'><xs:sequence>
              <xs:element name='again' type='T' minOccurs='0'/>
            </xs:sequence></xs:complexType>
            """);

    assertThat(structure).isEmpty();
    assertThat(findings.list()).extracting(Finding::text).first().asString().contains("itself");
  }

  @Test
  void saysWhereAFileIsNotWellFormedOrMissing() throws IOException {
    assertThat(read("<xs:element>")).isEmpty();
    Path missing = folder.resolve("none.xsd");
    assertThat(XsdStructures.read(missing, "none.xsd", "a", "1", findings)).isEmpty();

    assertThat(findings.list()).extracting(each -> each.code().id()).containsOnly("CFG-001");
    assertThat(findings.list()).hasSize(2);
  }
}
