/** Tells people what they must hear of: by log, mail and webhook, each thing once in a while. */
@NullMarked
package org.customspost.gateway.alert;

import org.jspecify.annotations.NullMarked;
