package org.customspost.gateway.as2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.customspost.gateway.ForeignProgram;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Entity;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Refused;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.signing.Certificates;
import org.customspost.gateway.signing.SigningKey;

/** OpenSSL as the other side of an exchange. */
final class Openssl {
  private final Path folder;
  private final ForeignProgram program;

  /** Keys and certificates of both sides lie in the folder, named by alias. */
  Openssl(Path folder) throws IOException {
    this.folder = folder;
    this.program = ForeignProgram.named("openssl", "openssl");
    for (SigningKey key : List.of(Sides.POST, Sides.POST_EC, Sides.CUSTOMS, Sides.CUSTOMS_EC)) {
      Files.writeString(folder.resolve(key.alias() + ".pem"), Certificates.pem(key.certificate()));
      String body = Base64.getMimeEncoder().encodeToString(key.key().getEncoded());
      Files.writeString(
          folder.resolve(key.alias() + ".key"),
          "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }
  }

  /** As openssl writes a message: S/MIME text with headers. */
  As2Message sign(SigningKey key, String options) throws IOException {
    String command =
        "cms -sign -binary -crlfeol -in entity -out theirs -signer %s.pem -inkey %s.key %s"
            .formatted(key.alias(), key.alias(), options);
    ForeignProgram.Run run = run(command);
    assertThat(run.exit()).as(run.output()).isZero();
    return theirs();
  }

  As2Message encrypt(SigningKey to, String options) throws IOException {
    boolean named = options.contains("-recip " + to.alias() + ".pem");
    String command = "cms -encrypt -binary -in entity -out theirs " + options;
    ForeignProgram.Run run = run(named ? command : command + " -recip " + to.alias() + ".pem");
    assertThat(run.exit()).as(run.output()).isZero();
    return theirs();
  }

  As2Message theirs() throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve("theirs"));
      Entity entity = Entity.read(Content.of(bytes), Limits.USUAL);
      return new As2Message(entity.headers(), entity.body());
    } catch (Refused e) {
      throw new AssertionError(e);
    }
  }

  Packed pack(byte[] content, Terms terms, SigningKey ours, SigningKey theirs) throws IOException {
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

  Opened open(As2Message message, SigningKey from, SigningKey to, boolean legacy)
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

  static byte[] payload(Opened opened) throws IOException {
    assertThat(opened).isInstanceOf(Opened.Accepted.class);
    return ((Opened.Accepted) opened).payload().content().bytes();
  }

  static ErrorCode code(Opened opened) {
    assertThat(opened).isInstanceOf(Opened.Rejected.class);
    return ((Opened.Rejected) opened).finding().code();
  }

  ForeignProgram.Run run(String command) {
    List<String> words = new ArrayList<>(Arrays.asList(command.split(" +", -1)));
    words.removeIf(String::isEmpty);
    return program.run(folder, words.toArray(String[]::new));
  }
}
