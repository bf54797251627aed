package dev.audiolith.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses and archive lengths as an independent tool gives them for the same bytes: npm's `ipfs-car` 3.1.0,
/// `ipfs-car pack FILE --no-wrap`, whose layout is the profile `unixfs-v1-2025`.
class ContentAddressTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"0, bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku, 96",
            "1, bafkreidogqfzz75tpkmjzjke425xqcrmpcib2p5tg44hnbirumdbpl5adu, 97",
            "1048575, bafkreielkxdkfu2eicjkgfuykayoada6n6dar2xzclejnxxhyn2niqhnce, 1048673",
            "1048576, bafkreidddocae7lltzjlkooe5a3tmiwsgazn7logjvqk7bzttsidpzhxne, 1048674",
            "1048577, bafybeidjogjfwuhbzwopgd4bn3skcf5m6oz72xshywcndzxgqb623nfclu, 1048854",
            "10485760, bafybeif2rqywpl7rk4lkdx35oqrgj4qvhbi4kdpefbwtq5a3e7a3toslbu, 10486756",
            "62914560, bafybeibkljjj5lfgvqr2dmw2wqfktbps2slriytvfzmqwtvwgypv3celdy, 62920007"})
    void address_and_archive_are_what_an_independent_tool_makes(long bytes, String cid, long carBytes) throws IOException {
        assertThat(hash(bytes)).hasToString(cid);
        assertThat(Car.length(bytes)).isEqualTo(carBytes);
        try (var car = new CarInputStream(new Pattern(bytes), bytes, Cid.parse(cid))) {
            assertThat(car.transferTo(OutputStream.nullOutputStream())).isEqualTo(carBytes);
        }
    }

    @Test
    void a_file_of_more_than_1024_chunks_gets_a_second_level() {
        var bytes = 1025L * MIB;
        assertThat(hash(bytes)).hasToString("bafybeicevx54zowztjg75fexgkv5kprbdygw4tyxqjb37e7jkzgdceopcy");
        assertThat(Car.length(bytes)).isEqualTo(1_074_881_931L);
    }

    @Test
    void the_address_does_not_depend_on_how_the_bytes_arrive() {
        var bytes = new byte[3 * MIB + 17];
        new Pattern(bytes.length).read(bytes, 0, bytes.length);
        for (var piece : new int[]{977, 65_536, MIB, MIB + 1, bytes.length}) {
            var hasher = new CidHasher();
            for (var at = 0; at < bytes.length; at += piece) {
                hasher.update(bytes, at, Math.min(piece, bytes.length - at));
            }
            assertThat(hasher.finish()).isEqualTo(hash(bytes.length));
        }
    }

    @Test
    void an_archive_of_bytes_that_changed_fails_instead_of_ending() throws IOException {
        var root = hash(2 * MIB);
        for (var at : new long[]{0, MIB, 2 * MIB - 1}) {
            try (var car = new CarInputStream(new Pattern(2 * MIB, at), 2 * MIB, root)) {
                assertThatThrownBy(() -> car.transferTo(OutputStream.nullOutputStream())).isInstanceOf(IOException.class)
                        .hasMessageContaining("no longer have the address");
            }
        }
    }

    @Test
    void an_archive_of_bytes_that_became_fewer_or_more_fails() throws IOException {
        var root = hash(MIB);
        for (var actual : new long[]{0, MIB - 1, MIB + 1}) {
            try (var car = new CarInputStream(new Pattern(actual), MIB, root)) {
                assertThatThrownBy(() -> car.transferTo(OutputStream.nullOutputStream())).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void an_archive_reads_the_same_byte_by_byte() throws IOException {
        var root = hash(5_000);
        var single = new ByteArrayOutputStream();
        try (var car = new CarInputStream(new Pattern(5_000), 5_000, root)) {
            for (var next = car.read(); next >= 0; next = car.read()) {
                single.write(next);
            }
        }
        try (var car = new CarInputStream(new Pattern(5_000), 5_000, root)) {
            assertThat(car.readAllBytes()).isEqualTo(single.toByteArray());
        }
    }

    private static Cid hash(long bytes) {
        var hasher = new CidHasher();
        var buffer = new byte[65_536];
        var source = new Pattern(bytes);
        for (var count = source.read(buffer, 0, buffer.length); count > 0; count = source.read(buffer, 0, buffer.length)) {
            hasher.update(buffer, 0, count);
        }
        return hasher.finish();
    }
}
