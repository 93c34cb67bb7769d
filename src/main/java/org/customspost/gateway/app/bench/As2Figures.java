package org.customspost.gateway.app.bench;

import java.util.ArrayList;
import java.util.List;

/** What is told of the receivers that were measured by turns. */
final class As2Figures {
  private final As2Receivers measured;

  As2Figures(As2Receivers measured) {
    this.measured = measured;
  }

  /** Of 10 KB: rates, processor times, and the ratios that are wanted. */
  List<Figure> small(As2Cryptographies alone) {
    List<Figure> figures = alone.figures();
    figures.addAll(rates("10kb"));
    for (As2Receiver each : measured.all()) {
      String name = "10kb." + each.name();
      figures.add(measured.figure(name + ".cpu", "us", "its processor time for one message"));
      if (!alone.knows(each)) continue;
      figures.add(
          measured.figure(name + ".compiler", "us", "of it Java's compiler, until it has settled"));
      figures.add(
          measured.figure(name + ".all", "us", "with that of all processes of its PostgreSQL"));
    }
    for (As2Receiver each : measured.all()) {
      if (!alone.knows(each)) continue;
      figures.add(over("cpu", each, alone, "; wanted: at most 1.4"));
      figures.add(over("all", each, alone, ""));
    }
    figures.addAll(ratios("10kb", "; wanted: at least 1, aim 1.5"));
    return figures;
  }

  private Figure over(String what, As2Receiver ours, As2Cryptographies alone, String goal) {
    String name = ours.name() + "." + what;
    return measured
        .figure("10kb." + name, "us", "")
        .over(alone.figure(ours), "as2." + name + ".over.cryptography", goal);
  }

  /** Of 1 MB. */
  List<Figure> large() {
    List<Figure> figures = rates("1mb");
    figures.add(
        measured.figure("1mb.ours.all", "us", "processor time of all our processes, one message"));
    figures.addAll(ratios("1mb", ""));
    return figures;
  }

  private List<Figure> rates(String size) {
    List<Figure> figures = new ArrayList<>();
    for (As2Receiver each : measured.all()) figures.add(rate(size, each.name()));
    return figures;
  }

  private Figure rate(String size, String name) {
    boolean large = size.equals("1mb"); // one message, one megabyte
    return measured.figure(
        size + "." + name, large ? "MB/s" : "messages/s", "messages of " + size + " a second");
  }

  private List<Figure> ratios(String size, String goal) {
    List<Figure> figures = new ArrayList<>();
    for (As2Receiver each : others())
      figures.add(
          rate(size, "ours")
              .over(rate(size, each.name()), "as2." + size + ".over." + each.name(), goal));
    return figures;
  }

  private List<? extends As2Receiver> others() {
    return measured.all().stream().filter(As2Program.class::isInstance).toList();
  }
}
