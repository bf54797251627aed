package dev.audiolith.providers.kubo;

import dev.audiolith.providers.http.Call;
import dev.audiolith.providers.http.Secret;

/// How a node wants to be asked.
public sealed interface RpcAccess {

    /// A node of one's own behind a closed port.
    record Open() implements RpcAccess {}

    record Basic(Secret user, Secret password) implements RpcAccess {}

    record Bearer(Secret token) implements RpcAccess {}

    default Call sign(Call call) {
        return switch (this) {
            case Open() -> call;
            case Basic(var user, var password) -> call.basic(user, password);
            case Bearer(var token) -> call.bearer(token);
        };
    }
}
