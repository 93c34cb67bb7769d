package org.customspost.gateway.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.CmsSigner;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners through folders, with the test in the place of the gateway. */
class PlayIT {
  private final Instant now = Instant.now();
  private final SigningKey key =
      SelfSigned.create(
          "gateway",
          SelfSigned.Kind.EC_P256,
          now.minus(Duration.ofDays(1)),
          now.plus(Duration.ofDays(90)));
  private static final String DECLARATION =
      "UNB+UNOC:3+XX101:ZZ+COVE:ZZ+260715:0930+D1'UNH+1+CUSDEC:D:96B:UN'BGM+929+ML1+9'"
          + "RFF+AAS:CP100000017NZ'UNT+4+1'UNZ+1+D1'";

  @TempDir Path folder = Path.of(""); // JUnit sets it
  private Scenario scenario = Scenarios.small();

  @BeforeEach
  void trust() throws IOException {
    Path certificate = folder.resolve("gateway.pem");
    Files.writeString(certificate, Certificates.pem(key.certificate()));
    scenario = Scenarios.small(folder.toString(), certificate.toString());
  }

  private Play play() throws IOException {
    return new Play(
        scenario.only(Scenario.Side.CUSTOMS),
        new Folders(folder.resolve("own"), folder.resolve("kept")),
        now);
  }

  private void declare(String signedText) throws IOException {
    Path out = folder.resolve("cove/out");
    byte[] signature =
        new CmsSigner(key, Providers.choose())
            .sign(signedText.getBytes(StandardCharsets.US_ASCII), Instant.now());
    Files.write(out.resolve("d.edi.p7s"), signature);
    Files.writeString(out.resolve(".d.tmp"), DECLARATION);
    Files.move(out.resolve(".d.tmp"), out.resolve("d.edi"));
  }

  private List<String> answers() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cove/in"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  @Test
  void answersASignedDeclarationAsItsPlanSays() throws Exception {
    try (Play play = play()) {
      declare(DECLARATION);
      play.run(Duration.ofSeconds(3), Duration.ZERO, count -> {});
      assertThat(answers())
          .containsExactly("accepted_cp100000017nz-1.edi", "released_cp100000017nz-2.edi");
      assertThat(folder.resolve("cove/in/released_cp100000017nz-2.edi"))
          .content()
          .contains("GIS+4:120:143'", "RFF+ABE:ML1'", "RFF+AWB:CP100000017NZ'", "UNT+8+1'");
      assertThat(play.tally().misses()).anyMatch(each -> each.startsWith("CP100000025NZ"));
      assertThat(play.tally().misses()).noneMatch(each -> each.startsWith("CP100000017NZ"));
    }
  }

  @Test
  void refusesADeclarationWhoseSignatureIsOverSomethingElse() throws Exception {
    try (Play play = play()) {
      declare(DECLARATION + " ");
      Tally tally = play.run(Duration.ofSeconds(2), Duration.ZERO, count -> {});
      assertThat(tally.asPlanned()).isFalse();
      assertThat(tally.misses()).anyMatch(each -> each.contains("SIG-013"));
      assertThat(answers()).isEmpty();
    }
  }
}
