package dev.audiolith.faults;

import dev.audiolith.aws.AnnouncementMessages;
import dev.audiolith.aws.RetryMessages;
import dev.audiolith.aws.SpeakMessages;
import dev.audiolith.pin.Fetcher;
import dev.audiolith.pin.Pinner;
import dev.audiolith.pin.ProviderHealth;
import dev.audiolith.sound.Announcements;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.OrderedSpeech;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.speech.Speaker;
import dev.audiolith.webhook.Delivering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Everything outside a container, as one of them reaches it.
record Ports(Sounds sounds, Claims claims, Orders orders, SoundBytes bytes, OrderedSpeech speech, ProviderHealth health, RetryQueue retries,
        SpeakQueue speakQueue, Announcements announcements, Announcements putAside, List<Pinner> pinners, Speaker speaker, Fetcher fetcher,
        Delivering.Caller caller) {

    /// As they are; then without what the mutant takes out; then such that the ledger hears of it; then step by step.
    static Ports of(World world, Container container) {
        var honest = honest(world, container);
        return Observed.by(container, world, world.mutant().without(honest, container)).onStage(new Steps(world, container));
    }

    private static Ports honest(World world, Container container) {
        var stores = world.stores();
        var mail = world.mail();
        var comparesAddresses = world.mutant() != Mutant.ANY_ADDRESS_WILL_DO;
        var pinners = world.vaults().stream().<Pinner>map(vault -> new Adapter(vault, container, comparesAddresses)).toList();
        return new Ports(lagging(world), stores.claims(), stores.sounds().orders(), stores.bytes(), new Drawer(stores), stores.health(),
                retries(world, container), (id, delay) -> mail.orders().send(SpeakMessages.encode(id), delay),
                announcements(mail.announcements()), announcements(mail.putAside()), pinners, new Voice(world, container),
                new Gateway(world, container), new Receiver(world, container));
    }

    private Ports onStage(Steps steps) {
        return new Ports(steps.storage(Sounds.class, sounds), steps.storage(Claims.class, claims), steps.storage(Orders.class, orders),
                steps.storage(SoundBytes.class, bytes), steps.storage(OrderedSpeech.class, speech),
                steps.storage(ProviderHealth.class, health), steps.storage(RetryQueue.class, retries),
                steps.storage(SpeakQueue.class, speakQueue), steps.storage(Announcements.class, announcements),
                steps.storage(Announcements.class, putAside),
                pinners.stream().map(pinner -> steps.provider(Pinner.class, pinner)).toList(), steps.provider(Speaker.class, speaker),
                steps.provider(Fetcher.class, fetcher), steps.provider(Delivering.Caller.class, caller));
    }

    Ports with(Sounds other) {
        return new Ports(other, claims, orders, bytes, speech, health, retries, speakQueue, announcements, putAside, pinners, speaker,
                fetcher, caller);
    }

    Ports with(Claims other) {
        return new Ports(sounds, other, orders, bytes, speech, health, retries, speakQueue, announcements, putAside, pinners, speaker,
                fetcher, caller);
    }

    Ports with(Orders other) {
        return new Ports(sounds, claims, other, bytes, speech, health, retries, speakQueue, announcements, putAside, pinners, speaker,
                fetcher, caller);
    }

    Ports with(SoundBytes other) {
        return new Ports(sounds, claims, orders, other, speech, health, retries, speakQueue, announcements, putAside, pinners, speaker,
                fetcher, caller);
    }

    Ports with(RetryQueue other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, other, speakQueue, announcements, putAside, pinners, speaker,
                fetcher, caller);
    }

    Ports with(SpeakQueue other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, retries, other, announcements, putAside, pinners, speaker, fetcher,
                caller);
    }

    Ports with(Announcements other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, retries, speakQueue, other, putAside, pinners, speaker, fetcher,
                caller);
    }

    Ports with(List<Pinner> other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, retries, speakQueue, announcements, putAside, other, speaker,
                fetcher, caller);
    }

    Ports with(Delivering.Caller other) {
        return new Ports(sounds, claims, orders, bytes, speech, health, retries, speakQueue, announcements, putAside, pinners, speaker,
                fetcher, other);
    }

    private static Sounds lagging(World world) {
        return new Decorated.Table(world.stores().sounds()) {
            @Override
            public List<SoundId> overdue(Instant due, int limit) {
                return world.index().overdue(due, limit);
            }
        };
    }

    private static Announcements announcements(Post post) {
        return (announcement, retry, delay) -> post.send(AnnouncementMessages.encode(announcement, retry), delay);
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
