package org.customspost.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.model.customs.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page of agreements shows agreements that load. */
class AgreementsPageTest {
  private static final Path PAGE = Path.of("docs/reference/agreements.md");
  private static final Pattern BLOCK =
      Pattern.compile("```yaml\n(partner: (\\S+).*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void showsAgreementsThatLoadTogetherWithoutAWarning() throws IOException {
    ConfigFolder config = new ConfigFolder(folder);
    config.remove("north-post").remove("south-customs");
    Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
    while (blocks.find()) config.write(blocks.group(2), blocks.group(1));

    assertThat(config.problems()).isEmpty();
    assertThat(config.load().all())
        .extracting(Agreement::partner)
        .containsExactly("north-post", "south-customs");
  }

  @Test
  void namesEveryDecisionThatSomebodyCanBeToldOf() throws IOException {
    String page = Files.readString(PAGE);

    for (Meaning each : Meaning.all()) assertThat(page).contains(each.name());
  }
}
