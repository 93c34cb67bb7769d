package org.customspost.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.customspost.gateway.model.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Style sheets, scripts and pictures, served from here only. The hash of the content stands in the
 * path, so that browsers keep them and a new version is a new path.
 */
public final class Assets {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.(css|js|svg)");
  private static final int HASH_DIGITS = 16;

  /** Those that come from packages, by the name that they have here. */
  private static final Map<String, String> PACKAGED =
      Map.of(
          "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.7/dist/htmx.min.js",
          "uplot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js",
          "uplot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  /** Content, and the hash that stands in its path. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the socket, compared by nobody
  record Asset(String type, String hash, byte[] content) {}

  /**
   * @param name of a file in the folder {@code assets} beside this class, or of a packaged one
   */
  public String path(String name) {
    Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("no asset " + name));
    return "/assets/" + asset.hash() + "/" + name;
  }

  Optional<Asset> find(String name) {
    if (!NAME.matcher(name).matches()) return Optional.empty();
    return Optional.ofNullable(loaded.computeIfAbsent(name, Assets::load));
  }

  private static @Nullable Asset load(String name) {
    String place = PACKAGED.getOrDefault(name, "assets/" + name);
    try (InputStream content = Assets.class.getResourceAsStream(place)) {
      if (content == null) return null;
      byte[] bytes = content.readAllBytes();
      String hash = Sha256.of(bytes).hex().substring(0, HASH_DIGITS);
      return new Asset(type(name), hash, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    String charset = "; charset=" + StandardCharsets.UTF_8.name();
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css" + charset;
      case "js" -> "text/javascript" + charset;
      default -> "image/svg+xml";
    };
  }
}
