package org.customspost.gateway.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.customspost.gateway.dossier.Filing;
import org.customspost.gateway.dossier.Filings;
import org.jdbi.v3.core.Handle;

/** Filings of one batch, new ones and changed ones, each as the last item left it. */
final class FilingChanges {
  private final Map<Long, Filing> added = new LinkedHashMap<>();
  private final Map<Long, Filing> updated = new LinkedHashMap<>();

  /** Whether it came into being in this batch. */
  boolean isNew(Filing filing) {
    return added.containsKey(filing.id());
  }

  Filing add(Filing filing) {
    added.put(filing.id(), filing);
    return filing;
  }

  Filing change(Filing filing) {
    (isNew(filing) ? added : updated).put(filing.id(), filing);
    return filing;
  }

  List<Filing> added() {
    return List.copyOf(added.values());
  }

  /** New and changed ones. */
  List<Filing> all() {
    List<Filing> all = new ArrayList<>(added.values());
    all.addAll(updated.values());
    return all;
  }

  /** Part of commit B. */
  void store(Handle handle, Filings filings) {
    filings.add(handle, added());
    filings.update(handle, List.copyOf(updated.values()));
  }
}
