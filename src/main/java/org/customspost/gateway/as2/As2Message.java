package org.customspost.gateway.as2;

import org.customspost.gateway.as2.mime.Content;
import org.customspost.gateway.as2.mime.Headers;

/**
 * A message or a receipt as a transport carries it.
 *
 * @param headers of the request or answer; those of the transport itself do no harm
 * @param body without chunks, compression or anything else that is the transport's
 */
public record As2Message(Headers headers, Content body) {}
