/** The house at a glance: what came, left, waits and is late, now and over time. */
@NullMarked
package org.customspost.gateway.journal.house;

import org.jspecify.annotations.NullMarked;
