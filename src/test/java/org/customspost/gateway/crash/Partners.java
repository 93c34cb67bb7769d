package org.customspost.gateway.crash;

import static org.customspost.gateway.flow.LineMessages.answer;
import static org.customspost.gateway.flow.LineMessages.answers;
import static org.customspost.gateway.flow.LineMessages.event;
import static org.customspost.gateway.flow.LineMessages.events;
import static org.customspost.gateway.flow.LineMessages.item;
import static org.customspost.gateway.flow.LineMessages.items;
import static org.customspost.gateway.flow.LineMessages.nameless;
import static org.customspost.gateway.flow.LineMessages.s10;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A post and two customs administrations, and all they ever saw: the east takes and answers files,
 * the west messages on queues.
 */
final class Partners {
  private final Path folders;
  private final WestQueues west;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Seen> left = new ArrayList<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> good = new LinkedHashSet<>();
  private final Set<String> forEast = new LinkedHashSet<>();
  private final Set<String> filesWithBadItems = new LinkedHashSet<>();
  private int run;
  private int files;
  private int lastItem;

  /** The queues of the customs administration in the west. */
  interface WestQueues {
    /** Everything that waits for it. */
    List<Seen> take(int run);

    void answer(String text);
  }

  Partners(Path folders, WestQueues west) {
    this.folders = folders;
    this.west = west;
  }

  void nextRun() {
    run++;
  }

  /**
   * The post drops a file: three items for the east, three for the west, a bad one. And a second
   * one, that the goods are there: which of the two is taken first is left to chance.
   */
  void post() throws IOException {
    String name = "items-%03d.xml".formatted(++files);
    List<String> all = new ArrayList<>();
    List<String> arrived = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String id = s10(++lastItem);
      good.add(id);
      if (i % 2 == 0) forEast.add(id);
      arrived.add(event(id, "EMD", i));
      all.add(i % 2 == 0 ? item(id) : item(id).replace("<DestCountryCd>GB", "<DestCountryCd>FR"));
    }
    filesWithBadItems.add(name);
    all.add(2, nameless(s10(++lastItem)));
    drop("post", name, items(all.toArray(String[]::new)));
    drop("post", "events-%03d.xml".formatted(files), events(arrived.toArray(String[]::new)));
  }

  /** Takes the files that a dead gateway left, before its successor can deliver any again. */
  void takeLeft() throws IOException {
    for (String each : List.of("post", "east")) take(each, left);
  }

  /**
   * Takes what the gateway delivered, and answers each declaration once: the west accepts and
   * releases; the east accepts, and releases what is presented.
   */
  void work() throws IOException {
    List<Seen> fresh = new ArrayList<>(left);
    left.clear();
    for (String each : List.of("post", "east")) take(each, fresh);
    fresh.addAll(west.take(run));
    seen.addAll(fresh);
    for (Seen each : fresh)
      if (each.isDeclaration() && answered.add(each.part("lrn"))) answerTo(each);
  }

  private void answerTo(Seen declaration) throws IOException {
    String lrn = declaration.part("lrn");
    String accepted = answer(lrn + "-1", lrn, "01", 1);
    String released = answer(lrn + "-2", lrn, "08", 2);
    if (declaration.partner().equals("west")) west.answer(answers(accepted, released));
    else
      drop(
          declaration.partner(),
          "answer-" + lrn + ".xml",
          answers(declaration.isPresentation() ? released : accepted));
  }

  private void drop(String partner, String name, String text) throws IOException {
    Path in = Files.createDirectories(folders.resolve(partner).resolve("in"));
    Path temporary = in.resolve(name + ".tmp");
    Files.writeString(temporary, text);
    Files.move(temporary, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void take(String partner, List<Seen> to) throws IOException {
    Path out = folders.resolve(partner).resolve("out");
    if (!Files.isDirectory(out)) return;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(out, "[!.]*")) {
      for (Path each : files) {
        to.add(new Seen(partner, String.valueOf(each.getFileName()), Files.readString(each), run));
        Files.delete(each);
      }
    } catch (NoSuchFileException gone) {
      throw new IOException("somebody else takes the partner's files", gone);
    }
  }

  /** Whether each good item has a release, and each file with a bad one its report. */
  boolean complete() {
    Set<String> released = new HashSet<>();
    Set<String> reported = new HashSet<>();
    for (Seen each : seen) {
      if (each.isNotice() && each.part("decision").equals("RELEASED"))
        released.add(each.part("item"));
      for (String file : filesWithBadItems) if (each.isReportOn(file)) reported.add(file);
    }
    return released.containsAll(good) && reported.containsAll(filesWithBadItems);
  }

  /** How many declarations customs has seen, repeats apart. */
  long declared() {
    return answered.size();
  }

  /** Whether the gateway has acknowledged every file. */
  boolean allAcknowledged() throws IOException {
    for (String each : List.of("post", "east")) {
      Path in = folders.resolve(each).resolve("in");
      if (!Files.isDirectory(in)) continue;
      try (DirectoryStream<Path> files = Files.newDirectoryStream(in)) {
        if (files.iterator().hasNext()) return false;
      }
    }
    return true;
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  Set<String> good() {
    return Set.copyOf(good);
  }

  /** Those of the good items that are declared before they arrive, and presented then. */
  Set<String> forEast() {
    return Set.copyOf(forEast);
  }

  Set<String> filesWithBadItems() {
    return Set.copyOf(filesWithBadItems);
  }

  String state() {
    return "seen %d, good %d, files %d".formatted(seen.size(), good.size(), files);
  }
}
