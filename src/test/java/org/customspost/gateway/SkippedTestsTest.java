package org.customspost.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What .ci/run says of skipped tests: none is skipped without a line that says why it may be. */
class SkippedTestsTest {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"org.x.SomeTest\" time=\"0.5\""
          + " tests=\"2\" errors=\"0\" skipped=\"SKIPPED\" failures=\"0\">\n"
          + "  <testcase name=\"passes\" classname=\"org.x.SomeTest\" time=\"0.1\"/>\n";
  private static final String ASSUMED =
      """
        <testcase name="needsSsh" classname="org.x.SomeTest" time="0.1">
          <skipped type="org.opentest4j.TestAbortedException"><![CDATA[org.opentest4j.TestAbortedException: Assumption failed: needs sshd of OpenSSH
      \tat org.junit.Some.java]]></skipped>
        </testcase>
      """;
  private static final String DISABLED =
      """
        <testcase name="isOff" classname="org.x.SomeTest" time="0.0">
          <skipped message="not today"/>
        </testcase>
      """;
  private static final String WHOLE_CLASS =
      """
        <testcase name="" classname="org.x.SomeTest" time="0.0"><skipped message="not here"/></testcase>
      """;
  private static final String ODD_NAME =
      """
        <testcase name="[1] a &gt; b, c=&quot;/&quot;>" classname="org.x.SomeTest" time="0.0">
          <skipped message="odd"/>
        </testcase>
      """;

  @TempDir private Path folder;

  private record Run(int exit, String words) {}

  @BeforeEach
  void project() throws IOException {
    Files.createDirectories(folder.resolve(".ci"));
    Files.createDirectories(folder.resolve("target/surefire-reports"));
    Files.copy(Path.of(".ci/report"), folder.resolve(".ci/report"));
    mayBe("# none");
  }

  private void mayBe(String line) throws IOException {
    Files.writeString(folder.resolve(".ci/may-skip"), line + "\n");
  }

  private Run counts(int skipped, String cases) throws Exception {
    Files.writeString(
        folder.resolve("target/surefire-reports/TEST-org.x.SomeTest.xml"),
        HEAD.replace("SKIPPED", String.valueOf(skipped)) + cases + "</testsuite>\n");
    Process process =
        new ProcessBuilder("bash", folder.resolve(".ci/report").toString(), "counts")
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    return new Run(process.exitValue(), words);
  }

  @Test
  void isContentWhereNothingWasSkipped() throws Exception {
    Run run = counts(0, "");

    assertThat(run.words()).contains("2 passed, 0 failed, 0 skipped");
    assertThat(run.exit()).isZero();
  }

  @Test
  void failsOnASkipWithoutALineAndSaysItsReason() throws Exception {
    Run run = counts(1, ASSUMED);

    assertThat(run.words()).contains("SomeTest#needsSsh: needs sshd of OpenSSH");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void failsOnADisabledTestAndOnADisabledClass() throws Exception {
    assertThat(counts(1, DISABLED).words()).contains("SomeTest#isOff: not today");
    assertThat(counts(1, DISABLED).exit()).isEqualTo(1);
    assertThat(counts(1, WHOLE_CLASS).words()).contains("SomeTest#: not here");
    assertThat(counts(1, WHOLE_CLASS).exit()).isEqualTo(1);
  }

  @Test
  void letsPassWhatALineNamesByTestOrByReason() throws Exception {
    mayBe("SomeTest#needsSsh | there is none there");
    assertThat(counts(1, ASSUMED).exit()).isZero();

    mayBe("reason: needs sshd* | there is none there");
    assertThat(counts(1, ASSUMED).exit()).isZero();

    mayBe("reason: needs xmlsec1* | there is none there");
    assertThat(counts(1, ASSUMED).exit()).isEqualTo(1);
  }

  @Test
  void failsWhereASkipIsCountedThatItCannotName() throws Exception {
    mayBe("SomeTest#* | all of them");

    Run run = counts(1, ODD_NAME.replace("<skipped", "<!-- --><skipped"));

    assertThat(run.words()).contains("1 skipped, of which 0 can be named");
    assertThat(run.exit()).isEqualTo(1);
  }
}
