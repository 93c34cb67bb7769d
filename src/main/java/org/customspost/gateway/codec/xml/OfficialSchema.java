package org.customspost.gateway.codec.xml;

import static org.customspost.gateway.error.ErrorCode.WRT_206;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.customspost.gateway.codec.grammar.CappedFindings;
import org.customspost.gateway.error.Finding;
import org.customspost.gateway.error.Place;
import org.customspost.gateway.error.Position;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** One installed schema. A validator costs more to make than to use, so each thread keeps one. */
final class OfficialSchema {
  /** Values in the validator's sentences: they may be personal. */
  private static final Pattern VALUE =
      Pattern.compile("(?s)([Vv]alue )?'(.*?)' (?=with|is not|of attribute)");

  private final String name;
  private final ThreadLocal<Validator> validators;

  OfficialSchema(String name, Schema schema) {
    this.name = name;
    validators = ThreadLocal.withInitial(() -> validator(schema));
  }

  private static Validator validator(Schema schema) {
    Validator validator = schema.newValidator();
    try {
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    } catch (SAXException e) {
      throw new IllegalStateException("the platform's XML validator cannot be secured", e);
    }
    return validator;
  }

  List<Finding> violations(byte[] document) {
    CappedFindings findings = new CappedFindings(Limits.FINDINGS);
    Validator validator = validators.get();
    validator.setErrorHandler(new Gathering(findings));
    try {
      validator.validate(new StreamSource(new ByteArrayInputStream(document)));
    } catch (SAXParseException e) {
      // The handler has it already.
      return findings.list();
    } catch (SAXException e) {
      add(findings, String.valueOf(e.getMessage()), Position.UNKNOWN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings.list();
  }

  private void add(CappedFindings findings, String problem, Position position) {
    Place place = Place.NOWHERE.withPosition(position);
    findings.add(WRT_206, place, "schema", name, "problem", masked(problem));
  }

  static String masked(String problem) {
    Matcher values = VALUE.matcher(problem);
    return values.replaceAll(
        each ->
            Matcher.quoteReplacement(
                (each.group(1) == null ? "" : each.group(1))
                    + "'"
                    + Finding.masked(each.group(2))
                    + "' "));
  }

  private final class Gathering implements ErrorHandler {
    private final CappedFindings findings;

    Gathering(CappedFindings findings) {
      this.findings = findings;
    }

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
      Position at = new Position(-1, e.getLineNumber(), e.getColumnNumber(), 0, "/");
      add(findings, String.valueOf(e.getMessage()), at);
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      error(e);
      throw e;
    }
  }
}
