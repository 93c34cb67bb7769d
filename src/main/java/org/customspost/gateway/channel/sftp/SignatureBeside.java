package org.customspost.gateway.channel.sftp;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileExclusiveReadLockStrategy;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.strategy.SftpChangedExclusiveReadLockStrategy;
import org.customspost.gateway.partner.Channel.AfterReceive;
import org.customspost.gateway.partner.Channel.SftpPoll;
import org.customspost.gateway.partner.Channel.Whole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the detached signature that lies beside a partner's file, before the file: by then it is
 * there, because who delivers puts it first. It is cleared away together with its file.
 */
final class SignatureBeside implements GenericFileExclusiveReadLockStrategy<LsEntry> {
  /** Exchange property with the bytes; absent where none lies there. */
  static final String SIGNATURE = "gateway.signature";

  private static final Logger LOG = LoggerFactory.getLogger(SignatureBeside.class);
  private static final String END = ".p7s";
  private static final int LONGEST = 100_000;
  private static final long LOOK_MILLIS = 1_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private final SftpPoll poll;
  private final @Nullable SftpChangedExclusiveReadLockStrategy stable;

  SignatureBeside(SftpPoll poll) {
    this.poll = poll;
    this.stable = poll.whole() == Whole.STABLE ? sameSizeTwice() : null;
  }

  private static SftpChangedExclusiveReadLockStrategy sameSizeTwice() {
    SftpChangedExclusiveReadLockStrategy stable = new SftpChangedExclusiveReadLockStrategy();
    stable.setCheckInterval(LOOK_MILLIS);
    stable.setTimeout(PATIENCE_MILLIS);
    stable.setFastExistsCheck(true);
    stable.setReadLockLoggingLevel(LoggingLevel.OFF);
    return stable;
  }

  @Override
  public boolean acquireExclusiveReadLock(
      GenericFileOperations<LsEntry> operations, GenericFile<LsEntry> file, Exchange exchange)
      throws Exception {
    if (stable != null && !stable.acquireExclusiveReadLock(operations, file, exchange))
      return false;
    String beside = file.getAbsoluteFilePath() + END;
    if (!operations.existsFile(beside)) return true;
    operations.retrieveFile(beside, exchange, LONGEST);
    try {
      exchange.setProperty(SIGNATURE, bytes(file));
    } finally {
      operations.releaseRetrievedFileResources(exchange);
    }
    return true;
  }

  // The client hands a fetched file over as the body of the one that is looked at.
  private static byte[] bytes(GenericFile<LsEntry> file) throws IOException {
    if (!(file.getBody() instanceof InputStream in)) throw new IOException("no bytes were fetched");
    try (in) {
      return in.readNBytes(LONGEST);
    }
  }

  /** The file is stored. A signature that stays behind harms nobody. */
  @Override
  public void releaseExclusiveReadLockOnCommit(
      GenericFileOperations<LsEntry> operations, GenericFile<LsEntry> file, Exchange exchange) {
    if (exchange.getProperty(SIGNATURE) == null) return;
    String beside = file.getAbsoluteFilePath() + END;
    try {
      // The client can do one thing at a time, and the file's stream is still open.
      operations.releaseRetrievedFileResources(exchange);
      if (poll.afterReceive() == AfterReceive.DELETE) operations.deleteFile(beside);
      else move(operations, beside, done(file));
    } catch (GenericFileOperationFailedException e) {
      LOG.warn("{} could not be cleared away: {}", beside, e.getMessage());
    }
  }

  private String done(GenericFile<LsEntry> file) {
    String parent = file.getParent();
    String below = poll.doneFolder() + "/" + file.getFileNameOnly() + END;
    return parent == null || parent.isEmpty() ? below : parent + "/" + below;
  }

  private static void move(GenericFileOperations<LsEntry> operations, String from, String to) {
    operations.buildDirectory(to.substring(0, to.lastIndexOf('/')), false);
    if (operations.existsFile(to)) operations.deleteFile(to);
    operations.renameFile(from, to);
  }

  @Override
  public void prepareOnStartup(
      GenericFileOperations<LsEntry> operations, GenericFileEndpoint<LsEntry> endpoint) {}

  @Override
  public void releaseExclusiveReadLockOnAbort(
      GenericFileOperations<LsEntry> operations, GenericFile<LsEntry> file, Exchange exchange) {}

  @Override
  public void releaseExclusiveReadLockOnRollback(
      GenericFileOperations<LsEntry> operations, GenericFile<LsEntry> file, Exchange exchange) {}

  @Override
  public void setTimeout(long timeout) {}

  @Override
  public void setCheckInterval(long checkInterval) {}

  @Override
  public void setReadLockLoggingLevel(LoggingLevel level) {}

  @Override
  public void setMarkerFiler(boolean markerFile) {}

  @Override
  public void setDeleteOrphanLockFiles(boolean deleteOrphanLockFiles) {}
}
