package org.customspost.gateway.console.house;

import java.util.Arrays;
import org.customspost.gateway.console.Call;
import org.customspost.gateway.console.Pages;
import org.customspost.gateway.console.Refused;
import org.customspost.gateway.console.Role;
import org.customspost.gateway.console.Routes;
import org.customspost.gateway.journal.house.Course;
import org.customspost.gateway.journal.house.Grain;
import org.customspost.gateway.journal.house.House;
import org.customspost.gateway.journal.house.HouseJson;
import org.customspost.gateway.journal.house.Houses;

/** The home page: the house at a glance. */
public final class HousePages implements Pages {
  /** So long the page waits before it asks again. */
  public static final int REFRESH_SECONDS = 15;

  private final Houses houses;

  public HousePages(Houses houses) {
    this.houses = houses;
  }

  /** What the page shows. */
  public record Model(House house, Course course) {

    /** Sums over all channels, for the large figures. */
    public House.Today today() {
      House.Today sum = new House.Today(0, 0, 0, 0, 0);
      for (House.Line each : house.lines())
        if (!each.role().equals("customs")) sum = sum.plus(each.today());
      return sum;
    }

    /** Answers of customs today. */
    public long answers() {
      return house.lines().stream()
          .filter(each -> each.role().equals("customs"))
          .mapToLong(each -> each.today().items())
          .sum();
    }

    public long waiting() {
      return house.lines().stream().mapToLong(each -> each.waiting().all()).sum();
    }

    public long parked() {
      return house.lines().stream().mapToLong(each -> each.waiting().parked()).sum();
    }

    public long holds() {
      return house.ageing().holds().stream().mapToLong(each -> each.open()).sum();
    }

    public long referrals() {
      return house.ageing().referrals().stream().mapToLong(each -> each.open()).sum();
    }
  }

  @Override
  public void open(Routes routes) {
    routes.link("Home", "/", Role.VIEWER);
    routes.get("/", Role.VIEWER, this::home);
    routes.get(
        "/api/v1/house",
        Role.VIEWER,
        call -> {
          House house = houses.now();
          call.json(json -> HouseJson.write(json, house));
        });
    routes.get(
        "/api/v1/house/course",
        Role.VIEWER,
        call -> {
          Course course = houses.course(grain(call));
          call.json(json -> HouseJson.write(json, course));
        });
  }

  private void home(Call call) {
    String template = call.partial() ? "house/part" : "house/home";
    call.show(template, "Home", new Model(houses.shown(), houses.course(grain(call))));
  }

  private static Grain grain(Call call) {
    String word = call.query("grain").orElse(Grain.MINUTE.word());
    return Arrays.stream(Grain.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Refused.unclear("A grain is minute, quarter or day."));
  }
}
