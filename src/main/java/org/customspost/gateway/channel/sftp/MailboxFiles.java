package org.customspost.gateway.channel.sftp;

import static org.customspost.gateway.error.ErrorCode.RCV_460;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.customspost.gateway.channel.door.Intake;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;

/**
 * What a partner may do in its home: write and rename in {@code in/}, read and delete everywhere in
 * it. No links, no folders, no owners or permissions.
 */
final class MailboxFiles implements SftpFileSystemAccessor {
  private final Uploads uploads;
  private final Consumer<String> put;
  private final Intake intake;

  /**
   * @param put told of the user who put a file under its name
   */
  MailboxFiles(Uploads uploads, Consumer<String> put, Intake intake) {
    this.uploads = uploads;
    this.put = put;
    this.intake = intake;
  }

  @Override
  public SeekableByteChannel openFile(
      SftpSubsystemProxy subsystem,
      FileHandle fileHandle,
      Path file,
      String handle,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    inside(file);
    boolean write =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    if (!write)
      return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    inboxOnly(file);
    if (!intake.isOpen()) throw new NoRoom();
    boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (exists && options.contains(StandardOpenOption.CREATE_NEW))
      throw new FileAlreadyExistsException(String.valueOf(file.getFileName()));
    // to go on with a file that may be on its way already would make two of one
    if (exists && !options.contains(StandardOpenOption.TRUNCATE_EXISTING)) throw denied(file);
    return uploads.begin(fileHandle, real(file));
  }

  @Override
  public void closeFile(
      SftpSubsystemProxy subsystem,
      FileHandle fileHandle,
      Path file,
      String handle,
      Channel channel,
      Set<? extends OpenOption> options)
      throws IOException {
    if (uploads.holds(fileHandle)) {
      uploads.publish(fileHandle, real(file));
      put.accept(subsystem.getSession().getUsername());
    } else if (channel != null) channel.close();
  }

  @Override
  public void renameFile(
      SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    inside(from);
    inside(to);
    inboxOnly(from);
    inboxOnly(to);
    SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
    put.accept(subsystem.getSession().getUsername());
  }

  @Override
  public void removeFile(SftpSubsystemProxy subsystem, Path file, boolean directory)
      throws IOException {
    inside(file);
    if (directory || file.getNameCount() != 2) throw denied(file);
    SftpFileSystemAccessor.super.removeFile(subsystem, file, false);
  }

  @Override
  public DirectoryStream<Path> openDirectory(
      SftpSubsystemProxy subsystem,
      DirectoryHandle directoryHandle,
      Path directory,
      String handle,
      LinkOption... options)
      throws IOException {
    inside(directory);
    return SftpFileSystemAccessor.super.openDirectory(
        subsystem, directoryHandle, directory, handle, options);
  }

  @Override
  public Map<String, ?> readFileAttributes(
      SftpSubsystemProxy subsystem, Path file, String view, LinkOption... options)
      throws IOException {
    Path folder = file.getParent();
    if (folder != null) inside(folder);
    return SftpFileSystemAccessor.super.readFileAttributes(
        subsystem, file, view, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public String resolveLinkTarget(SftpSubsystemProxy subsystem, Path link) throws IOException {
    throw denied(link);
  }

  @Override
  public void createDirectory(SftpSubsystemProxy subsystem, Path directory) throws IOException {
    throw denied(directory);
  }

  @Override
  public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symbolic)
      throws IOException {
    throw denied(link);
  }

  @Override
  public void copyFile(
      SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
      throws IOException {
    throw denied(to);
  }

  // Clients set times and permissions after an upload as a matter of course: taken, without effect.

  @Override
  public void setFileAttribute(
      SftpSubsystemProxy subsystem,
      Path file,
      String view,
      String attribute,
      Object value,
      LinkOption... options) {}

  @Override
  public void setFileOwner(
      SftpSubsystemProxy subsystem, Path file, Principal owner, LinkOption... options) {}

  @Override
  public void setGroupOwner(
      SftpSubsystemProxy subsystem, Path file, Principal owner, LinkOption... options) {}

  @Override
  public GroupPrincipal resolveGroupOwner(
      SftpSubsystemProxy subsystem, Path file, GroupPrincipal name) {
    return name;
  }

  @Override
  public void setFilePermissions(
      SftpSubsystemProxy subsystem,
      Path file,
      Set<PosixFilePermission> permissions,
      LinkOption... options) {}

  @Override
  public void setFileAccessControl(
      SftpSubsystemProxy subsystem, Path file, List<AclEntry> acl, LinkOption... options) {}

  /** A link that somebody laid in the home from outside must not lead out of it. */
  private static void inside(Path file) throws IOException {
    for (Path each = file; each != null; each = each.getParent())
      if (Files.isSymbolicLink(each)) throw denied(file);
  }

  private static void inboxOnly(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    boolean inInbox = absolute.getNameCount() == 2 && absolute.getName(0).toString().equals("in");
    if (!inInbox || absolute.getName(1).toString().startsWith(".upload-")) throw denied(file);
  }

  /** Nothing is taken now; the partner is told so in words. */
  static final class NoRoom extends SftpException {
    private static final long serialVersionUID = 1L;

    NoRoom() {
      super(SftpConstants.SSH_FX_FAILURE, Finding.of(RCV_460, Place.NOWHERE).toString());
    }
  }

  private static AccessDeniedException denied(Path file) {
    return new AccessDeniedException(String.valueOf(file.getFileName()));
  }

  /** The file of this machine behind a path in the partner's home. */
  private static Path real(Path file) throws IOException {
    return file instanceof org.apache.sshd.common.file.util.BasePath<?, ?>
            && file.getFileSystem()
                instanceof org.apache.sshd.common.file.root.RootedFileSystem rooted
        ? rooted.getRoot().resolve(file.toAbsolutePath().normalize().toString().substring(1))
        : file;
  }
}
