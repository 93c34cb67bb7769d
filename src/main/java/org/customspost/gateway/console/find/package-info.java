/** Finding in the console: the search box, lists with filters, and their export. */
@NullMarked
package org.customspost.gateway.console.find;

import org.jspecify.annotations.NullMarked;
