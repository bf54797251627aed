package dev.audiolith.faults;

import dev.audiolith.aws.RetryMessages;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.speech.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything outside a container, as one of them reaches it.
record Ports(Sounds sounds, Claims claims, Orders orders, SoundBytes bytes, OrderedSpeech speech, ProviderHealth health, RetryQueue retries,
        SpeakQueue speakQueue, List<Pinner> pinners, Speaker speaker) {

    /// As they are; then without what the mutant takes out; then such that the ledger hears of it; then step by step.
    static Ports of(World world, Container container) {
        var honest = honest(world, container);
        return Observed.by(container, world, world.mutant().without(honest, container)).onStage(new Steps(world, container));
    }

    private static Ports honest(World world, Container container) {
        var stores = world.stores();
        var comparesAddresses = world.mutant() != Mutant.ANY_ADDRESS_WILL_DO;
        var pinners = world.vaults().stream().<Pinner>map(vault -> new Adapter(vault, container, comparesAddresses)).toList();
        return new Ports(lagging(world), stores.claims(), stores.sounds().orders(), stores.bytes(), stores.speech(), stores.health(),
                retries(world, container), (id, delay) -> world.mail().orders().send(SpeakMessages.encode(id), delay), pinners,
                new Voice(world, container));
    }

    private Ports onStage(Steps steps) {
        return new Ports(steps.storage(Sounds.class, sounds), steps.storage(Claims.class, claims), steps.storage(Orders.class, orders),
                steps.storage(SoundBytes.class, bytes), steps.storage(OrderedSpeech.class, speech),
                steps.storage(ProviderHealth.class, health), steps.storage(RetryQueue.class, retries),
                steps.storage(SpeakQueue.class, speakQueue),
                pinners.stream().map(pinner -> steps.provider(Pinner.class, pinner)).toList(), steps.provider(Speaker.class, speaker));
    }

    Ports with(Sounds other) {
        return new Ports(other, claims, orders, bytes, speech, health, retries, speakQueue, pinners, speaker);
    }

    Ports with(Claims other) {
        return new Ports(sounds, other, orders, bytes, speech, health, retries, speakQueue, pinners, speaker);
    }

    Ports with(Orders other) {
        return new Ports(sounds, claims, other, bytes, speech, health, retries, speakQueue, pinners, speaker);
    }

    Ports with(SoundBytes other) {
        return new Ports(sounds, claims, orders, other, speech, health, retries, speakQueue, pinners, speaker);
    }

    Ports with(OrderedSpeech other) {
        return new Ports(sounds, claims, orders, bytes, other, health, retries, speakQueue, pinners, speaker);
    }

    Ports with(RetryQueue other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, other, speakQueue, pinners, speaker);
    }

    Ports with(SpeakQueue other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, retries, other, pinners, speaker);
    }

    Ports with(List<Pinner> others) {
        return new Ports(sounds, claims, orders, bytes, speech, health, retries, speakQueue, others, speaker);
    }

    private static Sounds lagging(World world) {
        return new Decorated.Table(world.stores().sounds()) {
            @Override
            public List<SoundId> overdue(Instant due, int limit) {
                return world.index().overdue(due, limit);
            }
        };
    }

    private static RetryQueue retries(World world, Container container) {
        return new RetryQueue() {
            @Override
            public void send(Retry retry, Duration delay) {
                world.watch().sent(retry, container.invocation());
                world.mail().retries().send(RetryMessages.encode(retry), delay);
            }

            @Override
            public void nudge() {
                world.mail().retries().send(RetryMessages.encode(new Nudge()), Duration.ZERO);
            }
        };
    }
}
