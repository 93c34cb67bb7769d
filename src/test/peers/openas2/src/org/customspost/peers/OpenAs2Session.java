package org.customspost.peers;

import org.openas2.BaseSession;
import org.openas2.OpenAS2Exception;

/** A session without configuration files. */
final class OpenAs2Session extends BaseSession {
  OpenAs2Session() throws OpenAS2Exception {
    init();
  }

  @Override
  public String getAppVersion() {
    return "2.10.1";
  }

  @Override
  public String getAppTitle() {
    return "OpenAS2 2.10.1";
  }
}
