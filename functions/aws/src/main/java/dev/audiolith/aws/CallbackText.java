package dev.audiolith.aws;

import dev.audiolith.sound.Callbacks;
import java.net.URI;
import java.util.stream.Collectors;

/// Addresses to call as one attribute, a line each: a line break is in no address, and the stream's filter wants a plain text.
final class CallbackText {
    static final String CALLBACKS = "callbacks";

    static void write(Callbacks callbacks, ItemWriter item) {
        if (!callbacks.urls().isEmpty()) {
            item.text(CALLBACKS, callbacks.urls().stream().map(URI::toString).collect(Collectors.joining("\n")));
        }
    }

    static Callbacks read(ItemReader item) {
        return item.findText(CALLBACKS).map(text -> new Callbacks(text.lines().map(URI::create).toList())).orElse(Callbacks.NONE);
    }

    private CallbackText() {}
}
