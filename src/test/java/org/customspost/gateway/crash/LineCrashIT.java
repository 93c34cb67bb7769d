package org.customspost.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.customspost.gateway.FreePort;
import org.customspost.gateway.crash.Gate.Commit;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.TestDatabase;
import org.customspost.gateway.journal.postgres.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise, held against a gateway that dies: what it acknowledged is on disk, each document is
 * made once and keeps one identity, a repeat is possible only for a send that was in flight.
 */
@Timeout(600)
class LineCrashIT {
  @TempDir Path folder;

  private record Point(Commit commit, boolean committed) {}

  /**
   * Store first, answer second: between A and the next point the file is stored and not yet moved;
   * before D the file is delivered, or the message sent, and not yet known as sent.
   */
  private static final List<Point> POINTS =
      List.of(
          new Point(Commit.A, false),
          new Point(Commit.A, true),
          new Point(Commit.B, false),
          new Point(Commit.B, true),
          new Point(Commit.C, false),
          new Point(Commit.C, true),
          new Point(Commit.D_OF_FILES, false),
          new Point(Commit.D_OF_FILES, true),
          new Point(Commit.D_OF_MESSAGES, false),
          new Point(Commit.D_OF_MESSAGES, true),
          new Point(Commit.B_OF_ANSWERS, false),
          new Point(Commit.B_OF_ANSWERS, true),
          new Point(Commit.B_OF_EVENTS, false),
          new Point(Commit.B_OF_EVENTS, true));

  @Test
  void keepsThePromiseWhereverItDiesAroundItsCommitsAndEffects() throws Exception {
    Address address = TestDatabase.freshAddress();
    Database.open(address, 1).close();
    try (TestBroker broker = TestBroker.own(folder.resolve("broker"));
        Gate gate = new Gate(address)) {
      Scene scene = Scene.in(folder, broker.url());
      Path config = scene.gateway("one", Scene.database(folder, address), 0);
      Partners partners = new Partners(scene.partners(), broker);
      Set<String> inFlight = new TreeSet<>();
      for (Point each : POINTS) {
        partners.nextRun();
        partners.post();
        gate.arm(each.commit());
        GatewayProcess gateway = GatewayProcess.launch(scene.home(), config, Scene.MASTER_KEY);
        try {
          gateway.await(each + " of " + partners.state(), () -> working(partners, gate.reached()));
        } finally {
          gateway.kill();
        }
        gate.open(each.committed());
        inFlight.addAll(gate.inFlight());
        partners.work();
      }
      finish(scene, config, partners, gate);
      Checker checker = new Checker(partners);
      checker.check(inFlight);
      assertThat(checker.repeats()).as("the harness notices a repeat").isNotEmpty();
    }
  }

  @Test
  void keepsThePromiseWhenKilledAtRandomWithItsOwnDatabaseAndBroker() throws Exception {
    int rounds = Integer.getInteger("crash.rounds", 4);
    Random random = new Random(Long.getLong("crash.seed", 20261122));
    int port = FreePort.next();
    TestBroker broker = TestBroker.inside(port);
    Scene scene = Scene.in(TestDatabase.folder("line-crash"), "");
    Path config = scene.gateway("one", "", port);
    Partners partners = new Partners(scene.partners(), broker);
    for (int round = 0; round < rounds; round++) {
      partners.nextRun();
      partners.post();
      GatewayProcess gateway = GatewayProcess.start(scene.home(), config, Scene.MASTER_KEY);
      try {
        if (round > 0) partners.work();
        partners.post();
        gateway.letRun(random.nextInt(4_000));
      } finally {
        gateway.kill();
      }
      partners.takeLeft();
    }
    partners.nextRun();
    try (GatewayProcess gateway = GatewayProcess.start(scene.home(), config, Scene.MASTER_KEY)) {
      gateway.await(partners.state(), () -> working(partners, partners.complete()));
    }
    partners.nextRun();
    try (GatewayProcess gateway = GatewayProcess.start(scene.home(), config, Scene.MASTER_KEY)) {
      gateway.await("acknowledged", () -> acknowledged(partners));
      partners.work();
    }
    new Checker(partners).check(repeatedAfterACrash(partners));
    assertThat(withPersonalData(scene.home().resolve("data-one"))).as("files on disk").isEmpty();
  }

  @Test
  void keepsThePromiseWithTwoGatewaysOfWhichOneIsKilled() throws Exception {
    Address address = TestDatabase.freshAddress();
    Database.open(address, 1).close();
    try (TestBroker broker = TestBroker.own(folder.resolve("broker"));
        Gate gate = new Gate(address)) {
      Scene scene = Scene.in(folder, broker.url());
      String database = Scene.database(folder, address);
      Partners partners = new Partners(scene.partners(), broker);
      partners.nextRun();
      Path two = scene.gateway("two", database, 0);
      GatewayProcess mortal =
          GatewayProcess.start(scene.home(), scene.gateway("one", database, 0), Scene.MASTER_KEY);
      Set<String> inFlight;
      try (GatewayProcess survivor = GatewayProcess.start(scene.home(), two, Scene.MASTER_KEY)) {
        for (int i = 0; i < 8; i++) partners.post();
        int some = partners.good().size() / 2;
        survivor.await(
            "half; " + partners.state(),
            () -> working(partners, partners.declared() >= some && mortal.alive()));
        mortal.kill();
        inFlight = gate.inFlight();
        partners.nextRun();
        for (int i = 0; i < 4; i++) partners.post();
        survivor.await("all; " + partners.state(), () -> working(partners, partners.complete()));
        survivor.await("quiet", () -> gate.quiet() && acknowledged(partners));
        partners.work();
      } finally {
        mortal.kill();
      }
      new Checker(partners).check(inFlight);
    }
  }

  /**
   * Files of the data folder that hold a name of an item's persons. Not the broker's: what is in
   * transit to a customs administration stands in its journal as that administration gets it.
   */
  private static List<Path> withPersonalData(Path data) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (each.startsWith(data.resolve("broker"))) continue;
        String text = Files.readString(each, StandardCharsets.ISO_8859_1);
        if (text.contains("Greta Example") || text.contains("Carla Sample")) found.add(each);
      }
    }
    return found;
  }

  /** What was seen in one run and again in the next: it may have been in flight between them. */
  private static Set<String> repeatedAfterACrash(Partners partners) {
    Set<String> names = new TreeSet<>();
    List<Seen> seen = partners.seen();
    for (Seen first : seen)
      for (Seen second : seen)
        if (first.name().equals(second.name())
            && second.run() == first.run() + 1
            && !first.partner().equals("west")) names.add(first.name());
    return names;
  }

  /** The partners go on with their work while the gateway does; says whether that is enough. */
  private static boolean working(Partners partners, boolean enough) {
    if (enough) return true;
    try {
      partners.work();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return false;
  }

  private static boolean acknowledged(Partners partners) {
    try {
      return partners.allAcknowledged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs until nothing is left to do, and once more: then nothing may come any more. */
  private static void finish(Scene scene, Path config, Partners partners, Gate gate)
      throws Exception {
    partners.nextRun();
    try (GatewayProcess gateway = GatewayProcess.start(scene.home(), config, Scene.MASTER_KEY)) {
      gateway.await("an end; " + partners.state(), () -> working(partners, partners.complete()));
      gateway.await("quiet " + gate.leftOver(), () -> gate.quiet() && acknowledged(partners));
    }
    partners.nextRun();
    try (GatewayProcess gateway = GatewayProcess.start(scene.home(), config, Scene.MASTER_KEY)) {
      gateway.await("quiet", () -> gate.quiet() && acknowledged(partners));
      partners.work();
    }
  }
}
