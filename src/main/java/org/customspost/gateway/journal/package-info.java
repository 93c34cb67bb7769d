/** The gateway's memory on disk: arrivals, documents, departures, events, payloads, work. */
@NullMarked
package org.customspost.gateway.journal;

import org.jspecify.annotations.NullMarked;
