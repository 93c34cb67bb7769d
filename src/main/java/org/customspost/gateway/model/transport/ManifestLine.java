package org.customspost.gateway.model.transport;

import java.util.List;
import org.customspost.gateway.model.Prose;
import org.customspost.gateway.model.item.HsCode;
import org.customspost.gateway.model.item.Party;
import org.customspost.gateway.model.item.S10Id;
import org.jspecify.annotations.Nullable;

/**
 * One line of a manifest: a receptacle, or a consignment or a share of one. Everything is optional
 * in transport.
 *
 * @param unitLoadDevice the device or container it is loaded in
 * @param transportDocument master waybill, prefix and serial with a hyphen: {@code 057-51987552}
 * @param houseDocument house waybill or bill
 * @param share how much of the consignment this line is
 * @param pieces receptacles or packages on this line
 * @param consignmentPieces in the whole consignment, where the line is a share of it
 * @param grossMassGrams in grams
 * @param from IATA airport code or UN/LOCODE
 * @param to as {@code from}
 * @param handling special handling codes: IATA codes of carriers, handling classes of posts
 * @param items the postal items in it, where told
 */
public record ManifestLine(
    @Nullable String unitLoadDevice,
    @Nullable ReceptacleId receptacle,
    @Nullable TransportDocument transportDocument,
    @Nullable String houseDocument,
    @Nullable Share share,
    @Nullable Integer pieces,
    @Nullable Integer consignmentPieces,
    @Nullable Long grossMassGrams,
    @Prose @Nullable String description,
    @Nullable String from,
    @Nullable String to,
    List<String> handling,
    List<HsCode> hsCodes,
    @Nullable Party consignor,
    @Nullable Party consignee,
    List<S10Id> items) {
  public ManifestLine {
    handling = List.copyOf(handling);
    hsCodes = List.copyOf(hsCodes);
    items = List.copyOf(items);
  }
}
