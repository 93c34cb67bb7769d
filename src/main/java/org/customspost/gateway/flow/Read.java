package org.customspost.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.customspost.gateway.codec.Unit;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.mapping.Reading;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.passage.Batch;
import org.customspost.gateway.model.passage.Receipt;
import org.customspost.gateway.model.transport.ItemEvent;
import org.customspost.gateway.validation.Duplicates;
import org.jspecify.annotations.Nullable;

/** The second pass: trees become canonical items, a few hundred at a time. */
public final class Read {
  /** Items in one batch: enough to spread the cost of a commit, few enough to keep memory flat. */
  public static final int BATCH = 250;

  /** Items of one interchange among which a second one of the same id is found. */
  private static final int MOST_REMEMBERED = 1_000_000;

  /** What item messages and event messages call the id. */
  private static final Set<String> ID_FIELDS = Set.of("id", "itemId");

  private final Bytes bytes;
  private final Consumer<Portion> next;

  /**
   * @param next takes each batch through the rest of the line before the next is read
   */
  public Read(Bytes bytes, Consumer<Portion> next) {
    this.bytes = bytes;
    this.next = next;
  }

  public void read(Inspected inspected) throws IOException {
    Identified identified = inspected.identified();
    Gather gather = new Gather(inspected);
    if (inspected.inspection().accepted()) {
      try (InputStream in = bytes.open(identified.arrival(), identified.agreement())) {
        identified.codec().read(in, identified.catalogue(), inspected.inspection(), gather::add);
      }
    }
    gather.end();
  }

  private final class Gather {
    private final Inspected inspected;
    private final int done;
    private final Duplicates seen = new Duplicates(MOST_REMEMBERED);
    private boolean first;
    private List<Batch.Entry> entries = new ArrayList<>(BATCH);

    Gather(Inspected inspected) {
      this.inspected = inspected;
      this.done = inspected.identified().arrival().items();
      this.first = done == 0;
    }

    void add(Unit unit) {
      // After a crash the batches before it are committed already.
      if (unit.ordinal() <= done) return;
      if (entries.size() == BATCH) pass(false);
      entries.add(entry(unit));
    }

    void end() {
      pass(true);
    }

    private void pass(boolean last) {
      Batch batch = new Batch(inspected.identified().arrival(), entries, last);
      entries = new ArrayList<>(BATCH);
      next.accept(new Portion(inspected, batch, seen, first));
      first = false;
    }

    private Batch.Entry entry(Unit unit) {
      List<Finding> findings = new ArrayList<>(unit.findings());
      Canonical content = content(unit, findings);
      return new Batch.Entry(
          unit.ordinal(),
          unit.message(),
          new Batch.Slice(
              unit.format().name(),
              unit.headOffset(),
              unit.headLength(),
              unit.offset(),
              unit.length()),
          content,
          placed(findings, unit, itemId(content, findings)));
    }

    private @Nullable Canonical content(Unit unit, List<Finding> findings) {
      Identified identified = inspected.identified();
      Optional<Receipt> receipt = identified.codec().receipt(unit);
      if (receipt.isPresent()) return receipt.get();
      Reading reading =
          identified
              .catalogue()
              .reader(unit.format().name())
              .read(unit.tree(), identified.parameters(), identified.arrival().day());
      findings.addAll(reading.findings());
      return reading.value();
    }

    private static List<Finding> placed(List<Finding> findings, Unit unit, String itemId) {
      return findings.stream()
          .map(
              each ->
                  each.at(
                      each.place().withMessage(unit.message()).withItem(unit.ordinal(), itemId)))
          .toList();
    }

    // Its sender knows an item by the id as sent, also where that is no good S10 id.
    private static String itemId(@Nullable Canonical content, List<Finding> findings) {
      if (content instanceof Item item && item.id() != null) return item.id().value();
      if (content instanceof ItemEvent event) return event.itemId().value();
      return findings.stream()
          .filter(each -> ID_FIELDS.contains(each.place().field()))
          .map(each -> each.values().getOrDefault("value", ""))
          .findFirst()
          .orElse("");
    }
  }
}
