package dev.audiolith.providers.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private final Destinations destinations = new Destinations(false);

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f000001/",
            "https://0x7f.0x0.0x0.0x1/", "https://0x7f.1/", "https://0177.0.0.1/", "https://017700000001/", "https://0177.0x0.0.1/",
            "https://127.0.0.1./", "https://127.255.255.254/", "https://0/", "https://0.0.0.0/", "https://0x/", "https://10.0.0.1/",
            "https://172.16.0.1/", "https://172.31.255.255/", "https://192.168.1.1/", "https://3232235777/", "https://169.254.169.254/",
            "https://0xa9fea9fe/", "https://2852039166/", "https://169.254.43518/", "https://0251.0376.0251.0376/",
            "https://100.64.0.1/", "https://192.0.0.192/", "https://192.0.2.1/", "https://198.18.0.1/", "https://198.51.100.1/",
            "https://203.0.113.1/", "https://224.0.0.1/", "https://240.0.0.1/", "https://255.255.255.255/", "https://168.63.129.16/",
            "https://[::1]/", "https://[::]/", "https://[0:0:0:0:0:0:0:1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
            "https://[::ffff:169.254.169.254]/", "https://[::127.0.0.1]/", "https://[64:ff9b::7f00:1]/",
            "https://[64:ff9b::169.254.169.254]/",
            "https://[64:ff9b:1::1]/", "https://[2002:7f00:1::]/", "https://[2002:a9fe:a9fe::1]/", "https://[2001:0:7f00:1::]/",
            "https://[2001:db8::1]/", "https://[3fff::1]/", "https://[fc00::1]/", "https://[fd00:ec2::254]/", "https://[fe80::1]/",
            "https://[fe80::1%25eth0]/", "https://[ff02::1]/", "https://localhost/", "https://localhost./", "https://LOCALHOST/",
            "https://metadata/", "https://metadata.google.internal/", "https://db.local/", "https://x.localhost/",
            "https://\uff11\uff12\uff17.\uff10.\uff10.\uff11/", "https://127\u30020\u30020\u30021/", "https://\u2460\u2461\u2466.0.0.1/"})
    void no_way_of_writing_an_inner_address_gets_through(String url) {
        assertThatThrownBy(() -> destinations.of(URI.create(url))).isInstanceOf(ForbiddenDestination.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://receiver.example/", "ftp://receiver.example/", "file:///etc/passwd", "gopher://receiver.example/",
            "https:receiver.example", "https:///path", "https://", "https://user@receiver.example/",
            "https://user:password@receiver.example/",
            "https://receiver.example@127.0.0.1/", "https://127.0.0.1#@receiver.example/", "https://receiver.example:22/",
            "https://receiver.example:6379/", "https://receiver.example:80/", "https://receiver.example:0/",
            "https://receiver.example:99999/", "https://256.256.256.256/", "https://1.2.3.4.5/", "https://08.1.1.1/",
            "https://receiver..example/", "https://-receiver.example/", "https://%31%32%37.0.0.1/", "https://[::1/", "receiver.example",
            "https://receiver.example/\ud800", "https://receiver.example/?a=\udc00"})
    void what_is_not_https_to_a_usual_port_of_a_plain_host_is_refused(String url) {
        assertThatThrownBy(() -> destinations.of(new URI(url))).isInstanceOfAny(ForbiddenDestination.class,
                java.net.URISyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({"https://receiver.example/hook?x=1, receiver.example, 443, /hook?x=1", "https://RECEIVER.example, receiver.example, 443, /",
            "https://receiver.example.:8443/a, receiver.example, 8443, /a",
            "https://b\u00fccher.example/\u00fc, xn--bcher-kva.example, 443, /%C3%BC",
            "https://8.8.8.8/, 8.8.8.8, 443, /", "https://receiver.example/a#b, receiver.example, 443, /a"})
    void a_public_address_is_taken_in_one_form(String url, String host, int port, String target) throws ForbiddenDestination {
        var to = destinations.of(URI.create(url));
        assertThat(to.host()).isEqualTo(host);
        assertThat(to.port()).isEqualTo(port);
        assertThat(to.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001:800::200e"})
    void what_the_name_servers_say_may_be_public(String address) {
        assertThatCode(() -> destinations.check(InetAddress.ofLiteral(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/", "http://localhost:1234/", "https://[::1]:9/",
            "https://example.com/"})
    void a_local_run_may_call_its_own_machine(String url) {
        assertThatCode(() -> new Destinations(true).of(URI.create(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1/", "http://169.254.169.254/", "https://192.168.0.7:8443/", "http://example.com/",
            "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "http://0.0.0.0/", "https://printer/"})
    void a_local_run_may_not_call_the_rest_of_the_network(String url) {
        assertThatThrownBy(() -> new Destinations(true).of(URI.create(url))).isInstanceOf(ForbiddenDestination.class);
    }
}
