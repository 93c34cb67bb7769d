package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.customspost.gateway.error.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentAgreementsTest {
  @TempDir private Path folder;
  private ConfigFolder config;
  private CurrentAgreements current;
  private final List<AgreementsChange> changes = new CopyOnWriteArrayList<>();
  private final List<Finding> refusals = new CopyOnWriteArrayList<>();

  @BeforeEach
  void loadGoodAgreements() {
    config = new ConfigFolder(folder);
    current = new CurrentAgreements(config.path(), () -> ConfigFolder.KNOWN);
    current.listen(
        new CurrentAgreements.Listener() {
          @Override
          public void changed(AgreementsChange change) {
            changes.add(change);
          }

          @Override
          public void refused(List<Finding> findings) {
            refusals.addAll(findings);
          }
        });
  }

  @Test
  void putsAGoodChangeInForceAndTellsWhatChanged() throws IOException {
    config.write("north-post", ConfigFolder.POST.replace("64MB", "32MB"));
    config.write(
        "west-post",
        ConfigFolder.POST
            .replace("north-post", "west-post")
            .replace("GB001", "GB002")
            .replace("data/north", "data/west"));

    assertThat(current.reload()).isEmpty();

    assertThat(current.now().of("north-post").limits().interchangeBytes()).isEqualTo(32L << 20);
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).added()).containsExactly("west-post");
    assertThat(changes.get(0).changed()).containsExactly("north-post");
    assertThat(changes.get(0).removed()).isEmpty();

    config.remove("west-post");
    assertThat(current.reload()).isEmpty();
    assertThat(changes.get(1).removed()).containsExactly("west-post");
  }

  @Test
  void refusesABrokenChangeWholeAndKeepsTheOldOnes() {
    Agreements before = current.now();
    config.write("south-customs", ConfigFolder.CUSTOMS.replace("4h", "8h"));
    config.write("north-post", ConfigFolder.POST.replace("64MB", "lots"));

    List<Finding> findings = current.reload();

    assertThat(findings).extracting(each -> each.code().id()).containsExactly("CFG-004");
    assertThat(refusals).isEqualTo(findings);
    assertThat(current.now()).isSameAs(before);
    assertThat(changes).isEmpty();
  }

  @Test
  void tellsNobodyWhereNothingChanged() {
    assertThat(current.reload()).isEmpty();

    assertThat(changes).isEmpty();
  }

  @Test
  void seesAChangeOfTheFolderByItself() throws IOException {
    try (AgreementsWatch watch = new AgreementsWatch(config.path(), current)) {
      assertThat(watch).isNotNull();
      config.write("north-post", ConfigFolder.POST.replace("64MB", "lots"));
      await().atMost(Duration.ofSeconds(20)).until(() -> !refusals.isEmpty());

      config.write("north-post", ConfigFolder.POST.replace("64MB", "16MB"));
      await().atMost(Duration.ofSeconds(20)).until(() -> !changes.isEmpty());
    }
    assertThat(current.now().of("north-post").limits().interchangeBytes()).isEqualTo(16L << 20);
  }
}
