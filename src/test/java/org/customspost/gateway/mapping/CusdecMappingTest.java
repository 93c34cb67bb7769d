package org.customspost.gateway.mapping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.customs.Declaration;
import org.customspost.gateway.model.customs.DeclarationFunction;
import org.customspost.gateway.model.customs.Ruling;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CusdecMappingTest {
  private static final MessageFolder FOLDER =
      new MessageFolder("cusdec-edifact-d96b", Declaration.class);
  private static final WriteMapping WRITING = FOLDER.writing();
  private static final Map<String, String> AGREEMENT =
      Map.of("agency", "143", "office", "NZAKL", "declarant", "DECL-1");

  private static Item item(String example) {
    MessageFolder items = new MessageFolder("itmatt-edifact-1", Item.class);
    return (Item)
        Objects.requireNonNull(
            items.reading().read(items.units(items.example(example)).get(0)).value());
  }

  private static Declaration declaration(DeclarationFunction function, @Nullable String mrn) {
    Ruling ruling =
        new Ruling(
            "IMD",
            "4000",
            List.of("C07", "F48"),
            List.of("NIIMP"),
            new Money(new BigDecimal("24.10"), Currency.getInstance("GBP")),
            "1");
    boolean cancels = function == DeclarationFunction.CANCELLATION;
    return new Declaration(
        "26CD00000000000001",
        mrn,
        function,
        cancels ? null : ruling,
        item(cancels ? "cancellation.edi" : "pair.edi"),
        List.of(),
        cancels ? "Item was returned to its sender" : null,
        OffsetDateTime.parse("2026-07-15T12:00:00Z"));
  }

  private static List<String> segments(Declaration declaration) {
    Writing written = WRITING.write(declaration, AGREEMENT);
    assertThat(written.findings()).isEmpty();
    byte[] bytes = FOLDER.write(written.tree());
    // what we write must be faultless to a reader
    assertThat(FOLDER.units(bytes)).hasSize(1);
    return List.of(new String(bytes, ISO_8859_1).split("'", -1));
  }

  @Test
  void declaresAPostalItem() {
    assertThat(segments(declaration(DeclarationFunction.ORIGINAL, null)))
        .containsSubsequence(
            "BGM+929+26CD00000000000001+9",
            "CST++4000:117:143+C07:117+F48:117",
            "LOC+22+NZAKL",
            "DTM+137:202607151200:203",
            "GIS+IMD:109",
            "MEA+WT+G+KGM:0.64",
            "FTX+ACB++NIIMP",
            "RFF+AAS:CP473124829GB",
            "RFF+VA:IM2460000017",
            "TDT+20++5",
            "DOC+750+CP473124829GB",
            "DOC+380+INV-2026-17",
            "NAD+EX+++Bramble and Sons+3 Mill Road+Leeds++LS1 2AB+GB",
            "NAD+IM+++Lena Vogt+Am Hang 4+Ulm++89073+DE",
            "COM+?+49731000001:TE",
            "NAD+DT+DECL-1",
            "MOA+39:27.90:EUR",
            "MOA+64:12.40:EUR",
            "MOA+40:24.10:GBP",
            "UNS+D",
            "CST+1+630210:122:143",
            "FTX+AAA+++Cotton bed sheet",
            "LOC+27+PT",
            "MEA+WT+AAB+KGM:0.6",
            "MEA+AAE++PCE:1",
            "MOA+66:27.90:EUR",
            "UNS+S",
            "CNT+5:1");
  }

  @Test
  void amendsUnderCustomsNumber() {
    assertThat(segments(declaration(DeclarationFunction.AMENDMENT, "26NZ1234567")))
        .contains("BGM+929+26CD00000000000001+4", "RFF+ABT:26NZ1234567");
  }

  @Test
  void cancelsWithAReasonAndNoGoods() {
    assertThat(segments(declaration(DeclarationFunction.CANCELLATION, "26NZ1234567")))
        .contains(
            "BGM+929+26CD00000000000001+1",
            "FTX+CHG+++Item was returned to its sender",
            "RFF+ABT:26NZ1234567",
            "CNT+5:0")
        .noneMatch(each -> each.startsWith("CST") || each.startsWith("MOA"));
  }

  @Test
  void leadsFromAnErrorPointOfCustomsToTheField() throws Exception {
    Findings findings = new Findings();
    Pointers pointers =
        Pointers.parse(
            Files.readString(Path.of("mappings/cusdec-edifact-d96b/pointers.csv")),
            "pointers.csv",
            FOLDER.format.structure(),
            findings);
    assertThat(findings.list()).isEmpty();
    Map<String, List<String>> lineage =
        WRITING.lineage(declaration(DeclarationFunction.ORIGINAL, null), AGREEMENT);
    assertThat(pointers.fields("2(1).CST", lineage)).containsExactly("item.contents[1].hsCode");
    assertThat(pointers.fields("2(1).MOA", lineage)).contains("item.contents[1].value.amount");
    assertThat(pointers.fields("2(7).CST", lineage)).isEmpty();
  }
}
