package dev.audiolith.providers;

import dev.audiolith.pin.Pinner;
import dev.audiolith.providers.http.Secret;
import dev.audiolith.providers.kubo.KuboPinner;
import dev.audiolith.providers.kubo.RpcAccess;
import dev.audiolith.providers.pinata.PinataLegacyPinner;
import dev.audiolith.providers.pinata.PinataPinner;
import dev.audiolith.providers.web3storage.Web3StoragePinner;
import dev.audiolith.settings.Env;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The providers that `PIN_PROVIDERS` can name, each with its own settings: no provider is ever given another's key.
enum PinProvider {
    PINATA {
        @Override
        Optional<Pinner> pinner(Env env, HttpClient client) {
            var jwt = Secret.find(env, "PINATA_JWT");
            if (jwt.isPresent()) {
                return Optional.of(new PinataPinner(client, env.uri("PINATA_UPLOAD_URL", "https://uploads.pinata.cloud"), jwt.get()));
            }
            return pair(env, "PINATA_API_KEY", "PINATA_SECRET_API_KEY")
                    .map(keys -> new PinataLegacyPinner(client, env.uri("PINATA_API_URL", "https://api.pinata.cloud"), keys.name(),
                            keys.password()));
        }

        @Override
        Optional<URI> gateway(Env env) {
            return Optional.of(env.uri("PINATA_GATEWAY_URL", "https://gateway.pinata.cloud"));
        }
    },
    WEB3STORAGE {
        @Override
        Optional<Pinner> pinner(Env env, HttpClient client) {
            return env.findUri("WEB3_STORAGE_URL")
                    .flatMap(url -> Secret.find(env, "WEB3_STORAGE_TOKEN").map(token -> new Web3StoragePinner(client, url, token)));
        }
    },
    INFURA {
        @Override
        Optional<Pinner> pinner(Env env, HttpClient client) {
            return env.findUri("INFURA_IPFS_URL").flatMap(url -> pair(env, "INFURA_PROJECT_ID", "INFURA_PROJECT_SECRET")
                    .map(keys -> new KuboPinner(id(), client, url, new RpcAccess.Basic(keys.name(), keys.password()))));
        }
    },
    FILEBASE {
        @Override
        Optional<Pinner> pinner(Env env, HttpClient client) {
            return Secret.find(env, "FILEBASE_RPC_TOKEN").map(
                    token -> new KuboPinner(id(), client, env.uri("FILEBASE_RPC_URL", "https://rpc.filebase.io"),
                            new RpcAccess.Bearer(token)));
        }
    },
    KUBO {
        @Override
        Optional<Pinner> pinner(Env env, HttpClient client) {
            return env.findUri("KUBO_RPC_URL").map(url -> new KuboPinner(id(), client, url, new RpcAccess.Open()));
        }

        @Override
        Optional<URI> gateway(Env env) {
            return env.findUri("KUBO_GATEWAY_URL");
        }
    };

    private record Pair(Secret name, Secret password) {}

    /// The provider's client, if it is configured.
    abstract Optional<Pinner> pinner(Env env, HttpClient client);

    /// Where what it pins can be fetched, if that is known.
    Optional<URI> gateway(Env env) {
        return Optional.empty();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PinProvider> named(String id) {
        return Arrays.stream(values()).filter(provider -> provider.id().equals(id)).findFirst();
    }

    /// Both or none; half a pair stops the start, naming the other half.
    private static Optional<Pair> pair(Env env, String name, String password) {
        return env.find(name).isPresent() || env.find(password).isPresent()
                ? Optional.of(new Pair(Secret.of(env, name), Secret.of(env, password)))
                : Optional.empty();
    }
}
