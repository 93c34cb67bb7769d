package org.customspost.gateway.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {
  private static final SigningKey FIRST = key("acme", "2026-01-01", "2027-01-31");
  private static final SigningKey SECOND = key("acme-2027", "2027-01-01", "2028-01-31");
  private static final SigningKey THIRD = key("acme-2028", "2028-03-01", "2029-01-31");
  private static final SigningKey SCHEDULED = key("south-2027-01-15", "2026-11-01", "2028-01-31");
  private static final SigningKey OTHER = key("acme-eu", "2026-01-01", "2030-01-01");
  private static final KeyRing RING = new KeyRing(List.of(SECOND, OTHER, THIRD, FIRST));

  private final Findings findings = new Findings();
  private Path folder;

  @BeforeEach
  void begin(@TempDir Path given) {
    folder = given;
  }

  @Test
  void signsFromTheDayThatTheAliasEndsInAlthoughItIsValidBefore() {
    KeyRing ring = new KeyRing(List.of(key("south", "2026-01-01", "2027-01-31"), SCHEDULED));

    assertThat(ring.signer("south", day("2027-01-14")).alias()).isEqualTo("south");
    assertThat(ring.signer("south", day("2027-01-15"))).isEqualTo(SCHEDULED);
    assertThat(ring.signing(day("2027-01-15"))).isEqualTo(Map.of("south", "south-2027-01-15"));
    assertThat(key("south-4444-99-99", "2026-01-01", "2027-01-31").from())
        .as("no day")
        .isEqualTo(day("2026-01-01"));
  }

  @Test
  void signsWithTheKeyThatBecameValidLast() {
    assertThat(RING.signer("acme", day("2026-06-01"))).isEqualTo(FIRST);
    assertThat(RING.signer("acme", day("2027-01-15"))).isEqualTo(SECOND);
    assertThat(RING.signer("ACME", day("2027-12-01"))).isEqualTo(SECOND);
    assertThat(RING.signer("acme", day("2028-03-01"))).isEqualTo(THIRD);
  }

  @Test
  void takesNoKeyOfAnAliasThatOnlyBeginsAlike() {
    assertThat(RING.family("acme")).containsExactly(FIRST, SECOND, THIRD);
    assertThat(RING.signer("acme-eu", day("2026-06-01"))).isEqualTo(OTHER);
  }

  @Test
  void namesTheLoadedKeysWhereTheAliasIsUnknown() {
    assertThatThrownBy(() -> RING.signer("acne", day("2026-06-01")))
        .hasMessageContaining("SIG-001")
        .hasMessageContaining("acme, acme-2027, acme-2028, acme-eu");
  }

  @Test
  void saysThatTheNewestKeyExpired() {
    assertThatThrownBy(() -> RING.signer("acme", day("2029-06-01")))
        .hasMessageContaining("SIG-002")
        .hasMessageContaining("acme-2028, expired at 2029-01-31");
  }

  @Test
  void saysFromWhenTheNextKeyIsValid() {
    assertThatThrownBy(() -> RING.signer("acme", day("2028-02-15")))
        .hasMessageContaining("SIG-003")
        .hasMessageContaining("2028-03-01");
  }

  @Test
  void warnsThirtyDaysBeforeTheLastKeyExpires() {
    assertThat(RING.check("acme", day("2028-12-01"))).isEmpty();
    assertThat(codes(RING.check("acme", day("2029-01-15")))).containsExactly(ErrorCode.SIG_007);
    assertThat(codes(RING.check("acme", day("2029-02-15")))).containsExactly(ErrorCode.SIG_002);
    assertThat(RING.check("acme", day("2027-01-15"))).as("a successor is there").isEmpty();
  }

  @Test
  void loadsEveryKindOfKeyFromAFile() throws IOException {
    KeyFile file = file(Pkcs12.write(List.of(Keys.RSA, Keys.EC, Keys.EC_384), "s3cret"));

    KeyRing ring = KeyRing.load(List.of(file), secrets("s3cret"), findings);

    assertThat(findings.list()).isEmpty();
    for (SigningKey key : List.of(Keys.RSA, Keys.EC, Keys.EC_384)) {
      assertThat(ring.signer(key.alias(), Keys.NOW)).isEqualTo(key);
    }
  }

  @Test
  void tellsAWrongPasswordFromADamagedFile() throws IOException {
    KeyFile wrong = file(Pkcs12.write(List.of(Keys.EC), "s3cret"));
    KeyRing.load(List.of(wrong), secrets("other"), findings);
    KeyRing.load(List.of(file(new byte[] {1, 2, 3})), secrets("s3cret"), findings);

    assertThat(codes(findings.list())).containsExactly(ErrorCode.SIG_004, ErrorCode.SIG_004);
    assertThat(findings.list().get(0).text()).contains("wrong password").contains("env:KEY");
    assertThat(findings.list().get(1).text()).contains("it is not PKCS#12");
  }

  /** Java's tools refuse to make such a file, but there are others. */
  @Test
  void namesTheKeyThatHasAnotherPasswordThanItsFile() throws Exception {
    KeyFile file = file(Pkcs12.write(List.of(Keys.EC, Keys.RSA), "s3cret"));
    withOtherPassword(file.path(), Keys.RSA);
    KeyRing ring = KeyRing.load(List.of(file), secrets("s3cret"), findings);
    assertThat(codes(findings.list())).as("it is not needed yet").isEmpty();
    assertThat(ring.keys()).hasSize(2);

    assertThat(ring.open())
        .singleElement()
        .satisfies(each -> assertThat(each.code()).isEqualTo(ErrorCode.SIG_004))
        .satisfies(each -> assertThat(each.toString()).contains("key " + Keys.RSA.alias()));
    assertThatThrownBy(() -> ring.signer(Keys.RSA.alias(), Keys.NOW).key())
        .hasMessageContaining("SIG-004");
  }

  private static void withOtherPassword(Path file, SigningKey key) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(file)), "s3cret".toCharArray());
    Certificate[] chain = {key.certificate()};
    store.setKeyEntry(key.alias(), key.key(), "another".toCharArray(), chain);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "s3cret".toCharArray());
    }
  }

  @Test
  void goesOnWithTheOtherFilesWhereOneIsMissing() throws IOException {
    KeyFile missing = new KeyFile(folder.resolve("none.p12"), "env:KEY");
    KeyFile good = file(Pkcs12.write(List.of(Keys.EC), "s3cret"));

    KeyRing ring = KeyRing.load(List.of(missing, good), secrets("s3cret"), findings);

    assertThat(codes(findings.list())).containsExactly(ErrorCode.CFG_001);
    assertThat(findings.list().get(0).toString()).contains("none.p12");
    assertThat(ring.signer("post-ec", Keys.NOW)).isEqualTo(Keys.EC);
  }

  @Test
  void neverRepeatsAPasswordThatStandsInTheConfiguration() throws IOException {
    byte[] bytes = Pkcs12.write(List.of(Keys.EC), "s3cret");
    KeyFile inline = new KeyFile(file(bytes).path(), "s3cret");

    KeyRing.load(List.of(inline), secrets("s3cret"), findings);

    assertThat(codes(findings.list())).containsExactly(ErrorCode.SIG_005);
    assertThat(findings.list().toString()).doesNotContain("s3cret");
  }

  @Test
  void readsAPasswordFromAFileWithoutItsLineEnd() throws IOException {
    Files.writeString(folder.resolve("password"), "s3cret\n");

    Secrets secrets = new Secrets(Map.of(), folder);

    assertThat(secrets.text("file:password")).isEqualTo("s3cret");
    assertThatThrownBy(() -> secrets.text("env:NOT_THERE")).hasMessageContaining("env:NOT_THERE");
    assertThatThrownBy(() -> secrets.text("file:no")).hasMessageContaining("file:no");
  }

  @Test
  void refusesWeakKeys() throws Exception {
    SigningKey weak = weak();
    Files.writeString(folder.resolve("weak.pem"), Certificates.pem(weak.certificate()));

    KeyRing ring =
        KeyRing.load(
            List.of(file(Pkcs12.write(List.of(weak), "s3cret"))), secrets("s3cret"), findings);
    List<TrustedCertificate> trusted =
        Certificates.read(folder.resolve("weak.pem"), Keys.NOW, "acme.yaml:3", findings);

    assertThat(codes(findings.list())).containsExactly(ErrorCode.SIG_006, ErrorCode.SIG_006);
    assertThat(findings.list().get(1).toString())
        .contains("acme.yaml:3: weak.pem is RSA of 1024 bits; allowed: RSA of 2048");
    assertThat(trusted).isEmpty();
    assertThat(ring.family("weak")).isEmpty();
  }

  @Test
  void readsSeveralCertificatesOfOneFileAndWarnsWhenTheLastExpires() throws IOException {
    Path pem = folder.resolve("partner.pem");
    Files.writeString(
        pem, Certificates.pem(FIRST.certificate()) + Certificates.pem(SECOND.certificate()));

    List<TrustedCertificate> trusted =
        Certificates.read(pem, day("2027-01-15"), "acme.yaml:3", findings);
    assertThat(findings.list()).isEmpty();
    Certificates.read(pem, day("2028-01-15"), "acme.yaml:3", findings);

    assertThat(trusted)
        .extracting(TrustedCertificate::name)
        .containsExactly("partner.pem#1", "partner.pem#2");
    assertThat(codes(findings.list())).containsExactly(ErrorCode.SIG_007);
  }

  @Test
  void saysThatAFileHoldsNoCertificate() throws IOException {
    Files.writeString(folder.resolve("x.pem"), "hello");

    assertThat(Certificates.read(folder.resolve("x.pem"), Keys.NOW, "a.yaml:1", findings))
        .isEmpty();
    assertThat(codes(findings.list())).containsExactly(ErrorCode.CFG_001);
  }

  private KeyFile file(byte[] bytes) throws IOException {
    return new KeyFile(Files.write(folder.resolve("keys.p12"), bytes), "env:KEY");
  }

  private Secrets secrets(String password) {
    return new Secrets(Map.of("KEY", password), folder);
  }

  private static SigningKey key(String alias, String from, String until) {
    return SelfSigned.create(alias, Kind.EC_P256, day(from), day(until));
  }

  private static SigningKey weak() throws GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=weak");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(Keys.FROM),
            Date.from(Keys.UNTIL),
            name,
            pair.getPublic());
    return new SigningKey(
        "weak",
        pair.getPrivate(),
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
  }

  private static List<ErrorCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}
