package org.customspost.peers;

import java.util.HashMap;
import java.util.Map;
import org.openas2.partner.BasePartnershipFactory;

/** Partnerships without configuration files. */
final class OpenAs2Partnerships extends BasePartnershipFactory {
  private final Map<String, Object> partners = new HashMap<>();

  @Override
  public Map<String, Object> getPartners() {
    return partners;
  }
}
