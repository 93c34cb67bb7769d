package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.stream.Stream;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What may stand after a signed report and is not signed itself: one line end, and nothing else.
 */
class LastLineEndTest {
  static Stream<Arguments> afterTheReport() {
    return Stream.of(
        arguments("", true),
        arguments("\r\n", true),
        arguments("\r\n\r\n", false),
        arguments(" ", false),
        arguments("\r\nmore--\r\n", false));
  }

  /** As libas2 sends it: the line end that belongs to the outer boundary, and one more. */
  @ParameterizedTest
  @MethodSource("afterTheReport")
  void takesOneLineEndAfterTheReportThatIsNotSigned(String more, boolean taken) throws IOException {
    As2Message report = MdnTest.unsigned(MdnTest.mdn(Disposition.PROCESSED, MdnTest.MIC));
    Content whole = Entity.of(report.headers(), report.body()).whole();
    Content untilBoundary = whole.region(0, whole.size() - 2);
    Entity signed =
        new MultipartSigned(Sides.PRIMITIVES)
            .signed(
                new Entity(report.headers(), untilBoundary, untilBoundary),
                Sides.CUSTOMS,
                new Terms.Signature(Digest.SHA_256, SignatureScheme.PKCS1),
                Sides.NOW);
    String wire = new String(signed.body().bytes(), UTF_8);
    int end = wire.indexOf("--\r\n--=_") + 2; // behind the report's last boundary
    Content sent = MdnTest.text(wire.substring(0, end) + more + wire.substring(end));
    MdnRead read = MdnTest.read(new As2Message(signed.headers(), sent));

    if (taken) assertThat(read).isInstanceOf(MdnRead.Positive.class);
    else assertThat(MdnTest.code(read)).isEqualTo(ErrorCode.SND_302);
  }
}
