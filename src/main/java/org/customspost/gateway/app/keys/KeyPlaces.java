package org.customspost.gateway.app.keys;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.customspost.gateway.partner.Agreements;
import org.customspost.gateway.signing.KeyFile;

/**
 * Where the configuration says that keys and certificates are, and who uses them.
 *
 * @param config the folder that references to secrets are relative to
 * @param certificates partners', by alias
 * @param agreements read and checked when asked for: most of what is done with keys needs none
 */
public record KeyPlaces(
    Path config,
    List<KeyFile> files,
    Map<String, Path> certificates,
    Supplier<Agreements> agreements) {
  public KeyPlaces {
    files = List.copyOf(files);
    certificates = Map.copyOf(certificates);
  }
}
