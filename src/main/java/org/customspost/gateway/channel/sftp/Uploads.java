package org.customspost.gateway.channel.sftp;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;

/**
 * Files being written by partners. Each lies under a hidden name until its writer closes it; only
 * then, forced to disk, it gets its own. Where the session breaks before, it is thrown away: the
 * partner never got our yes.
 */
final class Uploads implements SftpEventListener {
  private static final String PREFIX = ".upload-";

  private final long largest;
  private final Map<Handle, Upload> open = new ConcurrentHashMap<>();

  /** One file being written. */
  private record Upload(Path hidden, BoundedChannel channel) {}

  Uploads(long largest) {
    this.largest = largest;
  }

  /** Removes what a stopped gateway left half written. */
  static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> halves = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path each : halves) Files.deleteIfExists(each);
    }
  }

  SeekableByteChannel begin(FileHandle handle, Path target) throws IOException {
    Path hidden = target.resolveSibling(PREFIX + UUID.randomUUID());
    BoundedChannel channel =
        new BoundedChannel(
            FileChannel.open(
                hidden,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE),
            largest);
    open.put(handle, new Upload(hidden, channel));
    return channel;
  }

  boolean holds(FileHandle handle) {
    return open.containsKey(handle);
  }

  /** The session broke with the file open: it never becomes visible. */
  @Override
  public void exiting(ServerSession session, Handle handle) throws IOException {
    Upload upload = open.remove(handle);
    if (upload == null) return;
    upload.channel().close();
    Files.deleteIfExists(upload.hidden());
  }

  /** The writer closes the file: our answer is given after this. */
  void publish(FileHandle handle, Path target) throws IOException {
    Upload upload = open.remove(handle);
    if (upload == null) return;
    try (BoundedChannel channel = upload.channel()) {
      if (channel.overrun()) throw new IOException("larger than " + largest + " bytes");
      channel.force();
    } catch (IOException e) {
      Files.deleteIfExists(upload.hidden());
      throw e;
    }
    Files.move(
        upload.hidden(),
        target,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Path folder = target.getParent();
    if (folder == null) return;
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true); // the name, too, must survive a power cut
    }
  }
}
