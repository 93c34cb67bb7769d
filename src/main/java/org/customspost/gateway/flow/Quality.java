package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.customspost.gateway.dossier.report.BatchQuality;
import org.customspost.gateway.dossier.report.Lane;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Severity;
import org.customspost.gateway.journal.Log;
import org.customspost.gateway.model.item.Item;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.passage.Arrival;
import org.customspost.gateway.model.passage.Batch;
import org.jdbi.v3.core.Handle;

/**
 * What the item data of a batch was like, lane by lane: a few rows for the reports. A cancellation
 * brings no data and does not count.
 */
final class Quality {
  private static final Pattern ITEM_ID = Pattern.compile("(?i)([A-Z]{2}) ?[0-9][0-9 ]{6,12}");
  private static final Lane UNKNOWN = new Lane("", "");

  private final Identified identified;
  private final Map<Integer, List<Finding>> findings = new HashMap<>();
  private final Map<Lane, Map<String, Sum>> sums = new LinkedHashMap<>();

  /** Counts of one lane and code; the empty code stands for all. */
  private static final class Sum {
    private int items;
    private int refused;
    private int pieces;
    private int coded;
    private String example = "";
  }

  /**
   * @param noted all that was found in the batch
   */
  Quality(Identified identified, List<Log.Noted> noted) {
    this.identified = identified;
    for (Log.Noted each : noted)
      if (each.finding().place().item() > 0)
        findings
            .computeIfAbsent(each.finding().place().item(), key -> new ArrayList<>())
            .add(each.finding());
  }

  void keep(Handle handle, Judged judged) {
    for (Validated each : judged.items())
      if (each.item().function() != MessageFunction.CANCELLATION) add(each);
    if (!identified.agreement().flows().isEmpty())
      for (Batch.Entry each : judged.others())
        if (each.content() == null) count(UNKNOWN, each.ordinal());
    if (sums.isEmpty()) return;
    Arrival arrival = identified.arrival();
    BatchQuality.add(handle, arrival.receivedAt(), arrival.partner(), arrival.channel(), rows());
  }

  private void add(Validated validated) {
    Item item = validated.item();
    Sum all =
        count(new Lane(Relations.from(item), Relations.to(item)), validated.entry().ordinal());
    all.pieces += item.contents().size();
    all.coded += (int) item.contents().stream().filter(each -> each.hsCode() != null).count();
  }

  private Sum count(Lane lane, int ordinal) {
    Map<String, Sum> ofLane = sums.computeIfAbsent(lane, key -> new TreeMap<>());
    Map<String, Finding> codes = new TreeMap<>();
    boolean refused = false;
    for (Finding each : findings.getOrDefault(ordinal, List.of())) {
      codes.putIfAbsent(each.code().id(), each);
      refused |= each.code().severity() == Severity.REJECT;
    }
    codes.forEach(
        (code, finding) -> {
          Sum sum = ofLane.computeIfAbsent(code, key -> new Sum());
          sum.items++;
          if (finding.code().severity() == Severity.REJECT) sum.refused++;
          sum.example = example(finding);
        });
    Sum all = ofLane.computeIfAbsent("", key -> new Sum());
    all.items++;
    if (refused) all.refused++;
    return all;
  }

  /** As masked as any finding is, and about no item that could be found by it. */
  static String example(Finding finding) {
    Place place =
        Place.NOWHERE.withPiece(finding.place().piece()).withField(finding.place().field());
    return ITEM_ID.matcher(finding.at(place).toString()).replaceAll("$1…");
  }

  private List<BatchQuality> rows() {
    List<BatchQuality> rows = new ArrayList<>();
    sums.forEach(
        (lane, codes) ->
            codes.forEach(
                (code, sum) ->
                    rows.add(
                        new BatchQuality(
                            lane,
                            code,
                            sum.items,
                            sum.refused,
                            sum.pieces,
                            sum.coded,
                            sum.example))));
    return rows;
  }
}
