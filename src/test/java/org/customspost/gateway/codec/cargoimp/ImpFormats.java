package org.customspost.gateway.codec.cargoimp;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Formats;
import org.customspost.gateway.codec.Syntax;
import org.customspost.gateway.error.Findings;
import org.customspost.gateway.model.structure.Structure;

/** The flight manifest, air waybill and house formats of the project's own mapping folders. */
final class ImpFormats implements Formats {
  private final List<Format> formats =
      List.of(format("ffm", "8", "point"), format("fwb", "16", ""), format("fhl", "4", "house"));

  @Override
  public Optional<Format> of(String identity) {
    return formats.stream().filter(each -> each.identity().equals(identity)).findFirst();
  }

  private static Format format(String type, String version, String unit) {
    Findings findings = new Findings();
    Path file = Path.of("mappings", type + "-cargoimp-" + version, "structure.txt");
    Structure structure =
        CargoImpStructures.read(file, file.toString(), type, version, findings)
            .orElseThrow(() -> new AssertionError(findings.list().toString()));
    String identity = type.toUpperCase(java.util.Locale.ROOT) + "/" + version;
    return new Format(type, version, Syntax.CARGOIMP, identity, unit, structure);
  }
}
