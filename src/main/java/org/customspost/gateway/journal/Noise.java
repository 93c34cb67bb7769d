package org.customspost.gateway.journal;

/**
 * Knows bytes that compression would hardly shorten, by a sample: ciphertext, what is compressed
 * already, base64 of either. A wrong guess costs some disk or some time, and nothing else.
 */
final class Noise {
  private static final int SAMPLE = 1_024;
  private static final int VALUES = 256;

  /** How many different bytes, each as frequent as the others, text may have at most. */
  private static final int EVEN_VALUES = 48;

  private Noise() {}

  /**
   * Whether two bytes of the sample are the same as seldom as in noise: in ciphertext 1 of 256
   * pairs is, in base64 1 of 64, in interchanges 1 of 10 to 25.
   */
  static boolean isMuch(byte[] bytes, int length) {
    int step = Math.max(1, length / SAMPLE);
    int[] counts = new int[VALUES];
    long sample = 0;
    for (int i = 0; i < length; i += step, sample++) counts[bytes[i] & 0xFF]++;
    long samePairs = 0;
    for (int count : counts) samePairs += (long) count * (count - 1);
    return samePairs * EVEN_VALUES < sample * (sample - 1);
  }
}
