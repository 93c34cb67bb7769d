/** What is said to customs and what customs answers: declarations, answers, notices. */
@NullMarked
package org.customspost.gateway.model.customs;

import org.jspecify.annotations.NullMarked;
