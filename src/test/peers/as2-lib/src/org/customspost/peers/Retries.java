package org.customspost.peers;

import com.helger.as2lib.exception.AS2Exception;
import com.helger.as2lib.processor.resender.IProcessorResenderModule;
import com.helger.as2lib.processor.resender.InMemoryResenderModule;
import com.helger.as2lib.session.AS2Session;
import java.util.HashMap;
import java.util.Map;

/** The library's own retries: each second, under the same Message-ID. */
final class Retries {
  static final int LONGEST_SECONDS = 240;

  private Retries() {}

  static InMemoryResenderModule module(AS2Session session) throws AS2Exception {
    InMemoryResenderModule module = new InMemoryResenderModule();
    module.attrs().putIn(InMemoryResenderModule.ATTR_RESEND_DELAY_SECONDS, 1);
    module.attrs().putIn(InMemoryResenderModule.ATTR_POLLING_INTERVAL_SECONDS, 1);
    module.initDynamicComponent(session, module.attrs());
    return module;
  }

  /** How often a message is tried again, where the agreement says so. */
  static Map<String, Object> options(Setup setup) {
    Map<String, Object> options = new HashMap<>();
    if (setup.has("retries"))
      options.put(IProcessorResenderModule.OPTION_RETRIES, setup.text("retries"));
    return options;
  }
}
