package dev.audiolith.local.pumps;

import java.util.Map;
import java.util.List;

/// A queue, as far as the pump needs one.
public interface Messages {

    /// A message as it was received.
    ///
    /// @param attributes the attributes that SQS itself gives, by their real names
    record Message(String id, String receipt, String body, String md5, Map<String, String> attributes) {
        public Message {
            attributes = Map.copyOf(attributes);
        }
    }

    /// Waits a while for up to ten messages; they are invisible to others until deleted or until their time is up.
    List<Message> receive();

    void delete(List<Message> messages);
}
