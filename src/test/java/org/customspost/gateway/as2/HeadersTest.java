package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Parameters;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields, their parameters, AS2 names and what a sender asks for in them. */
class HeadersTest {

  @Test
  void keepsOrderRepetitionsAndFoldedValues() throws Exception {
    Headers headers = read("A: 1\r\nb: two\r\n  three\r\nA: 2\r\n\r\nbody: no".getBytes(UTF_8));

    assertThat(headers.all("a")).containsExactly("1", "2");
    assertThat(headers.first("B")).contains("two  three");
    assertThat(headers.fields()).hasSize(3);
  }

  @Test
  void losesNoCharacterOfEitherCharset() throws Exception {
    assertThat(read("S: Zürich €\n\n".getBytes(UTF_8)).first("s")).contains("Zürich €");
    assertThat(read("S: Zürich\n\n".getBytes(ISO_8859_1)).first("s")).contains("Zürich");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no field\r\n\r\n", ": x\r\n\r\n", "a b: x\r\n\r\n", "A: x\ry\r\n\r\n"})
  void refusesWhatIsNoField(String text) {
    assertThatThrownBy(() -> read(text.getBytes(UTF_8)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("RCV-301");
  }

  @Test
  void writesNoLineEndIntoAValue() {
    assertThatThrownBy(() -> Headers.of("Subject", "a\r\nBcc: b"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsParametersHoweverTheyAreWritten() {
    Parameters type =
        Parameters.of(
            "Multipart/Signed ; MICALG = sha-256; boundary=\"a;b\\\"c\" (not; this); x; name*=utf-8'de'Z%C3%BCrich");

    assertThat(type.value()).isEqualTo("multipart/signed");
    assertThat(type.parameter("micalg")).contains("sha-256");
    assertThat(type.parameter("boundary")).contains("a;b\"c");
    assertThat(type.parameter("name")).contains("Zürich");
    assertThat(Parameters.of("a; n*0=x; n*1*=%20y; n*2=z").parameter("n")).contains("x yz");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,POST",
    "'\"A Post\"',A Post",
    "'\"a \\\"b\\\" \\\\c\"','a \"b\" \\c'",
    "post@x.example;1,post@x.example;1"
  })
  void readsAs2NamesAndWritesThemAgain(String header, String name) {
    As2Name read = As2Name.parse(header).orThrow();

    assertThat(read.value()).isEqualTo(name);
    assertThat(As2Name.parse(read.header()).orThrow()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "Zürich", "a\tb"})
  void refusesWhatIsNoAs2Name(String header) {
    assertThat(As2Name.parse(header).problem()).isNotNull();
    assertThat(As2Name.parse("x".repeat(129)).problem()).isNotNull();
    assertThat(As2Name.parse("x".repeat(128)).problem()).isNull();
  }

  @Test
  void tellsUpperFromLowerCaseInAs2Names() {
    assertThat(new As2Name("POST")).isNotEqualTo(new As2Name("post"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256", "SHA256", "sha2-256", "rsa-sha256", " Sha-256 "})
  void knowsADigestInEverySpelling(String name) {
    assertThat(Digest.named(name)).contains(Digest.SHA_256);
  }

  @Test
  void readsTheReceiptAskedFor() {
    DispositionRequest request =
        DispositionRequest.of(
            Headers.of(
                "Disposition-Notification-To",
                "x",
                "disposition-notification-options",
                "signed-receipt-protocol=optional,pkcs7-signature; Signed-Receipt-Micalg=optional, md2 , sha1, SHA512",
                "Receipt-Delivery-Option",
                "https://post.example/mdn"),
            false);

    assertThat(request.wanted()).isTrue();
    assertThat(request.signed()).isTrue();
    assertThat(request.asyncUrl()).contains("https://post.example/mdn");
    assertThat(request.digests()).isEqualTo(List.of(Digest.SHA_512));
    assertThat(request.unsupported()).isEmpty();
    assertThat(request.digest(Optional.of(Digest.SHA_256))).isEqualTo(Digest.SHA_512);
  }

  @ParameterizedTest
  @CsvSource({
    "'signed-receipt-protocol=required,pgp-signature; signed-receipt-micalg=optional,sha1',RCV_310",
    "'signed-receipt-protocol=required,pkcs7-signature; signed-receipt-micalg=required,sha1',RCV_311",
    "'signed-receipt-protocol=optional,pkcs7-signature; signed-receipt-micalg=required,md2',RCV_311"
  })
  void saysWhatRequiredThingIsNotHad(String options, ErrorCode code) {
    Headers headers =
        Headers.of("Disposition-Notification-To", "x", "Disposition-Notification-Options", options);

    assertThat(DispositionRequest.of(headers, false).unsupported().orElseThrow().code())
        .isEqualTo(code);
  }

  @Test
  void asksForNothingWhereNothingIsSaid() {
    DispositionRequest request = DispositionRequest.of(Headers.NONE, false);

    assertThat(request.wanted()).isFalse();
    assertThat(request.digest(Optional.of(Digest.SHA_384))).isEqualTo(Digest.SHA_384);
    assertThat(request.digest(Optional.empty())).isEqualTo(Digest.SHA_256);
  }

  private static Headers read(byte[] bytes) throws IOException, Refused {
    return Headers.read(new ByteArrayInputStream(bytes), Limits.USUAL);
  }
}
