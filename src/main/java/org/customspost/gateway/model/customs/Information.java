package org.customspost.gateway.model.customs;

/** Told by customs; decides nothing. */
public enum Information implements Meaning {
  REGISTERED,
  AMENDED,
  REQUEST_GRANTED,
  REQUEST_REFUSED,
  TAX,
  EXITED,
  EXIT_ENQUIRY
}
