/** XML to trees and back, structures from XSD, and the check against official schemas. */
@NullMarked
package org.customspost.gateway.codec.xml;

import org.jspecify.annotations.NullMarked;
