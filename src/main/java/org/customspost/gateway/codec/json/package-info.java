/** JSON to trees and back by the same structures that describe the XML form. */
@NullMarked
package org.customspost.gateway.codec.json;

import org.jspecify.annotations.NullMarked;
