package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.customspost.gateway.ForeignProgram;
import org.customspost.gateway.as2.Terms.Compression;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL as the partner, in both directions. */
class OpensslTest {
  private static final byte[] ENTITY =
      "Content-Type: application/edifact\r\n\r\nUNB+UNOA'\r\nbare \n and \u0001'\r\n"
          .getBytes(US_ASCII);
  private static final byte[] PAYLOAD = "UNB+UNOA'\r\nbare \n and \u0001'\r\n".getBytes(US_ASCII);

  private Path folder;
  private Openssl openssl;

  @BeforeEach
  void startWithAnEntity(@TempDir Path given) throws IOException {
    folder = given;
    openssl = new Openssl(given);
    Files.write(folder.resolve("entity"), ENTITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-md sha256",
        "-md sha384",
        "-md sha512",
        "-md sha256 -noattr",
        "-md sha256 -nocerts",
        "-md sha256 -keyopt rsa_padding_mode:pss",
        "-md sha512 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:20",
        "-md sha256 -nodetach",
        "-md sha256 -nodetach -stream",
        "-md sha256 -nodetach -indef"
      })
  void opensOpensslsSignatures(String options) throws IOException {
    assertThat(
            Openssl.payload(
                openssl.open(openssl.sign(Sides.POST, options), Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  /** OpenSSL signs text with CR LF; then something on the way makes it LF. */
  @Test
  void opensTextWhoseLineEndsWereChangedAndGivesOutWhatWasSigned() throws IOException {
    Files.writeString(folder.resolve("entity"), "Content-Type: text/plain\n\none\ntwo\n");
    ForeignProgram.Run run =
        openssl.run("cms -sign -in entity -out theirs -signer post.pem -inkey post.key -md sha256");
    assertThat(run.exit()).as(run.output()).isZero();
    String theirs = Files.readString(folder.resolve("theirs"));
    Files.writeString(folder.resolve("theirs"), theirs.replace("\r\n", "\n"));

    assertThat(Openssl.payload(openssl.open(openssl.theirs(), Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo("one\r\ntwo\r\n".getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-md sha256", "-md sha384 -nodetach"})
  void opensOpensslsEllipticSignatures(String options) throws IOException {
    assertThat(
            Openssl.payload(
                openssl.open(
                    openssl.sign(Sides.POST_EC, options), Sides.POST_EC, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource({"-md sha1,false", "-md sha1,true", "-md md5,false", "-md md5,true"})
  void takesBrokenDigestsOnlyWhereAgreed(String options, boolean legacy) throws IOException {
    Opened opened =
        openssl.open(openssl.sign(Sides.POST, options), Sides.POST, Sides.CUSTOMS, legacy);

    if (legacy) assertThat(Openssl.payload(opened)).isEqualTo(PAYLOAD);
    else assertThat(Openssl.code(opened)).isEqualTo(ErrorCode.RCV_308);
  }

  @Test
  void refusesTwoSignatures() throws IOException {
    As2Message message =
        openssl.sign(Sides.POST, "-md sha256 -signer post-ec.pem -inkey post-ec.key");

    assertThat(Openssl.code(openssl.open(message, Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(ErrorCode.SIG_018);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-aes-128-cbc",
        "-aes-192-cbc",
        "-aes-256-cbc",
        "-aes-128-gcm",
        "-aes-256-gcm",
        "-aes-256-cbc -stream",
        "-aes-256-gcm -stream"
      })
  void opensOpensslsEncryption(String options) throws IOException {
    assertThat(
            Openssl.payload(
                openssl.open(
                    openssl.encrypt(Sides.CUSTOMS, options), Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-keyopt rsa_padding_mode:oaep",
        "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256",
        "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha1"
      })
  void opensOpensslsOaep(String options) throws IOException {
    As2Message message =
        openssl.encrypt(Sides.CUSTOMS, "-aes-256-cbc -recip customs.pem " + options);

    assertThat(Openssl.payload(openssl.open(message, Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-aes-256-cbc", "-aes-128-gcm", "-aes-256-cbc -keyopt ecdh_kdf_md:sha256"})
  void opensOpensslsKeyAgreement(String options) throws IOException {
    As2Message message = openssl.encrypt(Sides.CUSTOMS_EC, "-recip customs-ec.pem " + options);

    assertThat(Openssl.payload(openssl.open(message, Sides.POST, Sides.CUSTOMS_EC, false)))
        .isEqualTo(PAYLOAD);
  }

  @Test
  void takesTripleDesOnlyWhereAgreed() throws IOException {
    As2Message message = openssl.encrypt(Sides.CUSTOMS, "-des3");

    assertThat(Openssl.payload(openssl.open(message, Sides.POST, Sides.CUSTOMS, true)))
        .isEqualTo(PAYLOAD);
    assertThat(Openssl.code(openssl.open(message, Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(ErrorCode.RCV_308);
  }

  @Test
  void readsWhatIsEncryptedToSeveralOfUs() throws IOException {
    As2Message message = openssl.encrypt(Sides.POST, "-aes-256-cbc -recip customs.pem");

    assertThat(Openssl.payload(openssl.open(message, Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource({
    "post,PKCS1,SHA_256",
    "post,PKCS1,SHA_512",
    "post,PSS,SHA_256",
    "post,PSS,SHA_384",
    "post-ec,PKCS1,SHA_256",
    "post-ec,PKCS1,SHA_384"
  })
  void opensslVerifiesOurs(String key, SignatureScheme scheme, Digest digest) throws IOException {
    SigningKey sender = key.equals("post") ? Sides.POST : Sides.POST_EC;
    Terms terms =
        Sides.terms(
            Optional.of(digest), scheme, Optional.empty(), KeyTransport.PKCS1, Compression.NONE);
    String text = "UNB+UNOA'\r\nUNZ'\r\n"; // it changes bare LF when it reads
    openssl.pack(text.getBytes(US_ASCII), terms, sender, Sides.CUSTOMS);

    ForeignProgram.Run run =
        openssl.run(
            "cms -verify -inform SMIME -in ours -out out -purpose any -no_check_time"
                + " -CAfile %s.pem".formatted(key));

    assertThat(run.output()).contains("successful");
    assertThat(Files.readAllBytes(folder.resolve("out"))).asString(US_ASCII).contains("UNZ'");
  }

  @ParameterizedTest
  @CsvSource({
    "customs,AES_128_CBC,PKCS1",
    "customs,AES_256_CBC,OAEP_SHA_1",
    "customs,AES_192_CBC,OAEP_SHA_256",
    "customs,AES_128_GCM,PKCS1",
    "customs,AES_256_GCM,OAEP_SHA_256",
    "customs-ec,AES_256_CBC,PKCS1",
    "customs-ec,AES_256_GCM,PKCS1"
  })
  void opensslDecryptsOurs(String key, Cipher cipher, KeyTransport transport) throws IOException {
    SigningKey receiver = key.equals("customs") ? Sides.CUSTOMS : Sides.CUSTOMS_EC;
    Terms terms =
        Sides.terms(
            Optional.empty(),
            SignatureScheme.PKCS1,
            Optional.of(cipher),
            transport,
            Compression.NONE);
    Packed packed = openssl.pack(PAYLOAD, terms, Sides.POST, receiver);
    Files.write(folder.resolve("der"), packed.message().body().bytes());

    ForeignProgram.Run run =
        openssl.run(
            "cms -decrypt -binary -inform DER -in der -out out -recip %s.pem -inkey %s.key"
                .formatted(key, key));

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("out"))).endsWith(PAYLOAD);
  }

  @Test
  void opensslFindsOursInStrictDer() throws IOException {
    Terms terms =
        Sides.terms(
            Optional.empty(),
            SignatureScheme.PKCS1,
            Optional.of(Cipher.AES_256_CBC),
            KeyTransport.PKCS1,
            Compression.NONE);
    byte[] ours = openssl.pack(PAYLOAD, terms, Sides.POST, Sides.CUSTOMS).message().body().bytes();
    Files.write(folder.resolve("der"), ours);

    ForeignProgram.Run run = openssl.run("cms -cmsout -inform DER -in der -outform DER -out again");

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(ours);
  }
}
