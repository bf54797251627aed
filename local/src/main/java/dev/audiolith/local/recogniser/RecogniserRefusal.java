package dev.audiolith.local.recogniser;

import dev.audiolith.local.http.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that the recogniser does not take, said as OpenAI says it. An [IOException], so that it can come out of a body that is
/// being read.
final class RecogniserRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final @Nullable String param;
    private final @Nullable String code;

    private RecogniserRefusal(int status, String type, @Nullable String param, @Nullable String code, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.param = param;
        this.code = code;
    }

    static RecogniserRefusal of(int status, @Nullable String code, String message) {
        return new RecogniserRefusal(status, status < 500 ? "invalid_request_error" : "server_error", null, code, message);
    }

    static RecogniserRefusal field(String param, String code, String message) {
        return new RecogniserRefusal(400, "invalid_request_error", param, code, message);
    }

    /// OpenAI calls the sender's mistake a server error here.
    static RecogniserRefusal tooLarge(long most, long read) {
        return new RecogniserRefusal(413, "server_error", null, null,
                "Maximum content size limit (" + most + ") exceeded (" + read + " bytes read)");
    }

    Reply reply() {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("message", getMessage());
        error.put("type", type);
        error.put("param", param);
        error.put("code", code);
        return Reply.json(status, Map.of("error", error));
    }
}
