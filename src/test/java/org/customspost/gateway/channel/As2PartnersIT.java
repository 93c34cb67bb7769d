package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customspost.gateway.channel.As2Pair.SAFE;
import static org.customspost.gateway.channel.As2Pair.SEND;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.signing.SelfSigned;
import org.customspost.gateway.signing.SelfSigned.Kind;
import org.customspost.gateway.signing.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many partners at once on one port: none ever gets what belongs to another. */
@Timeout(300)
class As2PartnersIT {
  private static final int PARTNERS = Integer.getInteger("as2.partners", 50);
  private static final int EACH = 4;

  @TempDir private Path folder;

  @Test
  void signsEachReceiptWithTheKeyOfItsRelation() throws Exception {
    int port = FreePort.next();
    String send =
        "send: {url: \"" + URI.create("http://127.0.0.1:" + port + "/") + "\", " + SEND + "}";
    List<SigningKey> keysOfCustoms = new ArrayList<>();
    List<SigningKey> keysOfPosts = new ArrayList<>();
    Map<String, SigningKey> posts = new HashMap<>();
    Map<String, SigningKey> customsKeys = new HashMap<>();
    Map<String, String> forCustoms = new HashMap<>();
    Map<String, String> forPosts = new HashMap<>();
    for (int i = 0; i < PARTNERS; i++) {
      SigningKey ours = SelfSigned.create("c" + i, Kind.EC_P256, As2Pair.FROM, As2Pair.UNTIL);
      SigningKey theirs = SelfSigned.create("k" + i, Kind.EC_P256, As2Pair.FROM, As2Pair.UNTIL);
      keysOfCustoms.add(ours);
      keysOfPosts.add(theirs);
      posts.put("p" + i, theirs);
      customsKeys.put("x" + i, ours);
      forCustoms.put(
          "p" + i,
          As2Pair.agreement("p" + i, "CUSTOMS", "POST " + i, "c" + i, "receive: {" + SAFE + "}"));
      forPosts.put("x" + i, As2Pair.agreement("x" + i, "POST " + i, "CUSTOMS", "k" + i, send));
    }
    try (As2Side customs =
            new As2Side(
                folder.resolve("customs"),
                As2Side.listening(port),
                keysOfCustoms,
                posts,
                forCustoms);
        As2Side post =
            new As2Side(
                folder.resolve("post"),
                As2Side.listening(FreePort.next()),
                keysOfPosts,
                customsKeys,
                forPosts)) {
      for (int i = 0; i < PARTNERS; i++)
        for (int j = 0; j < EACH; j++) post.pack("x" + i, "document " + i + "/" + j);
      sendWithEightThreads(post);

      assertThat(
              post.query(
                  "select state || ' ' || problem from departure where state <> 'ACKNOWLEDGED'"))
          .isEmpty();
      assertThat(post.query("select count(*) from as2_mdn where verdict = 'ACCEPTED'"))
          .containsExactly(String.valueOf(PARTNERS * EACH));
      assertThat(customs.taken()).hasSize(PARTNERS * EACH).doesNotHaveDuplicates();
    }
  }

  private static void sendWithEightThreads(As2Side post) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) tasks.add(post::sendAll);
    for (Future<Boolean> each : threads.invokeAll(tasks)) each.get();
    threads.shutdown();
  }
}
