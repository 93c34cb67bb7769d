/** Doors that are queues, on the embedded broker or another. */
@NullMarked
package org.customspost.gateway.channel.jms;

import org.jspecify.annotations.NullMarked;
