package org.customspost.gateway.app.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

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
  record Ours(As2Folder folder, RunningGateway gateway) implements As2Receiver {
    static Ours start(Path home, List<As2Tie> ties) throws IOException {
      return start(home, As2Folder.layOut(ties), "");
    }

    /**
     * @param heap as {@code GATEWAY_HEAP}; empty for the usual one
     */
    static Ours start(Path home, As2Folder folder, String heap) throws IOException {
      try {
        RunningGateway gateway =
            RunningGateway.start(home, folder.config(), folder.folder().resolve("log"), heap);
        return new Ours(folder, gateway);
      } catch (IOException e) {
        folder.close();
        throw e;
      }
    }

    @Override
    public String name() {
      return "ours";
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
