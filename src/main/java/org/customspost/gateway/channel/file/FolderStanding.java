package org.customspost.gateway.channel.file;

import static org.customspost.gateway.error.ErrorCode.RCV_016;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.customspost.gateway.channel.door.Standing;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The standing of a local folder; it also tells, once each, of directories that lie there. */
final class FolderStanding implements PollingConsumerPollStrategy, ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FolderStanding.class);

  private final Standing standing;
  private final Path folder;
  private final String door;
  private final Set<Path> told = new HashSet<>();

  FolderStanding(Standing standing, Path folder, String door) {
    this.standing = standing;
    this.folder = folder;
    this.door = door;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    return standing.begin(consumer, endpoint);
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
    if (polledMessages == 0) tellDirectories();
    standing.commit(consumer, endpoint, polledMessages);
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
    return standing.rollback(consumer, endpoint, retryCounter, cause);
  }

  @Override
  public void handleException(Throwable exception) {
    standing.handleException(exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    standing.handleException(message, exception);
  }

  @Override
  public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
    standing.handleException(message, exchange, exception);
  }

  private void tellDirectories() {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))) {
      for (Path each : entries) {
        if (!told.add(each)) continue;
        Finding finding =
            Finding.of(RCV_016, Place.NOWHERE, "name", String.valueOf(each.getFileName()));
        LOG.warn("door {}: {}", door, finding);
      }
    } catch (IOException e) {
      LOG.debug("door {}: {} cannot be listed", door, folder, e); // the poll itself tells it
    }
  }
}
