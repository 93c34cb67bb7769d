package org.customspost.gateway.journal;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Leases on folders, one row each. All times are those of the database's clock. */
public final class FolderLease {
  // A lease that is forgotten in a crash was to end with its holder anyway.
  private static final String QUICKLY = "set local synchronous_commit = off";

  private final Database database;
  private final String owner;

  /**
   * @param owner this gateway, different after each start
   */
  public FolderLease(Database database, String owner) {
    this.database = database;
    this.owner = owner;
  }

  /** Takes the lease, or makes it last longer; false where another gateway holds it. */
  public boolean take(String folder, Duration length) {
    return database.transaction(handle -> take(handle, folder, length));
  }

  private boolean take(Handle handle, String folder, Duration length) {
    handle.execute(QUICKLY);
    return handle
            .createUpdate(
                "insert into folder_lease as held (folder, owner, until)"
                    + " values (:folder, :owner, clock_timestamp() + make_interval(secs => :seconds))"
                    + " on conflict (folder) do update set owner = excluded.owner, until = excluded.until"
                    + " where held.owner = excluded.owner or held.until <= clock_timestamp()")
            .bind("folder", folder)
            .bind("owner", owner)
            .bind("seconds", length.toMillis() / 1000.0)
            .execute()
        > 0;
  }

  /** Gives the lease back; nothing happens where it is another's by now. */
  public void release(String folder) {
    database.run(
        handle ->
            handle
                .createUpdate("delete from folder_lease where folder = :folder and owner = :owner")
                .bind("folder", folder)
                .bind("owner", owner)
                .execute());
  }
}
