package org.customspost.gateway.app.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.customspost.gateway.channel.jms.Broker;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Payloads;
import org.customspost.gateway.journal.RetentionUnit;
import org.customspost.gateway.journal.RetentionUnits;
import org.customspost.gateway.journal.postgres.PrivatePostgres;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.passage.Body;
import org.customspost.gateway.partner.Channel.JmsQueue;
import org.customspost.gateway.signing.CmsSigner;
import org.customspost.gateway.signing.MasterKey;
import org.customspost.gateway.signing.MasterKeySealing;
import org.customspost.gateway.signing.Providers;
import org.customspost.gateway.signing.SigningKey;

/** What the line is made of, each alone on one thread: parse, write, sign, insert, send. */
final class Parts {
  private static final String QUEUE = "parts";
  private static final int TOGETHER = 250;
  private static final long LEAST_NANOS = 1_000_000_000;

  private final Steps steps;
  private final List<Item> items = new ArrayList<>();
  private final List<byte[]> declarations = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /** Does one thing to each of the items. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /**
   * One of them.
   *
   * @param rates items a second, of each round
   */
  private record Part(String name, String says, Work work, List<Double> rates) {
    Figure figure() {
      return new Figure("line." + name, "items/s", rates, says);
    }
  }

  /** What is done with them while their database and broker run. */
  @FunctionalInterface
  interface Use {
    void of(Parts parts) throws IOException;
  }

  /** Has a database and a broker of its own for them. */
  static void with(Catalogue catalogue, BenchFolder folder, Use use) throws IOException {
    Path home = folder.folder().resolve("parts");
    JmsQueue queue = new JmsQueue("parts", "", QUEUE, "", "", "parts", "parts.dead", 3, 1);
    try (PrivatePostgres server = PrivatePostgres.start(home.resolve("postgres"));
        Database database = Database.open(server.address(), 4);
        Broker broker = new Broker(home.resolve("broker"), "127.0.0.1", 0)) {
      broker.admit(queue, "parts");
      try (JMSContext context = broker.transacted().createContext(JMSContext.SESSION_TRANSACTED)) {
        MasterKey key = MasterKey.inFile(home.resolve("master.key"));
        use.of(new Parts(catalogue, folder.key(), database, new MasterKeySealing(key), context));
      }
    }
  }

  private Parts(
      Catalogue catalogue,
      SigningKey key,
      Database database,
      MasterKeySealing sealing,
      JMSContext context)
      throws IOException {
    this.steps = new Steps(catalogue);
    byte[] file = BenchItems.bytes(BenchItems.PER_MESSAGE, "PARTS", 1, 42);
    read(file, items);
    for (Item each : items) declarations.add(steps.declare(each));
    add("parse", "inspect, decode, read, validate", () -> read(file, new ArrayList<>()));
    add("write", "eligibility, write, encode", () -> items.forEach(steps::declare));
    sign(key);
    insert(database, sealing);
    String says = "persistent on a queue and off again, %d in a transaction".formatted(TOGETHER);
    add("send", says, () -> sendAndTake(context));
  }

  private void add(String name, String says, Work work) {
    parts.add(new Part(name, says, work, new ArrayList<>()));
  }

  /** Until Java has compiled them. */
  void warmUp(int mostRounds, Consumer<String> progress) throws IOException {
    for (Part each : parts) {
      progress.accept("line: " + each.name() + " alone, warming up");
      new WarmUp(List.of(ProcessHandle.current().pid()), mostRounds).run(number -> rate(each));
    }
  }

  /** Measures each of them once. */
  void round() throws IOException {
    for (Part each : parts) each.rates().add(rate(each));
  }

  List<Figure> figures() {
    return parts.stream().map(Part::figure).toList();
  }

  /** Seconds that an item takes when it goes through all of them, of each round. */
  List<Double> together() {
    int rounds = parts.get(0).rates().size();
    return IntStream.range(0, rounds)
        .mapToObj(round -> parts.stream().mapToDouble(each -> 1 / each.rates().get(round)).sum())
        .toList();
  }

  private void read(byte[] file, List<Item> into) throws IOException {
    steps.read(
        new ByteArrayInputStream(file), steps.inspect(new ByteArrayInputStream(file)), into::add);
  }

  private void sign(SigningKey key) {
    Providers providers = Providers.choose();
    CmsSigner signer = new CmsSigner(key, providers);
    Instant time = Instant.now();
    String says = "one detached CMS signature each, " + (providers.isNative() ? "native" : "Java");
    add("sign", says, () -> declarations.forEach(each -> signer.sign(each, time)));
  }

  private void insert(Database database, MasterKeySealing sealing) {
    Payloads payloads = new Payloads(database, sealing);
    RetentionUnit unit =
        new RetentionUnits(database, sealing, Clock.systemUTC()).today("bench", "departure", 30);
    add(
        "insert",
        "sealed bodies into the journal, %d in a transaction".formatted(TOGETHER),
        () -> {
          for (List<byte[]> each : batches())
            database.run(handle -> payloads.storeAll(handle, bodies(each), unit));
        });
  }

  private void sendAndTake(JMSContext context) throws IOException {
    Queue queue = context.createQueue(QUEUE);
    JMSProducer producer = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
    try (JMSConsumer consumer = context.createConsumer(queue)) {
      for (List<byte[]> batch : batches()) {
        for (byte[] each : batch) {
          BytesMessage message = context.createBytesMessage();
          message.writeBytes(each);
          producer.send(queue, message);
        }
        context.commit();
        for (int i = 0; i < batch.size(); i++)
          if (consumer.receive(LEAST_NANOS) == null) throw new IOException("a message is gone");
        context.commit();
      }
    } catch (JMSException e) {
      throw new IOException(e);
    }
  }

  private static List<Body> bodies(List<byte[]> documents) {
    return documents.stream().<Body>map(Body::of).toList();
  }

  private List<List<byte[]>> batches() {
    List<List<byte[]>> batches = new ArrayList<>();
    for (int i = 0; i < declarations.size(); i += TOGETHER)
      batches.add(declarations.subList(i, Math.min(declarations.size(), i + TOGETHER)));
    return batches;
  }

  private double rate(Part part) throws IOException {
    long before = System.nanoTime();
    long done = 0;
    long took = 0;
    while (took < LEAST_NANOS) {
      part.work().run();
      done += items.size();
      took = System.nanoTime() - before;
    }
    return done * 1e9 / took;
  }
}
