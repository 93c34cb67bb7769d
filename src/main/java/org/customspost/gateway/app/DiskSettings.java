package org.customspost.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customspost.gateway.yaml.YamlMap;

/**
 * How much of a disk must be free for anything to be taken in.
 *
 * @param bytes at least so many
 * @param percent of the disk, where {@code bytes} does not say it alone: the smaller of both counts
 */
public record DiskSettings(long bytes, int percent) {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,6})(MB|GB|%)");
  private static final long GIGABYTE = 1L << 30;

  /** 2 GB; on a small disk 5 %. */
  static final DiskSettings USUAL = new DiskSettings(2 * GIGABYTE, 5);

  static DiskSettings read(YamlMap settings) {
    Optional<YamlMap> yaml = settings.map("disk");
    if (yaml.isEmpty()) return USUAL;
    DiskSettings disk = leastFree(yaml.get());
    yaml.get().done();
    return disk;
  }

  private static DiskSettings leastFree(YamlMap yaml) {
    Optional<String> text = yaml.optionalText("least-free");
    if (text.isEmpty()) return USUAL;
    Matcher size = SIZE.matcher(text.get());
    if (!size.matches() || (size.group(2).equals("%") && size.group(1).length() > 2)) {
      yaml.wrong("least-free", text.get(), "a size such as 500MB, 2GB, or 5%");
      return USUAL;
    }
    int number = Integer.parseInt(size.group(1));
    return switch (size.group(2)) {
      case "%" -> new DiskSettings(Long.MAX_VALUE, number);
      case "MB" -> new DiskSettings((long) number << 20, 100);
      default -> new DiskSettings(number * GIGABYTE, 100);
    };
  }

  /** So much the broker keeps free: less, so that the doors are closed long before it is. */
  long ofBroker(Path folder) throws IOException {
    return of(Files.getFileStore(folder).getTotalSpace()) / 4;
  }

  /** What must be free of a disk that is so large. */
  long of(long whole) {
    return Math.min(bytes, Math.round(whole * (percent / 100.0)));
  }
}
