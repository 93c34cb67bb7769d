package org.customspost.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.customspost.gateway.ForeignProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a person uses it, beside openssl and keytool. */
class KeysCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path folder;

  @BeforeEach
  void begin(@TempDir Path given) throws IOException {
    folder = given;
    Files.writeString(folder.resolve("password"), "correct horse\n");
    Files.writeString(
        folder.resolve("gateway.yaml"), "keys:\n  - {file: keys.p12, password: 'file:password'}\n");
  }

  @Test
  void makesAKeyFileThatOnlyItsOwnerReads() throws IOException {
    assertThat(keys("generate", "acme")).isZero();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(p12())))
        .isEqualTo("rw-------");
    assertThat(keys("list")).isZero();
    assertThat(out.toString()).containsPattern("acme +EC P-256 .* signs");
    assertThat(files()).containsExactlyInAnyOrder("gateway.yaml", "keys.p12", "password");
  }

  @Test
  void writesOverNothingUnlessToldTo() throws IOException {
    keys("generate", "acme");
    byte[] before = Files.readAllBytes(p12());

    assertThat(keys("generate", "ACME")).isEqualTo(1);
    assertThat(err.toString()).contains("CFG-321");
    assertThat(Files.readAllBytes(p12())).isEqualTo(before);
    assertThat(keys("generate", "acme", "--replace")).isZero();
    assertThat(keys("export", "acme", "--out", "acme.pem")).isZero();
    assertThat(keys("export", "acme", "--out", "acme.pem")).isEqualTo(1);
    assertThat(err.toString()).contains("CFG-325");
  }

  @Test
  void schedulesASuccessorThatPartnersCanLearnInTime() {
    keys("generate", "acme", "--kind", "RSA_2048", "--name", "Example Post", "--days", "100");
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);

    assertThat(keys("schedule", "acme", "--from", day.toString())).isZero();

    keys("list");
    assertThat(out.toString())
        .containsPattern("acme +RSA 2048 .* signs\n")
        .containsPattern("acme-" + day + " +RSA 2048 .* signs from then on");
  }

  @Test
  void refusesAChangeOverThatLeavesAHole() {
    keys("generate", "acme", "--days", "100");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);

    assertThat(keys("schedule", "acme", "--from", today.plusDays(101).toString())).isEqualTo(1);
    assertThat(keys("schedule", "acme", "--from", today.minusDays(1).toString())).isEqualTo(1);
    assertThat(keys("schedule", "acne", "--from", today.plusDays(9).toString())).isEqualTo(1);
    assertThat(err.toString()).contains("CFG-324", today.plusDays(100).toString(), "CFG-322");
  }

  @Test
  void opensslReadsWhatIsExported() throws IOException {
    ForeignProgram openssl = ForeignProgram.named("openssl", "openssl");
    keys("generate", "acme", "--kind", "RSA_2048", "--name", "Example Post");
    keys("export", "acme", "--out", "acme.pem");
    keys("export", "acme", "--with-key", "--out", "one.p12", "--password", "file:password");

    String print =
        openssl
            .run(folder, "x509", "-in", "acme.pem", "-noout", "-subject", "-fingerprint", "-sha256")
            .output();
    assertThat(print).containsPattern("CN ?= ?Example Post");
    String fingerprint = print.substring(print.lastIndexOf('=') + 1).strip();
    keys("list");
    assertThat(out.toString()).contains(fingerprint);
    assertThat(
            openssl.run(folder, "pkcs12", "-in", "one.p12", "-passin", "file:password", "-nodes"))
        .satisfies(run -> assertThat(run.exit()).isZero())
        .satisfies(run -> assertThat(run.output()).contains("PRIVATE KEY", "CERTIFICATE"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("one.p12"))))
        .isEqualTo("rw-------");
  }

  @Test
  void takesAKeyThatOpensslMade() {
    ForeignProgram openssl = ForeignProgram.named("openssl", "openssl");
    openssl.run(
        folder,
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "k.pem",
        "-out",
        "c.pem",
        "-days",
        "100",
        "-subj",
        "/CN=Example");
    openssl.run(
        folder,
        "pkcs12",
        "-export",
        "-inkey",
        "k.pem",
        "-in",
        "c.pem",
        "-out",
        "from.p12",
        "-passout",
        "file:password");

    assertThat(
            keys(
                "import",
                file("from.p12").toString(),
                "--password",
                "file:password",
                "--as",
                "acme"))
        .isZero();
    keys("list");
    assertThat(out.toString()).containsPattern("acme +RSA 2048 .* signs");
  }

  @Test
  void takesAKeyThatKeytoolMade() {
    ForeignProgram keytool = ForeignProgram.named("keytool", "openjdk-17-jre-headless");
    keytool.run(
        folder,
        "-genkeypair",
        "-alias",
        "south",
        "-keyalg",
        "EC",
        "-groupname",
        "secp384r1",
        "-dname",
        "CN=Example",
        "-validity",
        "100",
        "-keystore",
        "from.p12",
        "-storetype",
        "PKCS12",
        "-storepass:file",
        "password");

    assertThat(keys("import", file("from.p12").toString(), "--password", "file:password")).isZero();
    keys("list");
    assertThat(out.toString()).containsPattern("south +EC P-384 .* signs");
  }

  @Test
  void neverShowsAPasswordOrAKey() {
    keys("generate", "acme");
    keys("export", "acme");
    keys("import", p12().toString(), "--password", "correct horse");
    keys("list");

    assertThat(out + "" + err).contains("BEGIN CERTIFICATE").doesNotContain("PRIVATE", "horse");
  }

  private int keys(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "keys";
    all[1] = "--config";
    all[2] = folder.toString();
    for (int i = 0; i < arguments.length; i++)
      all[i + 3] =
          i > 0 && arguments[i - 1].equals("--out") ? file(arguments[i]).toString() : arguments[i];
    return line.execute(all);
  }

  private Path p12() {
    return file("keys.p12");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private java.util.List<String> files() throws IOException {
    try (java.util.stream.Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString()).toList();
    }
  }
}
