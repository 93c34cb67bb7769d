package org.customspost.gateway.console.act;

import java.util.List;
import java.util.Optional;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.dossier.hold.Orders;
import org.customspost.gateway.journal.Database;
import org.customspost.gateway.journal.OpenOrders;

/** Orders to hold that nobody at the operator has acknowledged. */
public final class HoldPages implements Pages {
  private static final int ROWS = 100;

  private final Database database;
  private final Orders orders = new Orders();

  HoldPages(Database database) {
    this.database = database;
  }

  /**
   * The page.
   *
   * @param operator of which; empty for all
   * @param told what it was told; empty for everything
   * @param next where the list goes on; empty at its end
   */
  public record Model(
      String operator,
      String told,
      List<OpenOrders.Line> summary,
      List<Orders.Row> rows,
      Optional<Long> next) {
    /** What anybody was told, to choose from. */
    public List<String> meanings() {
      return summary.stream().map(OpenOrders.Line::meaning).distinct().sorted().toList();
    }
  }

  @Override
  public void open(Routes routes) {
    routes.link("Holds", "/holds", Role.VIEWER);
    routes.get("/holds", Role.VIEWER, this::list);
  }

  private void list(Call call) {
    call.show("act/holds", "Holds that nobody has acknowledged", model(call));
  }

  /** As the call asks for it. */
  Model model(Call call) {
    String operator = call.query("operator").orElse("");
    String told = call.query("told").orElse("");
    long after = Paging.key(call, "after", 0);
    return database.transaction(
        handle -> {
          List<Orders.Row> rows = orders.page(handle, operator, told, after, ROWS + 1);
          return new Model(
              operator,
              told,
              OpenOrders.now(handle),
              Paging.first(rows, ROWS),
              Paging.next(rows, ROWS, Orders.Row::id));
        });
  }
}
