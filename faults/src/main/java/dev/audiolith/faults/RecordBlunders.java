package dev.audiolith.faults;

import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundState;
import java.util.function.Predicate;

/// How the table of sounds can be written carelessly.
final class RecordBlunders {

    static Ports writeOverAnything(Ports ports, Container container) {
        var table = container.world().stores().sounds();
        return ports.with(new Decorated.Table(ports.sounds()) {
            @Override
            public boolean replace(Sound changed) {
                table.expire(changed.id());
                return table.putIfAbsent(changed);
            }
        });
    }

    static Ports believeEveryWrite(Ports ports, Container container) {
        return ports.with(new Decorated.Table(ports.sounds()) {
            @Override
            public boolean replace(Sound changed) {
                var _ = super.replace(changed);
                return true;
            }
        });
    }

    static Ports leaveNoWord(Ports ports, Container container) {
        return pretendToEnter(ports, sound -> sound.state() == SoundState.EXPIRED, true);
    }

    static Ports forgetLatePins(Ports ports, Container container) {
        return pretendToEnter(ports, sound -> sound.state() == SoundState.PINNED, false);
    }

    static Ports enterOverAnything(Ports ports, Container container) {
        var table = container.world().stores().sounds();
        return ports.with(new Decorated.Table(ports.sounds()) {
            @Override
            public boolean putIfAbsent(Sound sound) {
                table.expire(sound.id());
                return super.putIfAbsent(sound);
            }
        });
    }

    private static Ports pretendToEnter(Ports ports, Predicate<Sound> which, boolean answer) {
        return ports.with(new Decorated.Table(ports.sounds()) {
            @Override
            public boolean putIfAbsent(Sound sound) {
                return which.test(sound) ? answer : super.putIfAbsent(sound);
            }
        });
    }

    private RecordBlunders() {}
}
