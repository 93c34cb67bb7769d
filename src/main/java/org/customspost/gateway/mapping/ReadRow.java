package org.customspost.gateway.mapping;

import java.util.List;
import org.customspost.gateway.model.tree.Node;
import org.jspecify.annotations.Nullable;

/** A compiled row of a read mapping. */
sealed interface ReadRow permits ReadRow.Block, ReadValue {

  void read(Node at, Draft into, ReadRun run);

  /** Where a condition of a read mapping looks its paths up. */
  record At(Node node, ReadRun run) {}

  /**
   * A row with rows below it.
   *
   * @param group the nodes it walks; null where it stays at the same node
   * @param within records down to where it reads into
   * @param list a list that gets one element per node; null where there is none
   */
  record Block(
      @Nullable SourcePath group,
      List<Slot> within,
      @Nullable Slot list,
      @Nullable Condition<At> when,
      List<ReadRow> rows)
      implements ReadRow {

    @Override
    public void read(Node at, Draft into, ReadRun run) {
      Draft target = into;
      for (Slot each : within) target = target.nested(each);
      if (group == null) {
        one(at, target, run);
        return;
      }
      int outer = run.ordinal();
      Node around = run.around();
      Draft found = target;
      int[] ordinal = {0};
      group.nodes(
          at,
          (node, anchor, value) -> {
            run.ordinal(++ordinal[0]);
            run.around(at);
            one(node, found, run);
            return true;
          });
      run.ordinal(outer);
      run.around(around);
    }

    private void one(Node node, Draft target, ReadRun run) {
      if (when != null && !when.holds(new At(node, run))) return;
      Draft into = list == null ? target : target.element(list);
      for (ReadRow row : rows) row.read(node, into, run);
      if (list != null && !into.join(run)) run.forget(into.path());
    }
  }
}
