package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.customspost.gateway.app.bench.As2Posts.Post;
import org.customspost.gateway.as2.As2Message;
import org.customspost.gateway.as2.MdnRead;
import org.customspost.gateway.as2.MdnReading;
import org.customspost.gateway.as2.Terms;
import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;
import org.customspost.gateway.as2.smime.Primitives;

/** Posts over several connections at once, and checks the receipts when the clock has stopped. */
final class As2Caller implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Primitives primitives;
  private final int connections;
  private final ExecutorService threads;

  As2Caller(Primitives primitives, int connections) {
    this.primitives = primitives;
    this.connections = connections;
    this.threads = Executors.newFixedThreadPool(connections);
  }

  private record Answered(Post post, HttpResponse<byte[]> response) {}

  /**
   * What became of many messages.
   *
   * @param seconds from the first byte sent until the last receipt was here
   * @param wrong receipts that do not say yes, or not by the right key
   * @param problem of one of them
   */
  record Outcome(double seconds, int wrong, String problem) {}

  Outcome post(URI url, List<Post> posts) throws IOException {
    List<Callable<List<Answered>>> shares = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int first = i;
      shares.add(() -> share(url, posts, first));
    }
    long before = System.nanoTime();
    List<Answered> answers = new ArrayList<>();
    try {
      for (Future<List<Answered>> each : threads.invokeAll(shares)) answers.addAll(each.get());
    } catch (ExecutionException e) {
      throw new IOException("a message was not answered by " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return outcome((System.nanoTime() - before) / 1e9, answers);
  }

  private List<Answered> share(URI url, List<Post> posts, int first)
      throws IOException, InterruptedException {
    List<Answered> answers = new ArrayList<>();
    for (int i = first; i < posts.size(); i += connections)
      answers.add(new Answered(posts.get(i), answer(posts.get(i).to(url))));
    return answers;
  }

  /** Some receivers end a connection after each answer without saying so; then on a new one. */
  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    for (int left = connections; ; left--) {
      try {
        return client.send(request, BodyHandlers.ofByteArray());
      } catch (IOException e) {
        if (left == 0) throw e;
      }
    }
  }

  private Outcome outcome(double seconds, List<Answered> answers) {
    List<MdnRead> wrong =
        answers.parallelStream().map(this::read).filter(each -> !isYes(each)).toList();
    return new Outcome(seconds, wrong.size(), wrong.isEmpty() ? "" : wrong.get(0).toString());
  }

  private static boolean isYes(MdnRead read) {
    return read instanceof MdnRead.Positive positive && positive.signer().isPresent();
  }

  private MdnRead read(Answered answered) {
    try {
      return read(primitives, answered.post(), answered.response());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks the receipt in an answer against the one certificate of the post's receiver. */
  static MdnRead read(Primitives primitives, Post post, HttpResponse<byte[]> response)
      throws IOException {
    Headers headers = Headers.NONE;
    for (var each : response.headers().map().entrySet())
      for (String value : each.getValue()) headers = headers.with(each.getKey(), value);
    As2Message receipt = new As2Message(headers, Content.of(response.body()));
    MdnReading.Expected expected =
        new MdnReading.Expected(post.id(), post.mic(), Terms.Receipt.SIGNED_SYNC);
    return new MdnReading(primitives).read(receipt, expected, post.tie().keys(), Instant.now());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
