package org.customspost.gateway.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.mapping.Toy.parcel;

import org.customspost.gateway.mapping.Toy.Parcel;
import org.junit.jupiter.api.Test;

/** Several values become one, one becomes several, or some of them are taken. */
class ReadSeveralValuesTest {
  @Test
  void joinsLinesOrListsThem() {
    Parcel parcel =
        parcel(
            read(
                """
                - {to: code, from: FTX/C108/4440, join: " "}
                - {to: "notes[]", from: FTX/C108/4440}
                """,
                "FTX/C108/4440=Fragile\nFTX/C108/+4440=glass"));
    assertThat(parcel.code()).isEqualTo("Fragile glass");
    assertThat(parcel.notes()).containsExactly("Fragile", "glass");
  }

  @Test
  void splitsByLengthAndSeparator() {
    assertThat(
            parcel(read("- {to: 'notes[]', from: BGM/1004, split: {length: 2}}", "BGM/1004=abcde"))
                .notes())
        .containsExactly("ab", "cd", "e");
    assertThat(
            parcel(
                    read(
                        "- {to: code, from: BGM/1004, split: {separator: '+', part: 2}}",
                        "BGM/1004=a+b+c"))
                .code())
        .isEqualTo("b");
  }

  @Test
  void readsOneOfSeveralOrAllFromOneOn() {
    String tree = "FTX/C108/4440=a\nFTX/C108/+4440=b\nFTX/C108/+4440=c";
    assertThat(parcel(read("- {to: code, from: \"FTX/C108/4440[2]\"}", tree)).code())
        .isEqualTo("b");
    assertThat(parcel(read("- {to: code, from: \"FTX/C108/4440[2..]\", join: \"-\"}", tree)).code())
        .isEqualTo("b-c");
    assertThat(parcel(read("- {to: code, from: \"FTX/C108/4440[4]\"}", tree)).code()).isNull();
  }

  @Test
  void sumsAndCounts() {
    Parcel parcel =
        parcel(
            read(
                """
                - {to: grams, sum: SG1/MEA/6314}
                - {to: count, count: SG1}
                """,
                "SG1/MEA/6314=100\n+SG1/MEA/6314=50"));
    assertThat(parcel.grams()).isEqualTo(150);
    assertThat(parcel.count()).isEqualTo(2);
  }

  private static Reading read(String rows, String tree) {
    return Toy.reading(rows, CodeLists.NONE).read(Toy.tree(tree));
  }
}
