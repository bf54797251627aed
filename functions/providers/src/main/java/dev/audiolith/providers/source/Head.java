package dev.audiolith.providers.source;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The head of an answer, read strictly: whatever could be read in two ways is refused, since the one who sends it may mean the other.
record Head(int status, List<Field> fields) {
    private static final int MOST_BYTES = 32 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
    /// With one way only to match a text: where there are more, a long run of spaces keeps it busy for years.
    private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\\x00-\\x08\\x0a-\\x1f\\x7f]*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");

    /// One line of it.
    record Field(String name, String value) {}

    static Head read(InputStream in) throws IOException {
        var budget = MOST_BYTES;
        while (true) {
            var lines = lines(in, budget);
            var status = STATUS.matcher(lines.getFirst());
            if (!status.matches()) {
                throw new ProtocolException("what came back is not HTTP");
            }
            // "Continue" and its like are followed by the answer.
            if (!status.group(1).startsWith("1")) {
                return new Head(Integer.parseInt(status.group(1)), fields(lines));
            }
            budget -= lines.stream().mapToInt(String::length).sum();
        }
    }

    Optional<String> first(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
    }

    boolean isChunked() throws IOException {
        var codings = all("transfer-encoding");
        if (codings.isEmpty()) {
            return false;
        }
        if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked") || !all("content-length").isEmpty()) {
            throw new ProtocolException("the answer's length is unclear");
        }
        return true;
    }

    OptionalLong length() throws IOException {
        var lengths = all("content-length").stream().distinct().toList();
        if (lengths.isEmpty()) {
            return OptionalLong.empty();
        }
        if (lengths.size() > 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
            throw new ProtocolException("the answer's length is unclear");
        }
        return OptionalLong.of(Long.parseLong(lengths.getFirst()));
    }

    boolean isEncoded() {
        return all("content-encoding").stream().anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
    }

    private List<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
    }

    private static List<Field> fields(List<String> lines) throws IOException {
        var fields = new ArrayList<Field>();
        for (var line : lines.subList(1, lines.size())) {
            var field = FIELD.matcher(line);
            if (!field.matches()) {
                throw new ProtocolException("the head of the answer is malformed");
            }
            fields.add(new Field(field.group(1).toLowerCase(Locale.ROOT), stripped(field.group(2))));
        }
        return List.copyOf(fields);
    }

    /// Of spaces and tabs, and of nothing else that somebody might take for a space.
    private static String stripped(String value) {
        var from = 0;
        var to = value.length();
        while (from < to && isSpace(value.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(value.charAt(to - 1))) {
            to--;
        }
        return value.substring(from, to);
    }

    private static boolean isSpace(char sign) {
        return sign == ' ' || sign == '\t';
    }

    /// Up to the empty line, without it.
    private static List<String> lines(InputStream in, int most) throws IOException {
        var lines = new ArrayList<String>();
        var left = most;
        while (true) {
            var line = line(in, left);
            left -= line.length() + 2;
            if (line.isEmpty() && !lines.isEmpty()) {
                return lines;
            }
            lines.add(line);
        }
    }

    static String line(InputStream in, int most) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection broke before an answer");
            }
            if (line.size() >= most) {
                throw new ProtocolException("the head of the answer has no end");
            }
            line.write(next);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
