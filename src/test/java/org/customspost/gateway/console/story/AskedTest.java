package org.customspost.gateway.console.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.customspost.gateway.journal.Tied;
import org.junit.jupiter.api.Test;

class AskedTest {
  private static final Asked START =
      new Asked("in", 7, "", 0, false, Tied.Key.START, Tied.Key.START, false);

  @Test
  void hasABareAddressWhereNothingMoreIsAsked() {
    assertThat(START.address()).isEqualTo("/messages/in/7");
    assertThat(START.look()).isEqualTo("/messages/in/7/look");
  }

  @Test
  void staysInTheOtherListsWhereAPageOfOneIsTurned() {
    Asked deep =
        START
            .kept("p5")
            .at(4096)
            .tree(true)
            .after(new Tied.Key(0, 3, 4))
            .beside(new Tied.Key(2, 0, 9));
    assertThat(deep.address())
        .isEqualTo("/messages/in/7?kept=p5&at=4096&as=tree&after=0-3-4&beside=2-0-9");
    assertThat(deep.after(new Tied.Key(1, 1, 1)).address())
        .isEqualTo("/messages/in/7?kept=p5&at=4096&as=tree&after=1-1-1&beside=2-0-9");
    assertThat(deep.beside(new Tied.Key(1, 1, 1)).address())
        .isEqualTo("/messages/in/7?kept=p5&at=4096&as=tree&after=0-3-4&beside=1-1-1");
    assertThat(deep.at(8192).look())
        .isEqualTo("/messages/in/7/look?kept=p5&at=8192&as=tree&after=0-3-4&beside=2-0-9");
  }

  @Test
  void beginsOtherBytesAtTheirStartAndKeepsTheLists() {
    Asked deep = START.at(4096).tree(true).after(new Tied.Key(0, 3, 4));
    assertThat(deep.kept("r8").address()).isEqualTo("/messages/in/7?kept=r8&after=0-3-4");
  }
}
