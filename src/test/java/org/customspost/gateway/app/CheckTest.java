package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.customspost.gateway.error.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./gateway check} says to who has just written a configuration. */
class CheckTest {
  private static final String POST =
      """
      partner: north-post
      role: operator
      mode: test
      channels:
        - id: mailbox
          kind: sftp-mailbox
          user: north-post
          password: env:NOBODY_SET_THIS_FOR_A_TEST
          authorized-keys:
            - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEJN4XCIV9Nk0yH8kOmgVjLQ8IPQZ8GgzAbjVqBSjmTs
      """;

  @TempDir private Path folder;

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve("config/partners").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> check() {
    return Check.of(Gateway.home(), folder.resolve("config")).findings().stream()
        .map(Finding::toString)
        .toList();
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    StringWriter said = new StringWriter();
    String missing = folder.resolve("cofnig").toString();

    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute("check", "--config", missing);

    assertThat(exit).isEqualTo(1);
    assertThat(said.toString())
        .contains("CFG-516 there is no configuration folder " + missing)
        .doesNotContain("All is well");
  }

  @Test
  void findsWhatWouldKeepADoorShut() throws IOException {
    write("north-post.yaml", POST);

    assertThat(check())
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith("RCV-017 north-post.mailbox: the secret env:NOBODY_SET_THIS"))
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith("CFG-515 north-post.mailbox: \"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5")
                    .contains("id_ed25519.pub"));
  }

  @Test
  void tellsWhichFilesAreNoYamlInWords() throws IOException {
    write("accents.yaml", "partner: x\n# é\nrole: é".getBytes(StandardCharsets.ISO_8859_1));
    write("empty.yaml", " \n");
    write("list.yaml", "- a\n");
    write("tab.yaml", "partner: x\n\trole: operator\n");
    Files.createDirectories(folder.resolve("config/partners/folder.yaml"));

    assertThat(check())
        .filteredOn(each -> each.startsWith("CFG-001"))
        .satisfiesExactly(
            each -> assertThat(each).contains("accents.yaml:2: ", "save it as UTF-8"),
            each -> assertThat(each).contains("empty.yaml: ", "it is empty"),
            each -> assertThat(each).contains("folder.yaml: ", "it is a folder"),
            each -> assertThat(each).contains("list.yaml: ", "not a mapping of keys to values"),
            each -> assertThat(each).contains("tab.yaml:2: ", "TAB"));
  }

  @Test
  void goesThroughEachFileFromItsTop() throws IOException {
    write(
        "north-post.yaml",
        POST
            + """
            flows:
              - {name: a, message: itmatt, destination: GB, file-to: nobody, rules: [none]}
            acknowledge: {channel: nowhere}
            """);
    write("south-post.yaml", POST.replace("north", "south").replace("mode: test", "mode: tset"));

    List<String> places =
        check().stream()
            .filter(each -> each.contains("-post.yaml:"))
            .map(each -> each.replaceAll("^\\S+ (\\S+-post.yaml:\\d+).*", "$1"))
            .toList();
    assertThat(places).hasSizeGreaterThan(3).isSorted();
  }
}
