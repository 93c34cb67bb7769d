package org.customspost.gateway.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled row of a read mapping. */
sealed interface ReadRow permits ReadRow.Block, ReadValue {

  void read(Branch at, Draft into, ReadRun run);

  /** Where a condition of a read mapping looks its paths up. */
  record At(Branch branch, ReadRun run) {}

  /**
   * What a block walks.
   *
   * @param names of what stands below each node
   */
  record Group(SourcePath path, Names names) {}

  /**
   * A row with rows below it.
   *
   * @param group the nodes it walks; null where it stays at the same node
   * @param within records down to where it reads into
   * @param list a list that gets one element per node; null where there is none
   */
  record Block(
      @Nullable Group group,
      List<Slot> within,
      @Nullable Slot list,
      @Nullable Condition<At> when,
      List<ReadRow> rows)
      implements ReadRow {

    @Override
    public void read(Branch at, Draft into, ReadRun run) {
      Draft target = into;
      for (int i = 0; i < within.size(); i++) target = target.nested(within.get(i));
      if (group == null) one(at, target, run);
      else all(group, at, target, run);
    }

    private void all(Group walked, Branch at, Draft target, ReadRun run) {
      int outer = run.ordinal();
      Branch around = run.around();
      int[] ordinal = {0};
      walked.path.nodes(
          at,
          (node, anchor, value) -> {
            run.ordinal(++ordinal[0]);
            run.around(at);
            one(walked.names.branch(node), target, run);
            return true;
          });
      run.ordinal(outer);
      run.around(around);
    }

    private void one(Branch at, Draft target, ReadRun run) {
      if (when != null && !when.holds(new At(at, run))) return;
      Draft into = list == null ? target : target.element(list);
      for (int i = 0; i < rows.size(); i++) rows.get(i).read(at, into, run);
      if (list != null && !into.join(run)) run.forget(into.path());
    }
  }
}
