package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A program that takes AS2 messages, in a process of its own. */
interface As2Receiver extends AutoCloseable {
  /** As figures are called. */
  String name();

  URI url();

  long pid();

  /** Forgets what it took, where it only keeps that in memory. */
  default void forget() throws IOException {}

  @Override
  void close();

  /** The gateway, with its own database. */
  record Ours(String name, As2Folder folder, RunningGateway gateway) implements As2Receiver {
    static Ours start(Path home, String name, As2Folder folder, RunningGateway.Java java)
        throws IOException {
      try {
        Path log = folder.folder().resolve("log");
        return new Ours(name, folder, RunningGateway.start(home, folder.config(), log, java));
      } catch (IOException e) {
        folder.close();
        throw e;
      }
    }

    @Override
    public URI url() {
      return folder.url();
    }

    @Override
    public long pid() {
      return gateway.pid();
    }

    @Override
    public void close() {
      gateway.close();
      folder.close();
    }
  }
}
