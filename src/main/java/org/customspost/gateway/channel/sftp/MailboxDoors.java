package org.customspost.gateway.channel.sftp;

import java.io.IOException;
import java.util.Optional;
import org.customspost.gateway.channel.door.Door;
import org.customspost.gateway.channel.door.DoorKind;
import org.customspost.gateway.channel.file.FileDoors;
import org.customspost.gateway.channel.file.PollWhenKnocked;
import org.customspost.gateway.partner.Channel;
import org.customspost.gateway.partner.Channel.AfterReceive;
import org.customspost.gateway.partner.Channel.FileDrop;
import org.customspost.gateway.partner.Channel.SftpMailbox;
import org.customspost.gateway.partner.Channel.Whole;
import org.customspost.gateway.partner.Secrets;

/** Doors where the partner logs in to us: a home on our server, and folder routes upon it. */
public final class MailboxDoors implements DoorKind {
  private final MailboxServer server;
  private final FileDoors folders;
  private final Secrets secrets;

  public MailboxDoors(MailboxServer server, FileDoors folders, Secrets secrets) {
    this.server = server;
    this.folders = folders;
    this.secrets = secrets;
  }

  @Override
  public Optional<Door> door(String partner, Channel channel) throws IOException {
    if (!(channel instanceof SftpMailbox mailbox)) return Optional.empty();
    String password = mailbox.password().isEmpty() ? "" : secrets.needed(mailbox.password());
    FileDrop home =
        new FileDrop(
            mailbox.id(),
            server.home(mailbox),
            true,
            true,
            Whole.RENAMED, // the server shows a file only when it is whole
            AfterReceive.DELETE,
            mailbox.every());
    PollWhenKnocked polling = FileDoors.polling(partner, home);
    server.admit(mailbox, password, polling::knock);
    try {
      return Optional.of(folders.door(partner, home, polling, () -> server.dismiss(mailbox)));
    } catch (IOException e) {
      server.dismiss(mailbox); // nobody may put what nobody would take
      throw e;
    }
  }
}
