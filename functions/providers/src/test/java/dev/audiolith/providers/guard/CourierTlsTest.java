package dev.audiolith.providers.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.audiolith.time.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls to a receiver on loopback with a certificate of its own for `receiver.example`, as any name that leads there.
class CourierTlsTest {
    private static final List<String> BODIES = new CopyOnWriteArrayList<>();
    private static final List<String> ASKED_FOR = new CopyOnWriteArrayList<>();
    private static SelfSigned certificate;
    private static HttpsServer receiver;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        certificate = SelfSigned.of("dns:receiver.example,dns:*.wild.example", folder);
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        receiver.createContext("/", exchange -> {
            ((ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession()).getRequestedServerNames()
                    .forEach(name -> ASKED_FOR.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
            BODIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterAll
    static void close() {
        receiver.stop(0);
    }

    @BeforeEach
    void forget() {
        BODIES.clear();
        ASKED_FOR.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receiver.example", "one.wild.example"})
    void who_is_who_the_address_says_is_told_and_under_that_name(String host) throws GeneralSecurityException, IOException {
        assertThat(post(host, certificate.client().getSocketFactory())).isEqualTo(204);
        assertThat(BODIES).containsExactly("\u00fcber TLS");
        assertThat(ASKED_FOR).containsExactly(host);
    }

    /// The address that was checked is connected to, but the certificate must be one for the name.
    @ParameterizedTest
    @ValueSource(strings = {"other.example", "receiver.example.evil.example", "one.two.wild.example", "wild.example"})
    void who_has_another_names_certificate_is_told_nothing(String host) throws GeneralSecurityException, IOException {
        var trusting = certificate.client().getSocketFactory();
        assertThatThrownBy(() -> post(host, trusting)).isInstanceOf(SSLException.class);
        assertThat(BODIES).isEmpty();
    }

    @Test
    void who_is_called_by_a_bare_address_needs_a_certificate_for_that() throws GeneralSecurityException, IOException {
        var to = new Destinations(true).of(URI.create("https://127.0.0.1:" + receiver.getAddress().getPort() + "/"));
        var trusting = certificate.client().getSocketFactory();
        assertThatThrownBy(() -> post(to, trusting)).isInstanceOf(SSLException.class);
        assertThat(BODIES).isEmpty();
    }

    @Test
    void whom_nobody_vouches_for_is_told_nothing() {
        assertThatThrownBy(() -> post("receiver.example", (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .isInstanceOf(SSLException.class);
        assertThat(BODIES).isEmpty();
    }

    private static int post(String host, SSLSocketFactory tls) throws IOException {
        return post(new Destination(true, host, Optional.empty(), receiver.getAddress().getPort(), "/"), tls);
    }

    private static int post(Destination to, SSLSocketFactory tls) throws IOException {
        var courier = new Courier(new Destinations(true), _ -> new InetAddress[]{InetAddress.getLoopbackAddress()}, tls);
        return courier.post(to, Map.of(), "\u00fcber TLS", Deadline.after(Duration.ofSeconds(10), InstantSource.system())).status();
    }
}
