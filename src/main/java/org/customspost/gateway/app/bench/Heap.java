package org.customspost.gateway.app.bench;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
  private static final int LOOK_EVERY = 500;
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
          "most that was alive after a collection, reading and declaring %d MB".formatted(each);
      figures.add(Figure.once("heap." + each + "mb", "MB", live, says));
    }
    String says =
        "Both passes, reading, validation, and writing the declaration of each item, in a Java with"
            + " -Xmx%dm; an interchange that did not fit would end it."
                .formatted(MEGABYTES_OF_HEAP);
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
    Inspection inspection = steps.inspect(new BenchItems(items, "BENCH1", 1, 42));
    long[] most = {0};
    int[] seen = {0};
    steps.read(
        new BenchItems(items, "BENCH1", 1, 42),
        inspection,
        item -> {
          steps.declare(item);
          if (++seen[0] % LOOK_EVERY == 0) most[0] = Math.max(most[0], afterLastCollection());
        });
    if (seen[0] != items) throw new IllegalStateException(seen[0] + " of " + items + " items");
    return most[0] / (double) MEGABYTE;
  }

  private static long afterLastCollection() {
    long most = 0;
    for (GarbageCollectorMXBean each :
        ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
      GcInfo last = each.getLastGcInfo();
      if (last == null) continue;
      long used = 0;
      for (var pool : last.getMemoryUsageAfterGc().entrySet())
        if (isHeap(pool.getKey())) used += pool.getValue().getUsed();
      most = Math.max(most, used);
    }
    return most;
  }

  private static boolean isHeap(String pool) {
    return pool.startsWith("Eden") || pool.startsWith("Survivor") || pool.startsWith("Tenured");
  }
}
