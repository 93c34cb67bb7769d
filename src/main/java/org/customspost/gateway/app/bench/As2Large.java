package org.customspost.gateway.app.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.mime.Scratch;
import org.customspost.gateway.as2.smime.Primitives;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SelfSigned.Kind;

/**
 * One large message, compressed, signed and encrypted: packed and posted by a process with a small
 * heap, and taken by a gateway with the same.
 */
final class As2Large {
  /** Option that makes this process the one that packs and posts. */
  static final String INSIDE = "--inside-as2-megabytes";

  private static final int HEAP_MEGABYTES = 256;
  private static final int MEGABYTE = 1 << 20;

  private final int megabytes;
  private final Path home;
  private final Consumer<String> progress;

  As2Large(int megabytes, Path home, Consumer<String> progress) {
    this.megabytes = megabytes;
    this.home = home;
    this.progress = progress;
  }

  List<Figure> measure() throws IOException {
    progress.accept("as2: a message of %d MB".formatted(megabytes));
    String passed = inside();
    progress.accept("as2: seconds out and in, megabytes out and in: " + passed);
    String[] said = passed.split(" ", -1);
    String name = "as2." + megabytes + "mb.";
    List<Figure> figures = new ArrayList<>();
    String[][] told = {
      {"out", "s", "packed in a process with -Xmx256m"},
      {"in", "s", "posted, opened, stored and answered by a gateway with -Xmx256m"},
      {"out.memory", "MB", "most memory of the process that packs"},
      {"in.memory", "MB", "most memory of the gateway's own process"},
    };
    for (int i = 0; i < told.length; i++)
      figures.add(
          Figure.once(name + told[i][0], told[i][1], Double.parseDouble(said[i]), told[i][2]));
    return figures;
  }

  private String inside() throws IOException {
    return new SmallHeap(home, HEAP_MEGABYTES)
        .says(megabytes + " MB over AS2", "as2", INSIDE, Integer.toString(megabytes));
  }

  /** What the process does: seconds out and in, megabytes of memory out and in. */
  static String passed(Path home, int megabytes) throws IOException {
    List<As2Tie> ties = As2Tie.make(1, Kind.RSA_2048, 1);
    As2Folder folder = As2Folder.layOut(ties);
    Path spool = Files.createDirectories(folder.folder().resolve("out"));
    Primitives primitives = Primitives.choose(Providers.choose());
    try (As2Receiver gateway = As2Receiver.Ours.start(home, folder, HEAP_MEGABYTES + "m");
        Scratch scratch = new Scratch(spool)) {
      As2Posts posts = new As2Posts(primitives, spool);
      Content content = file(posts, spool.resolve("content"), megabytes);
      long start = System.nanoTime();
      As2Posts.Post post = posts.post(ties.get(0), content, terms(), scratch);
      long packed = System.nanoTime();
      MdnRead read = posted(post, gateway, primitives);
      long answered = System.nanoTime();
      if (!(read instanceof MdnRead.Positive)) throw new IOException(read.toString());
      return "%f %f %f %f"
          .formatted(
              (packed - start) / 1e9,
              (answered - packed) / 1e9,
              Processes.mostMegabytes(ProcessHandle.current().pid()),
              Processes.mostMegabytes(gateway.pid()));
    }
  }

  private static Terms terms() {
    Terms.Offer offer =
        new Terms.Offer(
            Terms.Offer.USUAL.signature(),
            Terms.Offer.USUAL.encryption(),
            Terms.Compression.BEFORE_SIGNING);
    return new Terms(Terms.Demand.BOTH, offer, Terms.Receipt.SIGNED_SYNC, Terms.MicScope.AS_SIGNED);
  }

  private static Content file(As2Posts posts, Path file, int megabytes) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < megabytes; i++) out.write(posts.text(MEGABYTE));
    }
    return Content.of(file);
  }

  private static MdnRead posted(As2Posts.Post post, As2Receiver gateway, Primitives primitives)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.url())
            .POST(
                BodyPublishers.ofInputStream(
                    () -> {
                      try {
                        return post.body().open();
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    }));
    for (Headers.Field each : post.headers().fields()) request.header(each.name(), each.value());
    try {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
      return As2Caller.read(primitives, post, response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
