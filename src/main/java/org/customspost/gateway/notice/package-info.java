/**
 * The notice to operators as JAXB classes, for any Java client; uses nothing else of the gateway.
 */
@NullMarked
@XmlSchema(namespace = "urn:customspost:notice:1", elementFormDefault = XmlNsForm.QUALIFIED)
@XmlJavaTypeAdapters({
  @XmlJavaTypeAdapter(type = OffsetDateTime.class, value = DateTimeText.class),
  @XmlJavaTypeAdapter(type = LocalDate.class, value = DateText.class)
})
package org.customspost.gateway.notice;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapters;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.NullMarked;
