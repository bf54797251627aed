package dev.audiolith.providers.guard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// Tells addresses of the open internet from all others: our own machine, our network, the cloud's metadata, and whatever is reserved.
///
/// Of IPv6 only what has been given out is taken as public, and nothing that carries an IPv4 address inside: such an address leads
/// wherever that one does.
public final class PublicAddresses {
    private static final List<Range> NOT_PUBLIC_V4 = List.of(
            // This host, private networks, carriers' shared space, loopback, link-local with the clouds' metadata.
            Range.of("0.0.0.0", 8), Range.of("10.0.0.0", 8), Range.of("100.64.0.0", 10), Range.of("127.0.0.0", 8),
            Range.of("169.254.0.0", 16), Range.of("172.16.0.0", 12), Range.of("192.168.0.0", 16),
            // Protocol assignments, documentation, old 6to4 relays, benchmarks.
            Range.of("192.0.0.0", 24), Range.of("192.0.2.0", 24), Range.of("192.88.99.0", 24), Range.of("198.18.0.0", 15),
            Range.of("198.51.100.0", 24), Range.of("203.0.113.0", 24),
            // Azure's platform, though out of a public range; multicast; reserved, and broadcast.
            Range.of("168.63.129.16", 32), Range.of("224.0.0.0", 4), Range.of("240.0.0.0", 4));

    private static final Range GIVEN_OUT_V6 = Range.of("2000::", 3);

    private static final List<Range> NOT_PUBLIC_V6 = List.of(
            // Teredo and other protocol assignments, documentation twice, 6to4.
            Range.of("2001::", 23), Range.of("2001:db8::", 32), Range.of("3fff::", 20), Range.of("2002::", 16));

    /// The first `bits` bits of an address.
    private record Range(InetAddress start, int bits) {

        static Range of(String start, int bits) {
            return new Range(InetAddress.ofLiteral(start), bits);
        }

        boolean has(InetAddress address) {
            var mine = start.getAddress();
            var other = address.getAddress();
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % Byte.SIZE);
                if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    public static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? NOT_PUBLIC_V4.stream().noneMatch(range -> range.has(address))
                : GIVEN_OUT_V6.has(address) && NOT_PUBLIC_V6.stream().noneMatch(range -> range.has(address));
    }

    private PublicAddresses() {}
}
