package org.customspost.gateway.codec.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Part;
import org.customspost.gateway.model.structure.Structure;
import org.customspost.gateway.model.structure.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EdifactStructuresTest {
  private final EdifactStructures structures = new EdifactStructures();

  @Test
  void knowsEveryPlaceOfAMessageByItsPath() {
    Structure structure = TestFormats.load("itmatt-edifact-1").structure();

    Part amount = Objects.requireNonNull(structure.find("SG1/SG4/MOA/C516/5004"));
    assertThat(Objects.requireNonNull(amount.text()).kind()).isEqualTo(Text.Kind.NUMBER);
    assertThat(Objects.requireNonNull(structure.find("SG1")).max()).isEqualTo(9999);
    assertThat(structure.find("UNH/S009/0065")).isNotNull();
    assertThat(structure.find("SG1/SG9")).isNull();
  }

  @Test
  void makesOnePartOfAnElementThatStandsSeveralTimesInARow() {
    Structure structure = TestFormats.load("itmatt-edifact-1").structure();

    Part text = Objects.requireNonNull(structure.find("SG1/SG4/FTX/C108/4440"));
    assertThat(text.min()).isEqualTo(1);
    assertThat(text.max()).isEqualTo(5);
  }

  @Test
  void reportsAllProblemsOfAFileAtOnce(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("structure.xml");
    Files.writeString(
        file,
        """
        <schema xmlns="http://xlate.io/EDISchema/v4">
          <transaction>
            <sequence>
              <segment type="BGN" maxOccurs="many"/>
              <loop><sequence/></loop>
              <group code="SG2"/>
            </sequence>
          </transaction>
          <elementType name="E1004" code="1004" base="letters" maxLength="35"/>
          <elementType name="E1004" code="1004" base="string" minLength="9" maxLength="3"/>
          <segmentType name="BGM"><sequence><element type="E1004"/></sequence></segmentType>
        </schema>
        """);
    Findings findings = new Findings();

    assertThat(structures.read(file, "x/structure.xml", "x", "1", findings)).isEmpty();
    assertThat(findings.list())
        .extracting(Finding::code)
        .contains(
            ErrorCode.CFG_102,
            ErrorCode.CFG_103,
            ErrorCode.CFG_104,
            ErrorCode.CFG_105,
            ErrorCode.CFG_106);
    assertThat(findings.list().toString()).contains("x/structure.xml:4", "did you mean \"BGM\"");
  }

  @Test
  void saysWhereAFileIsNotXml(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("structure.xml");
    Files.writeString(file, "<schema>\n<transaction>\n</schema>");
    Findings findings = new Findings();

    assertThat(structures.read(file, "structure.xml", "x", "1", findings)).isEmpty();
    assertThat(findings.list().get(0).place().source()).isEqualTo("structure.xml:3");
  }

  @Test
  void doesNotResolveExternalEntities(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("structure.xml");
    Files.writeString(
        file, "<!DOCTYPE s [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><schema>&e;</schema>");
    Findings findings = new Findings();

    assertThat(structures.read(file, "structure.xml", "x", "1", findings)).isEmpty();
    assertThat(findings.list().get(0).code()).isEqualTo(ErrorCode.CFG_101);
  }
}
