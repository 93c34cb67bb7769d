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
  List<Figure> small(Figure cryptography) {
    List<Figure> figures = rates("10kb");
    Figure cpu =
        measured.figure("10kb.ours.cpu", "us", "processor time of our process for one message");
    Figure all =
        measured.figure("10kb.ours.all", "us", "the same with all processes of its PostgreSQL");
    Figure compiler =
        measured.figure("10kb.ours.compiler", "us", "of it Java's compiler, until it has settled");
    figures.addAll(List.of(cpu, compiler, all));
    for (As2Receiver each : others())
      figures.add(
          measured.figure("10kb." + each.name() + ".cpu", "us", "processor time for one message"));
    figures.add(cpu.over(cryptography, "as2.ours.over.cryptography", "; wanted: at most 1.4"));
    figures.add(all.over(cryptography, "as2.all.over.cryptography", ""));
    figures.addAll(ratios("10kb", "; wanted: at least 1, aim 1.5"));
    return figures;
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
    return measured.all().stream().filter(each -> !each.name().equals("ours")).toList();
  }
}
