/** Reports on data and answers, with charts, for printing and for a spreadsheet. */
@NullMarked
package org.customspost.gateway.console.report;

import org.jspecify.annotations.NullMarked;
