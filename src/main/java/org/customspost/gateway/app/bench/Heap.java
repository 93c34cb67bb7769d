package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.flow.Catalogue;

/** Both passes over interchanges of growing size, each in a Java of its own with a small heap. */
final class Heap {
  /** Option that makes this process the measured one. */
  static final String INSIDE = "--inside-megabytes";

  private static final int MEGABYTES_OF_HEAP = 64;

  /** Full collections in each pass. */
  private static final int LOOKS = 20;

  private static final long MEGABYTE = 1 << 20;

  private final List<Integer> sizes;
  private final Path home;
  private final Consumer<String> progress;

  Heap(List<Integer> sizes, Path home, Consumer<String> progress) {
    this.sizes = sizes;
    this.home = home;
    this.progress = progress;
  }

  Result measure() throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (int each : sizes) {
      progress.accept("heap: a file of " + each + " MB");
      double live = Double.parseDouble(inside(each));
      String says =
          "most that was alive after a full collection, reading and declaring %d MB"
              .formatted(each);
      figures.add(Figure.once("heap." + each + "mb", "MB", live, says));
    }
    String says =
        ("Both passes, reading, validation with the search for duplicate ids, and writing the declaration"
                + " of each item, in a Java with -Xmx%dm; an interchange that did not fit would end it."
                + " Alive is what is left after a full collection, made %d times in each pass: between"
                + " collections dead objects fill any heap to its limit, whatever the size of the file.")
            .formatted(MEGABYTES_OF_HEAP, LOOKS);
    return new Result("heap", says, figures, List.of());
  }

  private String inside(int megabytes) throws IOException {
    return new SmallHeap(home, MEGABYTES_OF_HEAP)
        .says(megabytes + " MB", "heap", INSIDE, Integer.toString(megabytes));
  }

  /** What the measured process does: the most that was alive, in MB. */
  static double alive(Catalogue catalogue, int megabytes) throws IOException {
    int items = Math.toIntExact(megabytes * MEGABYTE / BenchItems.itemBytes());
    Steps steps = new Steps(catalogue);
    Alive first = new Alive(new BenchItems(items, "BENCH1", 1, 42), megabytes * MEGABYTE / LOOKS);
    Inspection inspection = steps.inspect(first);
    Alive second = new Alive(new BenchItems(items, "BENCH1", 1, 42), megabytes * MEGABYTE / LOOKS);
    int[] seen = {0};
    steps.read(
        second,
        inspection,
        item -> {
          steps.declare(item);
          seen[0]++;
        });
    if (seen[0] != items) throw new IllegalStateException(seen[0] + " of " + items + " items");
    return Math.max(first.most(), second.most()) / (double) MEGABYTE;
  }
}
