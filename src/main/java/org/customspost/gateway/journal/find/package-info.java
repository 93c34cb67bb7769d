/** Finding: what a person asked for, what is known under it, and lists by filters, page by page. */
@NullMarked
package org.customspost.gateway.journal.find;

import org.jspecify.annotations.NullMarked;
