package org.customspost.gateway.channel.door;

/** Says which of several gateways looks into a folder that all of them could look into. */
public interface FolderLeases {
  /** For folders that nobody else can see. */
  FolderLeases ALONE =
      new FolderLeases() {
        @Override
        public boolean held(String folder) {
          return true;
        }

        @Override
        public void release(String folder) {}
      };

  /** Whether this gateway may look now; takes the lease where nobody holds it. */
  boolean held(String folder);

  /** The door is closed: another gateway may look at once. */
  void release(String folder);
}
