package org.customspost.gateway.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.customspost.gateway.ForeignProgram;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Findings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL as the partner. */
class OpensslTest {
  private static final byte[] CONTENT = "one\r\ndeclaration \u00e9\n".getBytes(UTF_8);
  private static final Providers PROVIDERS = Providers.choose();

  private Path folder;
  private ForeignProgram openssl;

  @BeforeEach
  void writeTheContent(@TempDir Path given) throws IOException {
    folder = given;
    openssl = ForeignProgram.named("openssl", "openssl");
    Files.write(folder.resolve("content"), CONTENT);
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void opensslVerifiesOurs(Keys.Case with) throws IOException {
    byte[] signature = new CmsSigner(with.key(), with.providers()).sign(CONTENT, now());

    assertThat(opensslVerdict(with.key(), signature).output()).contains("successful");
  }

  @Test
  void opensslRefusesOursForOtherContent() throws IOException {
    byte[] signature = new CmsSigner(Keys.EC, PROVIDERS).sign(CONTENT, now());
    Files.write(folder.resolve("content"), "another".getBytes(UTF_8));

    assertThat(opensslVerdict(Keys.EC, signature).exit()).isNotZero();
  }

  @Test
  void opensslFindsOursInStrictDer() throws IOException {
    byte[] signature = new CmsSigner(Keys.EC, PROVIDERS).sign(CONTENT, now());
    Files.write(folder.resolve("ours.p7s"), signature);

    ForeignProgram.Run run =
        openssl.run(folder, words("cms -cmsout -inform DER -in ours.p7s -outform DER -out again"));

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(signature);
  }

  @ParameterizedTest
  @MethodSource("org.customspost.gateway.signing.Keys#cases")
  void weVerifyOpenssls(Keys.Case with) throws IOException {
    byte[] signature = opensslSignature(with.key(), "-md", "sha256");

    assertThat(CmsTest.verify(with.providers(), CONTENT, signature, now(), with.key()).value())
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-md sha384", "-md sha512", "-md sha256 -keyid"})
  void weVerifyOpensslsOtherForms(String options) throws IOException {
    SigningKey key = options.contains("keyid") ? withKeyId() : Keys.RSA;
    byte[] signature = opensslSignature(key, words(options));

    assertThat(CmsTest.verify(PROVIDERS, CONTENT, signature, now(), key).value()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-md sha1", "-md md5", "-md sha256 -keyopt rsa_padding_mode:pss"})
  void weRefuseAlgorithmsThatAreNotListed(String options) throws IOException {
    byte[] signature = opensslSignature(Keys.RSA, words(options));

    assertThat(CmsTest.code(CmsTest.verify(PROVIDERS, CONTENT, signature, now(), Keys.RSA)))
        .isEqualTo(ErrorCode.SIG_017);
  }

  @Test
  void weRefuseTwoSigners() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Keys.write(Keys.EC, other);
    byte[] signature =
        opensslSignature(
            Keys.RSA, "-md", "sha256", "-signer", "other/cert.pem", "-inkey", "other/key.pem");

    assertThat(CmsTest.code(CmsTest.verify(PROVIDERS, CONTENT, signature, now(), Keys.RSA)))
        .isEqualTo(ErrorCode.SIG_018);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-nodetach", "-stream", "-noattr"})
  void weRefuseFormsThatWereNotAgreed(String option) throws IOException {
    byte[] signature = opensslSignature(Keys.RSA, "-md", "sha256", option);

    assertThat(CmsTest.code(CmsTest.verify(PROVIDERS, CONTENT, signature, now(), Keys.RSA)))
        .isEqualTo(ErrorCode.SIG_011);
  }

  private byte[] opensslSignature(SigningKey key, String... options) throws IOException {
    Keys.write(key, folder);
    List<String> arguments =
        new ArrayList<>(
            List.of(words("cms -sign -binary -in content -outform DER -out theirs.p7s")));
    arguments.addAll(List.of(words("-signer cert.pem -inkey key.pem")));
    arguments.addAll(Arrays.asList(options));
    ForeignProgram.Run run = openssl.run(folder, arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.output()).isZero();
    return Files.readAllBytes(folder.resolve("theirs.p7s"));
  }

  private ForeignProgram.Run opensslVerdict(SigningKey key, byte[] signature) throws IOException {
    Keys.write(key, folder);
    Files.write(folder.resolve("ours.p7s"), signature);
    String verify = "cms -verify -binary -inform DER -in ours.p7s -content content -out out";
    return openssl.run(
        folder, words(verify + " -CAfile cert.pem -certfile cert.pem -purpose any -no_check_time"));
  }

  /** OpenSSL names a signer by key identifier only where the certificate has one. */
  private SigningKey withKeyId() throws IOException {
    Keys.write(Keys.EC, folder);
    ForeignProgram.Run run =
        openssl.run(folder, words("req -new -x509 -key key.pem -subj /CN=id -days 9 -out id.pem"));
    assertThat(run.exit()).as(run.output()).isZero();
    TrustedCertificate made =
        Certificates.read(folder.resolve("id.pem"), now(), "test", new Findings()).get(0);
    return new SigningKey("id", Keys.EC.key(), made.certificate());
  }

  /** OpenSSL signs at its own clock's time. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }
}
