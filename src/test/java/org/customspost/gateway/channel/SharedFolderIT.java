package org.customspost.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.customspost.gateway.channel.Samples.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.customspost.gateway.channel.door.FolderLeases;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.sftp.SftpDoors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways at one folder: each file is fetched once. */
@Timeout(120)
class SharedFolderIT {
  private static final int FILES = 30;

  @TempDir Path folder = Path.of(""); // JUnit sets it
  private final AtomicReference<Object> holder = new AtomicReference<>();
  private final Node first = new Node();
  private final Node second = new Node();

  /** One gateway's doors, and what it fetched. The lease is with whoever asked first. */
  private final class Node implements FolderLeases {
    private final Received received = new Received();
    private final CamelGateway camel =
        CamelGateway.start(
            Samples.ROUTES,
            java.util.Map.of(),
            List.of(new SftpDoors(received, Samples.SECRETS, this), new FileDoors(received, this)));
    private final List<String> asked = new ArrayList<>();

    @Override
    public synchronized boolean held(String name) {
      asked.add(name);
      return holder.compareAndSet(null, this) || holder.get() == this;
    }

    @Override
    public void release(String name) {
      holder.compareAndSet(this, null);
    }

    synchronized List<String> asked() {
      return List.copyOf(asked);
    }
  }

  @AfterEach
  void stop() {
    first.camel.close();
    second.camel.close();
  }

  @Test
  void fetchesEachFileOfAPartnersServerOnceAndGoesOnWhereTheOtherDied() throws Exception {
    try (OpenSshServer server = new OpenSshServer(folder.resolve("sshd"))) {
      Path remote = Files.createDirectories(folder.resolve("remote"));
      String yaml =
          "{id: far, kind: sftp-poll, host: 127.0.0.1, port: %d, user: %s, host-keys: ['%s'],"
              + " key: 'file:%s', folder: remote, every: 1s}";
      String channel =
          yaml.formatted(
              server.port, System.getProperty("user.name"), server.publicKey("host"), server.key());
      bothOpen(channel);
      put(remote, "a");
      await().until(() -> count(remote.resolve("done")) == FILES);
      assertThat(first.received.all.size() + second.received.all.size()).isEqualTo(FILES);
      takeOver();
      put(remote, "b");
      await().until(() -> count(remote.resolve("done")) == 2 * FILES);
      assertThat(first.received.all.size() + second.received.all.size()).isEqualTo(2 * FILES);
      assertThat(first.received.all).hasSize(FILES);
      assertThat(second.received.all).hasSize(FILES);
    }
  }

  @Test
  void takesEachFileOfASharedFolderOnce() throws Exception {
    Path in = Files.createDirectories(folder.resolve("drop/in"));
    bothOpen("{id: far, kind: file, every: 1s, folder: " + folder.resolve("drop") + "}");
    put(in, "a");
    await().until(() -> count(folder.resolve("drop/done")) == FILES);
    assertThat(first.received.all.size() + second.received.all.size()).isEqualTo(FILES);
    assertThat(first.asked()).containsOnly(second.asked().get(0));
  }

  @Test
  void knowsFoldersOfTwoMachinesApart() throws Exception {
    List<String> names = new ArrayList<>();
    for (String each : List.of("one", "two")) {
      Path own = folder.resolve(each);
      first.camel.doors().open("acme", channel("{id: far, kind: file, folder: " + own + "}"));
      await().until(() -> first.asked().stream().anyMatch(name -> !names.contains(name)));
      names.add(first.asked().get(first.asked().size() - 1));
      first.camel.doors().close("acme", "far");
    }
    assertThat(names).hasSize(2).doesNotHaveDuplicates();
  }

  private void bothOpen(String channel) {
    for (Node each : List.of(first, second)) each.camel.doors().open("acme", channel(channel));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !first.asked().isEmpty() && !second.asked().isEmpty());
  }

  /** The holder dies: it neither looks nor gives back; its lease ends. */
  private void takeOver() {
    Node dead = holder.get() == first ? first : second;
    assertThat(dead.received.all).hasSize(FILES);
    holder.set(dead == first ? second : first);
  }

  private static void put(Path folder, String prefix) throws IOException {
    for (int i = 0; i < FILES; i++) {
      Path half = Files.writeString(folder.resolve(prefix + i + ".tmp"), prefix + i);
      Files.move(half, folder.resolve(prefix + i + ".edi"));
    }
  }

  private static long count(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return 0;
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
