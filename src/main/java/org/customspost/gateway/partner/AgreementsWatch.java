package org.customspost.gateway.partner;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reloads agreements when a file in {@code partners/} changes, until closed. */
public final class AgreementsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgreementsWatch.class);
  // Editors write in several steps: wait until the folder was quiet for so long.
  private static final long QUIET_MILLIS = 300;

  private final WatchService service;
  private final CurrentAgreements agreements;
  private final Thread thread;

  /** Starts watching. */
  public AgreementsWatch(Path config, CurrentAgreements agreements) throws IOException {
    this.agreements = agreements;
    Path folder = Files.createDirectories(config.resolve("partners"));
    this.service = folder.getFileSystem().newWatchService();
    folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    this.thread = new Thread(this::watch, "agreements-watch");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    service.close();
  }

  private void watch() {
    try {
      while (quiet(service.take())) reload();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ClosedWatchServiceException e) {
      LOG.debug("agreements are no longer watched");
    }
  }

  /** False where the folder itself is gone. */
  private boolean quiet(WatchKey first) throws InterruptedException {
    WatchKey key = first;
    boolean there = true;
    while (key != null && there) {
      key.pollEvents();
      there = key.reset();
      key = service.poll(QUIET_MILLIS, MILLISECONDS);
    }
    return there;
  }

  private void reload() {
    try {
      agreements.reload();
    } catch (RuntimeException e) {
      // A listener failed; whatever it was, later changes must still be seen.
      LOG.error("agreements were reloaded, but not everybody could take the change", e);
    }
  }
}
