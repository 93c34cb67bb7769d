package org.customspost.gateway.error;

import java.util.ArrayList;
import java.util.List;

/** Gathers findings, so that a person hears of all problems at once. Not for several threads. */
public final class Findings {
  private final List<Finding> gathered = new ArrayList<>();

  public void add(Finding finding) {
    gathered.add(finding);
  }

  public void add(ErrorCode code, Place place, String... namedValues) {
    gathered.add(Finding.of(code, place, namedValues));
  }

  public void addAll(List<Finding> findings) {
    gathered.addAll(findings);
  }

  public List<Finding> list() {
    return List.copyOf(gathered);
  }

  public boolean isEmpty() {
    return gathered.isEmpty();
  }

  /** True where at least one of them rejects. */
  public boolean reject() {
    return gathered.stream().anyMatch(each -> each.code().severity() == Severity.REJECT);
  }

  /** Throws all of them where at least one rejects. */
  public void throwIfRejected() {
    if (reject()) throw new GatewayException(list());
  }
}
