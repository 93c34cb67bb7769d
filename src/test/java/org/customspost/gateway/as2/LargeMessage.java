package org.customspost.gateway.as2;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Limits;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Cipher;
import org.customspost.gateway.as2.smime.Digest;
import org.customspost.gateway.as2.smime.KeyTransport;
import org.customspost.gateway.as2.smime.SignatureScheme;

/**
 * Packs and opens one large message, signed, encrypted and compressed; run in a Java of its own
 * with a small heap. Arguments: folder, megabytes, cipher.
 */
final class LargeMessage {
  private LargeMessage() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Cipher cipher = Cipher.valueOf(arguments[2]);
    Path file = write(folder.resolve("large.edi"), Integer.parseInt(arguments[1]));
    Terms terms =
        Sides.terms(
            Optional.of(Digest.SHA_256),
            SignatureScheme.PKCS1,
            Optional.of(cipher),
            KeyTransport.PKCS1,
            Terms.Compression.BEFORE_SIGNING);
    try (Scratch scratch = new Scratch(folder.resolve("scratch"))) {
      long start = System.nanoTime();
      Packed packed = pack(Content.of(file), terms, scratch);
      Path sent = folder.resolve("sent");
      try (OutputStream out = Files.newOutputStream(sent)) {
        packed.message().body().writeTo(out);
      }
      long packedAt = System.nanoTime();
      Opened opened =
          new Opening(Sides.PRIMITIVES, Limits.USUAL)
              .open(
                  new As2Message(packed.message().headers(), Content.of(sent)),
                  terms,
                  Sides.keys(Sides.CUSTOMS, Sides.POST),
                  Sides.NOW,
                  scratch);
      long openedAt = System.nanoTime();
      boolean same =
          opened instanceof Opened.Accepted accepted
              && accepted.mic().equals(packed.mic())
              && accepted.payload().content().size() == Files.size(file);
      System.out.printf(
          "%s %s: packed in %d ms, opened in %d ms%n",
          same ? "same" : "different",
          cipher,
          (packedAt - start) / 1_000_000,
          (openedAt - packedAt) / 1_000_000);
    }
  }

  private static Packed pack(Content content, Terms terms, Scratch scratch) throws IOException {
    Outgoing outgoing = Sides.outgoing(content, Sides.NOW);
    return new Packing(Sides.PRIMITIVES)
        .pack(outgoing, terms, Sides.keys(Sides.POST, Sides.CUSTOMS), scratch);
  }

  /** Half of it can be compressed, half cannot. */
  private static Path write(Path file, int megabytes) throws IOException {
    java.util.Random random = new java.util.Random(1);
    byte[] chunk = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < megabytes; i++) {
        random.nextBytes(chunk);
        java.util.Arrays.fill(chunk, 0, 1 << 19, (byte) 'x');
        out.write(chunk);
      }
    }
    return file;
  }
}
