package org.customspost.gateway.app.bench;

import java.util.Random;
import java.util.function.Consumer;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.postgres.Address;
import org.customspost.gateway.model.item.S10Id;
import org.customspost.gateway.simulator.Resources;

/** A day's items in the database of a gateway that runs, and ids of them to ask for. */
final class SearchItems implements AutoCloseable {
  private static final int CONNECTIONS = 2;
  private static final String SCRIPT = "/org/customspost/gateway/app/bench/search-items.sql";

  private final Database database;
  private final int items;
  private final Random random = new Random(1);

  SearchItems(Address address, int items) {
    this.database = Database.open(address, CONNECTIONS);
    this.items = items;
  }

  void fill(Consumer<String> progress) {
    for (String each : Resources.text(SCRIPT).split(";\\s*\n", -1)) {
      if (each.isBlank()) continue;
      progress.accept("search: " + each.lines().filter(SearchItems::tells).findFirst().orElse(""));
      database.run(
          handle -> {
            // What refers to what is right by the script: looking each up would take most of the
            // time.
            handle.execute("set local session_replication_role = replica");
            var update = handle.createUpdate(each);
            if (each.contains(":items")) update.bind("items", items);
            update.execute();
          });
    }
  }

  private static boolean tells(String line) {
    return !line.startsWith("--") && !line.isBlank();
  }

  Database database() {
    return database;
  }

  int number() {
    return 1 + random.nextInt(items);
  }

  /** As the script makes it. */
  String itemId() {
    int number = number();
    String service = number % 3 == 0 ? "CP" : number % 3 == 1 ? "RR" : "LX";
    String serial = "%08d".formatted(number);
    return service + serial + S10Id.checkDigit(serial) + "DE";
  }

  String lrn() {
    return "GB%09dX".formatted(number());
  }

  String partner() {
    return "post-" + random.nextInt(20);
  }

  String errorCode() {
    return "VAL-%03d".formatted(random.nextInt(20));
  }

  @Override
  public void close() {
    database.close();
  }
}
