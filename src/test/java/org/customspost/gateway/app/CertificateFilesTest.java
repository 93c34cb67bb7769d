package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFilesTest {
  private final Findings findings = new Findings();
  @TempDir private Path config;

  private CertificateFiles read(String yaml) throws IOException {
    Files.writeString(config.resolve("gateway.yaml"), yaml);
    return Settings.read(config, config, findings).certificates();
  }

  @Test
  void knowsEachFileOfAFolderByItsName() throws IOException {
    Path folder = Files.createDirectories(config.resolve("theirs"));
    for (String each : new String[] {"south.pem", "north-2027.crt", "east.cer", "west.der"})
      Files.createFile(folder.resolve(each));
    for (String each : new String[] {".hidden.pem", "README.md", "south.pem~"})
      Files.createFile(folder.resolve(each));

    CertificateFiles files = read("certificates: theirs\n");

    assertThat(files.byAlias(findings))
        .containsOnlyKeys("south", "north-2027", "east", "west")
        .containsEntry("east", folder.resolve("east.cer"));
    assertThat(files.watched()).contains(folder, folder.resolve("south.pem")).hasSize(8);
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void refusesTwoFilesOfOneName() throws IOException {
    Path folder = Files.createDirectories(config.resolve("theirs"));
    Files.createFile(folder.resolve("south.pem"));
    Files.createFile(folder.resolve("south.cer"));

    read("certificates: theirs\n").byAlias(findings);

    assertThat(findings.list())
        .singleElement()
        .asString()
        .contains("CFG-004", "gateway.yaml:1", "south.pem", "one file of each name", "south.cer");
  }

  @Test
  void saysThatTheFolderIsNotThere() throws IOException {
    read("metrics: {port: 0}\ncertificates: theirs\n").byAlias(findings);

    assertThat(findings.list())
        .singleElement()
        .asString()
        .contains("CFG-001", "gateway.yaml:2", "theirs: there is no such file or folder");
  }

  @Test
  void takesAListWithAnAliasForEach() throws IOException {
    CertificateFiles files = read("certificates:\n  south: keys/of-south.pem\n");

    assertThat(files.byAlias(findings))
        .isEqualTo(Map.of("south", config.resolve("keys/of-south.pem")));
    assertThat(files.folder()).isEmpty();
    assertThat(findings.list()).isEmpty();
  }
}
