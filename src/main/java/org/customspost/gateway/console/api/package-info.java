/** The REST API: its description, and what it answers of finding and lists. */
@NullMarked
package org.customspost.gateway.console.api;

import org.jspecify.annotations.NullMarked;
