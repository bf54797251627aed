package dev.audiolith.faults;

import dev.audiolith.sound.Announcements;
import dev.audiolith.webhook.Delivering;
import java.util.HashMap;

/// How those who want to be called can be treated carelessly.
final class TellBlunders {

    static Ports useNewIds(Ports ports, Container container) {
        Delivering.Caller forgetful = (to, headers, body, deadline) -> {
            var others = new HashMap<>(headers);
            others.put("webhook-id", "msg_" + container.world().stage().next());
            return ports.caller().post(to, others, body, deadline);
        };
        return ports.with(forgetful);
    }

    static Ports neverCallAgain(Ports ports, Container container) {
        Announcements once = (announcement, retry, delay) -> {
            if (retry == 0) {
                ports.announcements().send(announcement, retry, delay);
            }
        };
        return ports.with(once);
    }

    static Ports ignoreLateCallers(Ports ports, Container container) {
        Announcements deaf = (announcement, retry, delay) -> {
            if (!container.invocation().door().equals(Client.VOCALIZE)) {
                ports.announcements().send(announcement, retry, delay);
            }
        };
        return ports.with(deaf);
    }

    private TellBlunders() {}
}
