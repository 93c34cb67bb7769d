/** The gateway's own private PostgreSQL: unpacked, initialised, started and stopped by it. */
@NullMarked
package org.customspost.gateway.journal.postgres;

import org.jspecify.annotations.NullMarked;
