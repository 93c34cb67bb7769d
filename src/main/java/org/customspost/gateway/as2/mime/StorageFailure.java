package org.customspost.gateway.as2.mime;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reading or writing failed here, on our own disk: never the fault of what was sent. */
public final class StorageFailure extends IOException {
  private static final long serialVersionUID = 1L;

  StorageFailure(IOException cause) {
    super("temporary storage failed: " + cause.getMessage(), cause);
  }

  /**
   * Throws the storage failure that stands behind a failure of parsing, if there is one; whatever
   * else fails while foreign bytes are parsed is in those bytes.
   */
  public static void rethrow(Throwable failure) throws StorageFailure {
    for (Throwable each = failure; each != null; each = cause(each))
      if (each instanceof StorageFailure storage) throw storage;
  }

  private static @Nullable Throwable cause(Throwable failure) {
    return failure.getCause();
  }
}
