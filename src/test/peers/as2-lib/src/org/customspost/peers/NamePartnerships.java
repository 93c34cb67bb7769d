package org.customspost.peers;

import com.helger.as2lib.exception.AS2Exception;
import com.helger.as2lib.partner.AS2PartnershipNotFoundException;
import com.helger.as2lib.partner.AbstractPartnershipFactory;
import com.helger.as2lib.partner.Partnership;

/**
 * Finds partnerships by their AS2 names alone. The library's own factories compare the certificate's
 * alias too, which is not known when an asynchronous receipt comes in.
 */
final class NamePartnerships extends AbstractPartnershipFactory {
  @Override
  public Partnership getPartnership(Partnership wanted) throws AS2Exception {
    return getAllPartnerships().stream()
        .filter(each -> each.getSenderAS2ID().equals(wanted.getSenderAS2ID()))
        .filter(each -> each.getReceiverAS2ID().equals(wanted.getReceiverAS2ID()))
        .findFirst()
        .orElseThrow(() -> new AS2PartnershipNotFoundException(wanted));
  }
}
