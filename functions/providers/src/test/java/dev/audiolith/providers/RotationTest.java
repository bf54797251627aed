package dev.audiolith.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.elevenlabs.ElevenLabsSpeaker;
import dev.audiolith.providers.elevenlabs.ElevenLabsVoices;
import dev.audiolith.providers.http.Exchange;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.providers.kubo.KuboPinner;
import dev.audiolith.providers.kubo.RpcAccess;
import dev.audiolith.providers.openai.OpenAiTranscriber;
import dev.audiolith.providers.pinata.PinataLegacyPinner;
import dev.audiolith.providers.pinata.PinataPinner;
import dev.audiolith.providers.web3storage.Web3StoragePinner;
import dev.audiolith.settings.Env;
import dev.audiolith.settings.Vault;
import dev.audiolith.speech.Voices;
import dev.audiolith.testkit.http.Behaviour;
import dev.audiolith.testkit.http.ReceivedRequest;
import dev.audiolith.testkit.http.Servers;
import dev.audiolith.testkit.pin.PinRequests;
import dev.audiolith.testkit.speech.SpeakerContract;
import dev.audiolith.time.Deadline;
import dev.audiolith.transcript.Transcriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A key is replaced while a container that knows the old one goes on.
final class RotationTest {
    private static final HttpClient CLIENT = Exchange.newClient();
    private static final Behaviour BUSY = Behaviour.json(503, "{}");

    @RegisterExtension
    final Servers servers = new Servers();

    @TempDir
    static Path folder;

    /// Holds the old key until somebody was refused, then the new one, if there is one.
    private static final class OnceReplaced implements Vault {
        private final String next;
        private String key = "old-key";
        private int looks;

        OnceReplaced(String next) {
            this.next = next;
        }

        @Override
        public Map<String, String> variables() {
            return Map.of("KEY", key);
        }

        @Override
        public void readAgain() {
            looks++;
            key = next;
        }
    }

    enum Provider {
        ELEVENLABS {
            @Override
            void ask(URI base, Secret key) {
                new ElevenLabsSpeaker(CLIENT, base, key).speak(SpeakerContract.HELLO, soon());
            }
        },
        VOICES {
            @Override
            void ask(URI base, Secret key) {
                new ElevenLabsVoices(CLIENT, base, key).list(new Voices.Query(1, Optional.empty(), Optional.empty()), soon());
            }
        },
        PINATA {
            @Override
            void ask(URI base, Secret key) {
                pin(new PinataPinner(CLIENT, base, key));
            }
        },
        PINATA_LEGACY {
            @Override
            void ask(URI base, Secret key) {
                pin(new PinataLegacyPinner(CLIENT, base, key, key));
            }
        },
        WEB3_STORAGE {
            @Override
            void ask(URI base, Secret key) {
                pin(new Web3StoragePinner(CLIENT, base, key));
            }
        },
        INFURA {
            @Override
            void ask(URI base, Secret key) {
                pin(new KuboPinner("infura", CLIENT, base, new RpcAccess.Basic(key, key)));
            }
        },
        FILEBASE {
            @Override
            void ask(URI base, Secret key) {
                pin(new KuboPinner("filebase", CLIENT, base, new RpcAccess.Bearer(key)));
            }
        },
        OPENAI {
            @Override
            void ask(URI base, Secret key) {
                var piece = new Transcriber.Piece(recording(), Duration.ofSeconds(1), Optional.empty());
                new OpenAiTranscriber(CLIENT, base, key, "whisper-1").transcribe(piece, soon());
            }
        };

        abstract void ask(URI base, Secret key);
    }

    @ParameterizedTest
    @EnumSource
    void a_call_whose_key_was_replaced_is_made_once_more_and_whole(Provider provider) {
        var vault = new OnceReplaced("new-key");
        var server = servers.playing(Behaviour.json(401, "{}"), BUSY);

        provider.ask(server.url(), key(vault));

        assertThat(server.requests()).hasSize(2);
        assertThat(shown(server.requests().getFirst())).contains("old-key").doesNotContain("new-key");
        assertThat(shown(server.requests().getLast())).contains("new-key").doesNotContain("old-key");
        assertThat(server.requests().getLast().bodyBytes()).isEqualTo(server.requests().getFirst().bodyBytes());
        assertThat(vault.looks).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_was_not_replaced_is_not_shown_again(Provider provider) {
        var vault = new OnceReplaced("old-key");
        var server = servers.playing(Behaviour.json(401, "{}"));

        provider.ask(server.url(), key(vault));

        assertThat(server.requests()).hasSize(1);
        assertThat(vault.looks).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_new_key_that_is_refused_too_is_not_asked_about_again(Provider provider) {
        var vault = new OnceReplaced("new-key");
        var server = servers.playing(Behaviour.json(401, "{}"));

        provider.ask(server.url(), key(vault));

        assertThat(server.requests()).hasSize(2);
        assertThat(vault.looks).isEqualTo(1);
    }

    @Test
    void what_replaces_a_key_and_cannot_be_one_is_not_sent() {
        var server = servers.playing(Behaviour.json(401, "{}"));

        Provider.PINATA.ask(server.url(), key(new OnceReplaced("two\r\nlines: 1")));

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whoever_was_refused_with_a_key_that_others_have_seen_replaced_does_not_look_again() {
        var vault = new OnceReplaced("new-key");
        var server = servers.playing(connection -> {
            vault.readAgain();
            Behaviour.json(401, "{}").play(connection);
        }, BUSY);

        Provider.FILEBASE.ask(server.url(), key(vault));

        assertThat(server.requests()).hasSize(2);
        assertThat(vault.looks).isEqualTo(1);
    }

    private static Secret key(Vault vault) {
        return Secret.of(new Env(Map.of()).over(vault), "KEY");
    }

    /// All its headers, and what is encoded in them.
    private static String shown(ReceivedRequest request) {
        var basic = request.header("authorization").filter(value -> value.startsWith("Basic "))
                .map(value -> new String(Base64.getDecoder().decode(value.substring("Basic ".length())), UTF_8)).orElse("");
        return request.headers().values() + basic;
    }

    private static void pin(Pinner pinner) {
        assertThat(pinner.pin(PinRequests.of(1000), soon())).isInstanceOf(PinOutcome.NotPinned.class);
    }

    private static Path recording() {
        try {
            return Files.write(folder.resolve("piece.mp3"), new byte[500]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20), InstantSource.system());
    }
}
