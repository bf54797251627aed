package dev.audiolith.transcribe;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.fileupload.ParameterParser;

/// What stands before one part of a form: which field it is, and what its sender calls it.
///
/// Clients write names with quotes and without, in any order, in ASCII or percents, and quotes within names with a backslash.
record PartHeaders(Map<String, String> disposition, Optional<String> contentType) {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
    private static final Pattern DISPOSITION = header("content-disposition");
    private static final Pattern TYPE = header("content-type");

    static PartHeaders of(String text) {
        var unfolded = FOLD.matcher(text).replaceAll(" ");
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return new PartHeaders(parser.parse(value(DISPOSITION, unfolded).orElse(""), ';'), value(TYPE, unfolded));
    }

    String name() {
        return find("name").orElse("");
    }

    Optional<String> fileName() {
        return find("filename").filter(text -> !text.isBlank());
    }

    private Optional<String> find(String parameter) {
        return Optional.ofNullable(disposition.get(parameter)).map(text -> text.replace("\\\"", "\""));
    }

    private static Optional<String> value(Pattern header, String text) {
        var match = header.matcher(text);
        return match.find() ? Optional.of(match.group(1).strip()) : Optional.empty();
    }

    private static Pattern header(String name) {
        return Pattern.compile("^" + name + ":([^\\r\\n]*)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }
}
