/** The gateway's memory: payloads, work, and what happened, in one PostgreSQL database. */
@NullMarked
package org.customspost.gateway.journal;

import org.jspecify.annotations.NullMarked;
