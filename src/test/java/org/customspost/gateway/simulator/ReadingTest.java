package org.customspost.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static List<Facts> read(String reading, String text) {
    return Reading.own(reading).read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsTheItemOfADeclarationWithAnyNamespaces() {
    String text =
        """
        <m:MetaData xmlns:m="a"><Declaration xmlns="b"><FunctionCode>9</FunctionCode>
        <FunctionalReferenceID>IS1</FunctionalReferenceID><TypeCode>IMD</TypeCode>
        <GoodsShipment><PreviousDocument><ID>CP100000017NZ</ID><TypeCode>750</TypeCode></PreviousDocument>
        </GoodsShipment></Declaration></m:MetaData>
        """;
    Facts facts = read("wco-declaration", text).get(0);
    assertThat(facts.first("lrn")).isEqualTo("IS1");
    assertThat(facts.first("type")).isEqualTo("IMD");
    assertThat(facts.all("document")).containsExactly("CP100000017NZ");
  }

  @Test
  void findsTheReferencesOfAnEdifactDeclaration() {
    String text =
        "UNB+UNOC:3+XX101:ZZ+COVE:ZZ+260715:0930+D1'UNH+1+CUSDEC:D:96B:UN'BGM+929+ML?+1+9'"
            + "RFF+ABT:26DE1'RFF+AAS:CP100000017NZ'UNT+5+1'UNZ+1+D1'";
    Facts facts = read("edi-declaration", text).get(0);
    assertThat(facts.first("lrn")).isEqualTo("ML+1");
    assertThat(facts.first("function")).isEqualTo("9");
    assertThat(facts.first("mrn")).isEqualTo("26DE1");
    assertThat(facts.all("document")).containsExactly("26DE1", "CP100000017NZ");
    assertThat(facts.first("recipient")).isEqualTo("COVE");
  }

  @Test
  void readsANoticeInEitherForm() {
    String json =
        "{\"notice\": {\"itemId\": \"A\", \"decision\": \"REJECTED\", \"mend\": [{\"field\": \"f\"}]}}";
    String xml =
        "<notice><itemId>A</itemId><decision>REJECTED</decision><mend><field>f</field></mend></notice>";
    for (Facts each : List.of(read("notice-json", json).get(0), read("notice-xml", xml).get(0))) {
      assertThat(each.first("item")).isEqualTo("A");
      assertThat(each.first("decision")).isEqualTo("REJECTED");
      assertThat(each.all("field")).containsExactly("f");
    }
  }

  @Test
  void takesNothingFromWhatIsOfAnotherKind() {
    assertThat(read("notice-xml", "<qualityReport/>")).isEmpty();
    assertThat(read("notice-xml", "<notice><a")).isEmpty();
    assertThat(read("notice-xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><notice>&b;</notice>")).isEmpty();
    assertThat(read("acknowledgement", "UNB+UNOC:3+A+B+260715:0930+D1'UNZ+0+D1'")).isEmpty();
    assertThat(read("notice-json", "{")).isEmpty();
  }
}
