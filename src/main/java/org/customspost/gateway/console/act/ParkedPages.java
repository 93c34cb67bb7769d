package org.customspost.gateway.console.act;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.Parked;

/** What is parked, and may go on when its cause is mended. */
public final class ParkedPages implements Pages {
  private static final int ROWS = 50;

  private final Database database;
  private final Parked parked = new Parked();

  ParkedPages(Database database) {
    this.database = database;
  }

  /**
   * The page.
   *
   * @param partner of whom; empty for all
   * @param next where the list goes on; empty at its end
   */
  public record Model(String partner, List<Parked.Line> lines, long count, Optional<Long> next) {}

  @Override
  public void open(Routes routes) {
    routes.link("Parked", "/parked", Role.VIEWER);
    routes.get("/parked", Role.VIEWER, this::list);
  }

  private void list(Call call) {
    String partner = call.query("partner").orElse("");
    long before = Paging.key(call, "before", Long.MAX_VALUE);
    Model model =
        database.transaction(
            handle -> {
              List<Parked.Line> lines = parked.page(handle, partner, before, ROWS + 1);
              return new Model(
                  partner,
                  Paging.first(lines, ROWS),
                  parked.count(handle, partner),
                  Paging.next(lines, ROWS, Parked.Line::key));
            });
    call.show("act/parked", "Parked", model);
  }
}
