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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

/** What the line is made of, each alone on one thread: parse, write, sign, insert, send. */
final class Parts {
  private static final int TOGETHER = 250;
  private static final long LEAST_NANOS = 1_000_000_000;

  private final Steps steps;
  private final BenchFolder folder;
  private final int mostWarmUps;
  private final int rounds;
  private final Consumer<String> progress;
  private final List<Item> items = new ArrayList<>();
  private final List<byte[]> declarations = new ArrayList<>();

  Parts(
      Catalogue catalogue,
      BenchFolder folder,
      int mostWarmUps,
      int rounds,
      Consumer<String> progress) {
    this.steps = new Steps(catalogue);
    this.folder = folder;
    this.mostWarmUps = mostWarmUps;
    this.rounds = rounds;
    this.progress = progress;
  }

  List<Figure> measure() throws IOException {
    byte[] file = BenchItems.bytes(BenchItems.PER_MESSAGE, "PARTS", 1, 42);
    read(file, items);
    for (Item each : items) declarations.add(steps.declare(each));
    List<Figure> figures = new ArrayList<>();
    figures.add(
        part("parse", "inspect, decode, read, validate", () -> read(file, new ArrayList<>())));
    figures.add(part("write", "eligibility, write, encode", () -> items.forEach(steps::declare)));
    figures.add(sign());
    figures.add(insert());
    figures.add(send());
    return figures;
  }

  private void read(byte[] file, List<Item> into) throws IOException {
    steps.read(
        new ByteArrayInputStream(file), steps.inspect(new ByteArrayInputStream(file)), into::add);
  }

  private Figure sign() throws IOException {
    Providers providers = Providers.choose();
    CmsSigner signer = new CmsSigner(folder.key(), providers);
    Instant time = Instant.now();
    String says = "one detached CMS signature each, " + (providers.isNative() ? "native" : "Java");
    return part("sign", says, () -> declarations.forEach(each -> signer.sign(each, time)));
  }

  private Figure insert() throws IOException {
    try (PrivatePostgres server = PrivatePostgres.start(folder.folder().resolve("parts/postgres"));
        Database database = Database.open(server.address(), 4)) {
      MasterKey key = MasterKey.inFile(folder.folder().resolve("parts/master.key"));
      MasterKeySealing sealing = new MasterKeySealing(key);
      Payloads payloads = new Payloads(database, sealing);
      RetentionUnit unit =
          new RetentionUnits(database, sealing, Clock.systemUTC()).today("bench", "departure", 30);
      String says = "sealed bodies into the journal, %d in a transaction".formatted(TOGETHER);
      return part(
          "insert",
          says,
          () -> {
            for (List<byte[]> each : batches())
              database.run(handle -> payloads.storeAll(handle, bodies(each), unit));
          });
    }
  }

  private Figure send() throws IOException {
    JmsQueue queue = new JmsQueue("parts", "", "parts", "", "", "parts", "parts.dead", 3, 1);
    try (Broker broker = new Broker(folder.folder().resolve("parts/broker"), "127.0.0.1", 0)) {
      broker.admit(queue, "parts");
      try (JMSContext context = broker.transacted().createContext(JMSContext.SESSION_TRANSACTED)) {
        String says =
            "persistent on a queue and off again, %d in a transaction".formatted(TOGETHER);
        return part("send", says, () -> sendAndTake(context));
      }
    }
  }

  private void sendAndTake(JMSContext context) throws IOException {
    Queue queue = context.createQueue("parts");
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

  /** Does one thing to each of the items. */
  @FunctionalInterface
  private interface Part {
    void run() throws IOException;
  }

  private Figure part(String name, String says, Part part) throws IOException {
    progress.accept("line: " + name + " alone");
    new WarmUp(ProcessHandle.current().pid(), mostWarmUps).run(number -> rate(part));
    List<Double> rates = new ArrayList<>();
    for (int round = 0; round < rounds; round++) rates.add(rate(part));
    return new Figure("line." + name, "items/s", rates, says);
  }

  private double rate(Part part) throws IOException {
    long before = System.nanoTime();
    long done = 0;
    long took = 0;
    while (took < LEAST_NANOS) {
      part.run();
      done += items.size();
      took = System.nanoTime() - before;
    }
    return done * 1e9 / took;
  }
}
