package org.customspost.gateway.channel;

import static org.customspost.gateway.channel.As2Pair.SAFE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.customspost.gateway.as2.mime.Content;

/**
 * Sends one large message from an outbox to a journal, both in this Java with its small heap, and
 * then the same message once more. Arguments: folder, megabytes, cipher.
 */
final class As2Large {
  private As2Large() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Path file = write(folder.resolve("large.edi"), Integer.parseInt(arguments[1]));
    String send =
        "sign: sha-256, encrypt: %s, compress: before-signing, mdn: sync".formatted(arguments[2]);
    try (As2Pair pair = new As2Pair(folder, send, SAFE)) {
      long id = pair.post.pack("customs", Content.of(file));
      pair.post.sendAll();
      System.out.println("sent: " + pair.post.state(id));
      System.out.println("taken: " + same(pair.customs, file));
      pair.post.sendAgain(id);
      System.out.println("sent again: " + pair.post.state(id));
      System.out.println("arrivals: " + pair.customs.query("select state from arrival"));
      System.out.println("events: " + pair.customs.query("select kind from event order by id"));
    }
  }

  private static String same(As2Side side, Path file) {
    long payload = Long.parseLong(side.query("select payload from arrival").get(0));
    try (InputStream taken = side.payloads.open(payload);
        InputStream given = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = given.read(buffer); read >= 0; read = given.read(buffer))
        if (!new String(buffer, 0, read, StandardCharsets.ISO_8859_1)
            .equals(new String(taken.readNBytes(read), StandardCharsets.ISO_8859_1)))
          return "different";
      return taken.read() < 0 ? "same" : "longer";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half of it is noise: it shrinks, but not to nothing. */
  private static Path write(Path file, int megabytes) throws IOException {
    Random random = new Random(7);
    byte[] noise = new byte[512 * 1024];
    byte[] text =
        "LIN+1++4000862141404:SRS'"
            .repeat(noise.length / 25 + 1)
            .getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < megabytes; i++) {
        random.nextBytes(noise);
        out.write(noise);
        out.write(text, 0, noise.length);
      }
    }
    return file;
  }
}
