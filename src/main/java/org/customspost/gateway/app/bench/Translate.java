package org.customspost.gateway.app.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.app.bench.Turns.Part;
import org.customspost.gateway.codec.Inspection;
import org.customspost.gateway.flow.Catalogue;
import org.jspecify.annotations.Nullable;

/** Decode, read, validate, write, encode: the pure steps, beside StAEDI on the same bytes. */
final class Translate {
  private static final String UNIT = "items/s";

  /** What a profile said; to be written anew when reading has changed. */
  private static final String PROFILE =
      """
      Where the time of `translate.read` goes (5,366 samples of Java's own recorder, 2026-11-23): 41 % makes trees of
      bytes (8 % cuts segments and tokens, 7 % makes texts, 17 % nodes, 4 % walks the grammar), 50 % makes items of
      trees (some 95 rows of the mapping an item: 20 % finds their places, 7 % compares qualifiers, 9 % takes and
      parses values, 5 % sorts children by name, 4 % makes records), 7 % judges by the rules, 2 % is the rest with the
      search for duplicate ids. Nothing stands out: less time needs fewer rows or fewer nodes. Eight octets of a token
      at once, and together a list of our own for the children of a node and names looked for in the structure's order,
      were measured in one run against what is here; the differences are below the spread of 8 %, so they are not there.""";

  private final Steps steps;
  private final Path home;
  private final byte[] bytes;
  private final int items;

  Translate(Catalogue catalogue, Path home, int items) {
    this.steps = new Steps(catalogue);
    this.home = home;
    this.items = items;
    this.bytes = BenchItems.bytes(items, "BENCH1", 1, 42);
  }

  Result measure(Turns rounds) throws IOException {
    List<Part> parts = new ArrayList<>();
    Inspection known = steps.inspect(new ByteArrayInputStream(bytes));
    parts.add(
        part("translate.inspect", "first pass: every check of the interchange", steps::inspect));
    parts.add(
        part(
            "translate.decode",
            "second pass: bytes to trees, nothing more",
            in -> steps.decode(in, known, unit -> {})));
    parts.add(
        part(
            "translate.read",
            "second pass with reading and validation: decode + read + validate",
            in -> steps.read(in, known, item -> {})));
    parts.add(
        part(
            "translate.both",
            "first pass, then decode + read + validate",
            in -> steps.read(in, steps.inspect(new ByteArrayInputStream(bytes)), item -> {})));
    parts.add(
        part(
            "translate.declare",
            "decode + read + validate + eligibility + write + encode of the declaration",
            in -> steps.read(in, known, steps::declare)));
    Schemas schemas = Schemas.find(home);
    if (schemas != null)
      parts.add(
          part(
              "translate.official",
              "the same, each declaration checked by the official schema",
              in -> steps.read(in, known, item -> steps.declare(item, schemas.official()))));
    if (StaediPeer.installed()) peers(parts);
    List<Figure> figures = new ArrayList<>(rounds.measure(parts));
    ratios(figures);
    return new Result("translate", says(), figures, remarks(schemas));
  }

  private void peers(List<Part> parts) throws IOException {
    StaediPeer control = StaediPeer.withControl();
    StaediPeer message =
        StaediPeer.withMessage(home.resolve("mappings/itmatt-edifact-1/structure.xml"));
    parts.add(part("staedi.control", "StAEDI with control checks", control::read));
    parts.add(part("staedi.message", "StAEDI with our message structure too", message::read));
  }

  private static void ratios(List<Figure> figures) {
    Figure control = named(figures, "staedi.control");
    Figure message = named(figures, "staedi.message");
    Figure read = named(figures, "translate.read");
    Figure both = named(figures, "translate.both");
    if (control == null || message == null || read == null || both == null) return;
    figures.add(read.over(control, "read.over.control", "; wanted: at least 3"));
    figures.add(read.over(message, "read.over.message", "; wanted: at least 15"));
    figures.add(both.over(control, "both.over.control", ""));
    figures.add(both.over(message, "both.over.message", ""));
  }

  private static @Nullable Figure named(List<Figure> figures, String name) {
    return figures.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  private String says() {
    return ("%,d items of %,d bytes and three content pieces in one interchange of %,d bytes, in memory,"
            + " one thread. Rates are per second of processor time of the whole process.")
        .formatted(items, bytes.length / items, bytes.length);
  }

  private static List<String> remarks(@Nullable Schemas schemas) {
    List<String> remarks = new ArrayList<>();
    if (!StaediPeer.installed())
      remarks.add("StAEDI is not beside the jar (target/bench), so nothing was compared with it.");
    remarks.add(
        schemas == null
            ? "No official schema for the declaration is installed in config/schemas."
            : "The official schema is that of " + schemas.from() + ".");
    remarks.add(PROFILE);
    return remarks;
  }

  /** Takes a stream of the bytes. */
  @FunctionalInterface
  private interface Over {
    void run(ByteArrayInputStream in) throws IOException;
  }

  private Part part(String name, String says, Over work) {
    return new Part(
        name,
        UNIT,
        says,
        () -> {
          work.run(new ByteArrayInputStream(bytes));
          return items;
        });
  }
}
