package org.customspost.gateway.codec.grammar;

import java.util.ArrayList;
import java.util.List;
import org.customspost.gateway.error.ErrorCode;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/** Findings up to a number; a last one counts the rest. */
public final class CappedFindings {
  private final int most;
  private final List<Finding> gathered = new ArrayList<>();
  private int more;

  public CappedFindings(int most) {
    this.most = most;
  }

  public void add(Finding finding) {
    if (gathered.size() < most) gathered.add(finding);
    else more++;
  }

  public void add(ErrorCode code, Place place, String... namedValues) {
    if (gathered.size() < most) gathered.add(Finding.of(code, place, namedValues));
    else more++;
  }

  public List<Finding> list() {
    if (more == 0) return List.copyOf(gathered);
    List<Finding> all = new ArrayList<>(gathered);
    all.add(Finding.of(ErrorCode.INS_213, Place.NOWHERE, "count", String.valueOf(more)));
    return List.copyOf(all);
  }
}
