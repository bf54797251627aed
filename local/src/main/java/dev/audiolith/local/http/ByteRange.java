package dev.audiolith.local.http;

import java.util.regex.Pattern;

/// Which bytes of a representation a `Range` header asks for.
///
/// Several ranges at once, other units and nonsense ask for the whole: a server may always ignore the header.
public sealed interface ByteRange {

    record Whole(long length) implements ByteRange {}

    /// From `first` to `last`, both included.
    record Part(long first, long last) implements ByteRange {
        public long length() {
            return last - first + 1;
        }
    }

    record Unsatisfiable() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange of(String header, long length) {
        var match = ONE.matcher(header.strip());
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return new Whole(length);
        }
        if (match.group(1).isEmpty()) {
            return suffix(Long.parseLong(match.group(2)), length);
        }
        var first = Long.parseLong(match.group(1));
        var last = match.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(match.group(2)), length - 1);
        if (!match.group(2).isEmpty() && Long.parseLong(match.group(2)) < first) {
            return new Whole(length);
        }
        return first < length ? new Part(first, last) : new Unsatisfiable();
    }

    private static ByteRange suffix(long wanted, long length) {
        return wanted == 0 || length == 0 ? new Unsatisfiable() : new Part(Math.max(0, length - wanted), length - 1);
    }
}
