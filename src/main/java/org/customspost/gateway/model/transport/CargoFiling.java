package org.customspost.gateway.model.transport;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.customspost.gateway.model.Canonical;
import org.customspost.gateway.model.MadeOf;
import org.customspost.gateway.model.item.MessageFunction;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it is filed with an authority that registers it under a number of its own, and
 * takes changes under that number only.
 *
 * @param lrn our reference of this document
 * @param mrn the authority's number; absent in what is not registered yet
 * @param carriage by which it crosses the border, where it is announced
 */
public record CargoFiling(
    String lrn,
    @Nullable String mrn,
    MessageFunction function,
    Manifest manifest,
    @Nullable Carriage carriage,
    OffsetDateTime preparedAt)
    implements Canonical {

  /** What a form of it cannot be without. */
  public enum Need {
    /** At least one receptacle of which an item is told. */
    ITEMS,
    RECEPTACLES,
    /** A master waybill. */
    WAYBILL,
    /** The flight or voyage. */
    CONVEYANCE
  }

  /** An item, and the receptacle that holds it. */
  public record Contained(ReceptacleId receptacle, S10Id item) {}

  /** The items in their receptacles; those without a receptacle are left out. */
  @MadeOf("manifest")
  public List<Contained> contained() {
    List<Contained> contained = new ArrayList<>();
    for (ManifestLine line : manifest.lines())
      if (line.receptacle() != null)
        for (S10Id item : line.items()) contained.add(new Contained(line.receptacle(), item));
    return contained;
  }

  /** Each receptacle once. */
  @MadeOf("manifest")
  public List<ReceptacleId> receptacles() {
    Set<ReceptacleId> receptacles = new LinkedHashSet<>();
    for (ManifestLine line : manifest.lines())
      if (line.receptacle() != null) receptacles.add(line.receptacle());
    return List.copyOf(receptacles);
  }

  /** Master waybill: of the head, else the first that a line has. */
  @MadeOf("manifest")
  public @Nullable TransportDocument waybill() {
    if (manifest.transportDocument() != null) return manifest.transportDocument();
    return manifest.lines().stream()
        .map(ManifestLine::transportDocument)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Office of exchange that closed it. */
  @MadeOf("manifest")
  public @Nullable ImpcCode closedBy() {
    if (manifest.originOffice() != null) return manifest.originOffice();
    List<ReceptacleId> receptacles = receptacles();
    return receptacles.isEmpty() ? null : receptacles.get(0).despatch().origin();
  }

  /** Office of exchange that it goes to. */
  @MadeOf("manifest")
  public @Nullable ImpcCode boundFor() {
    if (manifest.destinationOffice() != null) return manifest.destinationOffice();
    List<ReceptacleId> receptacles = receptacles();
    return receptacles.isEmpty() ? null : receptacles.get(0).despatch().destination();
  }
}
