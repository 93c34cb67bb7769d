package org.customspost.gateway.console;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page in its 32 most used colours: a quarter of the bytes, and a page has few. */
final class SmallPicture {
  private static final int COLOURS = 32;

  private final BufferedImage picture;

  private SmallPicture(BufferedImage picture) {
    this.picture = picture;
  }

  static SmallPicture of(byte[] png) {
    try {
      return new SmallPicture(fewColours(ImageIO.read(new ByteArrayInputStream(png))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage fewColours(BufferedImage from) {
    int width = from.getWidth();
    int height = from.getHeight();
    int[] pixels = from.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counted = new HashMap<>();
    for (int each : pixels) counted.merge(each, 1, Integer::sum);
    List<Integer> most =
        counted.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    int[] colours = most.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i], each -> nearest(colours, each));
      small.getRaster().setSample(i % width, i / width, 0, index);
    }
    return small;
  }

  private static int nearest(int[] colours, int colour) {
    int best = 0;
    for (int i = 1; i < colours.length; i++)
      if (distance(colours[i], colour) < distance(colours[best], colour)) best = i;
    return best;
  }

  private static int distance(int one, int other) {
    int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
    int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
    int blue = (one & 0xFF) - (other & 0xFF);
    return red * red + green * green + blue * blue;
  }
}
