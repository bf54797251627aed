package dev.audiolith.local.pumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A queue in memory that hands out everything that was not deleted yet, again and again.
final class FakeMessages implements Messages {
    private final List<Message> waiting = new ArrayList<>();

    static FakeMessages with(String... bodies) {
        var messages = new FakeMessages();
        for (var body : bodies) {
            messages.waiting.add(new Message("id-" + body, "receipt-" + body, body, "md5", Map.of("ApproximateReceiveCount", "3")));
        }
        return messages;
    }

    List<String> left() {
        return waiting.stream().map(Message::body).toList();
    }

    @Override
    public List<Message> receive() {
        return List.copyOf(waiting);
    }

    @Override
    public void delete(List<Message> messages) {
        waiting.removeAll(messages);
    }
}
