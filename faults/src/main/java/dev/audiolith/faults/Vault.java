package dev.audiolith.faults;

import dev.audiolith.content.Cid;
import dev.audiolith.content.CidHasher;
import dev.audiolith.pin.PinRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A pinning provider as it is seen on the wire, in every mood such providers have been seen in.
final class Vault {
    private static final Cid SOMETHING_ELSE = address(new byte[]{1, 2, 3}, 0);

    private final String name;
    private final World world;
    private final Timeline<Mood> moods;
    private final Map<String, byte[]> kept = new HashMap<>();
    private int uploads;

    enum Mood {
        HONEST, ANOTHER_ADDRESS, A_PAGE_INSTEAD, YES_WITHOUT_ADDRESS, UNAUTHORIZED, QUOTA, FORBIDDEN, RETIRED, TOO_FAST, BUSY, UNREACHABLE, HANGS, DRIPS, TAKES_ITS_TIME, KEEPS_AND_SAYS_NOTHING
    }

    /// What comes back: a status, whether it is JSON, the address in it. Status 0: nothing does.
    record Answer(int status, boolean isJson, Optional<Cid> address) {
        private static final Answer NOTHING = new Answer(0, false, Optional.empty());
    }

    Vault(String name, World world, Timeline<Mood> moods) {
        this.name = name;
        this.world = world;
        this.moods = moods;
    }

    String name() {
        return name;
    }

    boolean keeps(Cid cid) {
        return kept.containsKey(cid.toString());
    }

    Optional<byte[]> content(String cid) {
        return Optional.ofNullable(kept.get(cid)).map(byte[]::clone);
    }

    int uploads() {
        return uploads;
    }

    Answer upload(PinRequest request, Invocation invocation, Duration patience) throws IOException {
        uploads++;
        if (world.trouble().providersAreThrottled()) {
            return refusal(429);
        }
        return switch (moods.at(world.now())) {
            case HONEST -> new Answer(200, true, Optional.of(keep(request)));
            case ANOTHER_ADDRESS -> new Answer(200, true, Optional.of(SOMETHING_ELSE));
            case A_PAGE_INSTEAD -> new Answer(200, false, Optional.empty());
            case YES_WITHOUT_ADDRESS -> new Answer(200, true, Optional.empty());
            case UNAUTHORIZED -> refusal(401);
            case QUOTA -> refusal(402);
            case FORBIDDEN -> refusal(403);
            case RETIRED -> refusal(410);
            case TOO_FAST -> refusal(429);
            case BUSY -> refusal(500);
            case UNREACHABLE -> Answer.NOTHING;
            case HANGS -> {
                invocation.pause(patience);
                yield Answer.NOTHING;
            }
            case DRIPS -> {
                keep(request);
                invocation.pause(patience);
                yield Answer.NOTHING;
            }
            case TAKES_ITS_TIME -> {
                var cid = keep(request);
                var time = Duration.ofMillis(world.dice().below(90_000));
                invocation.pause(time.compareTo(patience) < 0 ? time : patience);
                yield time.compareTo(patience) < 0 ? new Answer(200, true, Optional.of(cid)) : Answer.NOTHING;
            }
            case KEEPS_AND_SAYS_NOTHING -> {
                keep(request);
                yield Answer.NOTHING;
            }
        };
    }

    /// Takes the archive apart as any provider would: the address is that of the content in it.
    private Cid keep(PinRequest request) throws IOException {
        try (var car = request.openCar()) {
            var archive = car.readAllBytes();
            var cid = address(archive, archive.length - (int) request.bytes());
            world.watch().pinned(cid, name);
            kept.put(cid.toString(), Arrays.copyOfRange(archive, archive.length - (int) request.bytes(), archive.length));
            return cid;
        }
    }

    private static Answer refusal(int status) {
        return new Answer(status, true, Optional.empty());
    }

    private static Cid address(byte[] bytes, int from) {
        var hasher = new CidHasher();
        hasher.update(bytes, from, bytes.length - from);
        return hasher.finish();
    }
}
