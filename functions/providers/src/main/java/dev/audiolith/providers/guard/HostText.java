package dev.audiolith.providers.guard;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host as it is written, in the one form in which it can be judged: lower case, ASCII, without the root's dot.
///
/// Addresses may be written in more ways than one thinks: `2130706433`, `0x7f.1` and `0177.0.0.1` are all 127.0.0.1 to somebody's
/// parser. They are read here as the most generous parsers do, so that no other reading remains.
public record HostText(String name, Optional<InetAddress> address) {
    private static final Pattern NAME = Pattern
            .compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern V6 = Pattern.compile("[0-9a-f:.]+");
    private static final int BYTES = 4;

    public static HostText of(String written) throws ForbiddenDestination {
        if (written.startsWith("[") && written.endsWith("]")) {
            return v6(written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT));
        }
        var ascii = ascii(written);
        var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (!NAME.matcher(name).matches()) {
            throw new ForbiddenDestination("has no valid host");
        }
        // What ends in a number is an address to every parser there is, or nothing.
        return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches() ? v4(name) : new HostText(name, Optional.empty());
    }

    private static String ascii(String written) throws ForbiddenDestination {
        try {
            return IDN.toASCII(written).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new ForbiddenDestination("has no valid host");
        }
    }

    private static HostText v6(String text) throws ForbiddenDestination {
        if (!V6.matcher(text).matches()) {
            throw new ForbiddenDestination("has no valid host");
        }
        try {
            var address = InetAddress.ofLiteral(text);
            return new HostText("[" + text + "]", Optional.of(address));
        } catch (IllegalArgumentException e) {
            throw new ForbiddenDestination("has no valid host");
        }
    }

    private static HostText v4(String name) throws ForbiddenDestination {
        var parts = name.split("\\.", -1);
        if (parts.length > BYTES) {
            throw new ForbiddenDestination("has no valid host");
        }
        var value = 0L;
        for (var i = 0; i < parts.length; i++) {
            var isLast = i == parts.length - 1;
            var bits = isLast ? Byte.SIZE * (BYTES - i) : Byte.SIZE;
            var number = number(parts[i]);
            if (number >= 1L << bits) {
                throw new ForbiddenDestination("has no valid host");
            }
            value = value << bits | number;
        }
        var text = (value >> 24 & 255) + "." + (value >> 16 & 255) + "." + (value >> 8 & 255) + "." + (value & 255);
        return new HostText(text, Optional.of(InetAddress.ofLiteral(text)));
    }

    private static long number(String part) throws ForbiddenDestination {
        try {
            if (part.startsWith("0x")) {
                return part.length() == 2 ? 0 : Long.parseLong(part, 2, part.length(), 16);
            }
            return part.length() > 1 && part.startsWith("0") ? Long.parseLong(part, 8) : Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new ForbiddenDestination("has no valid host");
        }
    }
}
