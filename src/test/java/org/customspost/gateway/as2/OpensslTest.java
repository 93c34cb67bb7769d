package org.customspost.gateway.as2;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.ForeignProgram;
import org.customspost.gateway.as2.Terms.Compression;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.signing.Certificates;
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
  private ForeignProgram openssl;

  @BeforeEach
  void writeKeys(@TempDir Path given) throws IOException {
    folder = given;
    openssl = ForeignProgram.named("openssl", "openssl");
    for (SigningKey key : List.of(Sides.POST, Sides.POST_EC, Sides.CUSTOMS, Sides.CUSTOMS_EC)) {
      Files.writeString(folder.resolve(key.alias() + ".pem"), Certificates.pem(key.certificate()));
      String body = java.util.Base64.getMimeEncoder().encodeToString(key.key().getEncoded());
      Files.writeString(
          folder.resolve(key.alias() + ".key"),
          "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }
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
    assertThat(payload(open(sign(Sides.POST, options), Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  /** OpenSSL signs text with CR LF; then something on the way makes it LF. */
  @Test
  void opensTextWhoseLineEndsWereChangedAndGivesOutWhatWasSigned() throws IOException {
    Files.writeString(folder.resolve("entity"), "Content-Type: text/plain\n\none\ntwo\n");
    ForeignProgram.Run run =
        run("cms -sign -in entity -out theirs -signer post.pem -inkey post.key -md sha256");
    assertThat(run.exit()).as(run.output()).isZero();
    String theirs = Files.readString(folder.resolve("theirs"));
    Files.writeString(folder.resolve("theirs"), theirs.replace("\r\n", "\n"));

    assertThat(payload(open(theirs(), Sides.POST, Sides.CUSTOMS, false)))
        .isEqualTo("one\r\ntwo\r\n".getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-md sha256", "-md sha384 -nodetach"})
  void opensOpensslsEllipticSignatures(String options) throws IOException {
    assertThat(payload(open(sign(Sides.POST_EC, options), Sides.POST_EC, Sides.CUSTOMS, false)))
        .isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @CsvSource({"-md sha1,false", "-md sha1,true", "-md md5,false", "-md md5,true"})
  void takesBrokenDigestsOnlyWhereAgreed(String options, boolean legacy) throws IOException {
    Opened opened = open(sign(Sides.POST, options), Sides.POST, Sides.CUSTOMS, legacy);

    if (legacy) assertThat(payload(opened)).isEqualTo(PAYLOAD);
    else assertThat(code(opened)).isEqualTo(ErrorCode.RCV_308);
  }

  @Test
  void refusesTwoSignatures() throws IOException {
    As2Message message = sign(Sides.POST, "-md sha256 -signer post-ec.pem -inkey post-ec.key");

    assertThat(code(open(message, Sides.POST, Sides.CUSTOMS, false))).isEqualTo(ErrorCode.SIG_018);
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
    assertThat(payload(open(encrypt(Sides.CUSTOMS, options), Sides.POST, Sides.CUSTOMS, false)))
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
    As2Message message = encrypt(Sides.CUSTOMS, "-aes-256-cbc -recip customs.pem " + options);

    assertThat(payload(open(message, Sides.POST, Sides.CUSTOMS, false))).isEqualTo(PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-aes-256-cbc", "-aes-128-gcm", "-aes-256-cbc -keyopt ecdh_kdf_md:sha256"})
  void opensOpensslsKeyAgreement(String options) throws IOException {
    As2Message message = encrypt(Sides.CUSTOMS_EC, "-recip customs-ec.pem " + options);

    assertThat(payload(open(message, Sides.POST, Sides.CUSTOMS_EC, false))).isEqualTo(PAYLOAD);
  }

  @Test
  void takesTripleDesOnlyWhereAgreed() throws IOException {
    As2Message message = encrypt(Sides.CUSTOMS, "-des3");

    assertThat(payload(open(message, Sides.POST, Sides.CUSTOMS, true))).isEqualTo(PAYLOAD);
    assertThat(code(open(message, Sides.POST, Sides.CUSTOMS, false))).isEqualTo(ErrorCode.RCV_308);
  }

  @Test
  void readsWhatIsEncryptedToSeveralOfUs() throws IOException {
    As2Message message = encrypt(Sides.POST, "-aes-256-cbc -recip customs.pem");

    assertThat(payload(open(message, Sides.POST, Sides.CUSTOMS, false))).isEqualTo(PAYLOAD);
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
    pack(text.getBytes(US_ASCII), terms, sender, Sides.CUSTOMS);

    ForeignProgram.Run run =
        run(
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
    Packed packed = pack(PAYLOAD, terms, Sides.POST, receiver);
    Files.write(folder.resolve("der"), packed.message().body().bytes());

    ForeignProgram.Run run =
        run(
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
    byte[] ours = pack(PAYLOAD, terms, Sides.POST, Sides.CUSTOMS).message().body().bytes();
    Files.write(folder.resolve("der"), ours);

    ForeignProgram.Run run = run("cms -cmsout -inform DER -in der -outform DER -out again");

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("again"))).isEqualTo(ours);
  }

  /** As openssl writes a message: S/MIME text with headers. */
  private As2Message sign(SigningKey key, String options) throws IOException {
    String command =
        "cms -sign -binary -crlfeol -in entity -out theirs -signer %s.pem -inkey %s.key %s"
            .formatted(key.alias(), key.alias(), options);
    ForeignProgram.Run run = run(command);
    assertThat(run.exit()).as(run.output()).isZero();
    return theirs();
  }

  private As2Message encrypt(SigningKey to, String options) throws IOException {
    boolean named = options.contains("-recip " + to.alias() + ".pem");
    String command = "cms -encrypt -binary -in entity -out theirs " + options;
    ForeignProgram.Run run = run(named ? command : command + " -recip " + to.alias() + ".pem");
    assertThat(run.exit()).as(run.output()).isZero();
    return theirs();
  }

  private As2Message theirs() throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve("theirs"));
      Entity entity = Entity.read(Content.of(bytes), Limits.USUAL);
      return new As2Message(entity.headers(), entity.body());
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }

  private Packed pack(byte[] content, Terms terms, SigningKey ours, SigningKey theirs)
      throws IOException {
    try (Scratch scratch = new Scratch(folder)) {
      Packed packed =
          new Packing(Sides.PRIMITIVES)
              .pack(Sides.outgoing(content), terms, Sides.keys(ours, theirs), scratch);
      Headers headers = packed.message().headers();
      byte[] whole = Entity.of(headers, packed.message().body()).whole().bytes();
      Files.write(folder.resolve("ours"), whole);
      return packed;
    }
  }

  private Opened open(As2Message message, SigningKey from, SigningKey to, boolean legacy)
      throws IOException {
    Terms terms =
        new Terms(
            new Terms.Demand(false, false, legacy),
            Terms.Offer.PLAIN,
            Terms.Receipt.NONE,
            Terms.MicScope.AS_SIGNED);
    Instant now = Instant.now().isBefore(Sides.FROM) ? Sides.NOW : Instant.now();
    try (Scratch scratch = new Scratch(folder)) {
      return new Opening(Sides.PRIMITIVES, Limits.USUAL)
          .open(message, terms, Sides.keys(to, from), now, scratch);
    }
  }

  private static byte[] payload(Opened opened) throws IOException {
    assertThat(opened).isInstanceOf(Opened.Accepted.class);
    return ((Opened.Accepted) opened).payload().content().bytes();
  }

  private static ErrorCode code(Opened opened) {
    assertThat(opened).isInstanceOf(Opened.Rejected.class);
    return ((Opened.Rejected) opened).finding().code();
  }

  private ForeignProgram.Run run(String command) {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" +", -1)));
    words.removeIf(String::isEmpty);
    return openssl.run(folder, words.toArray(String[]::new));
  }
}
