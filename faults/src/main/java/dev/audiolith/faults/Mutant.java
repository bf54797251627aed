package dev.audiolith.faults;

import dev.audiolith.edge.QueueEdge;
import dev.audiolith.pin.PinOutcome;
import dev.audiolith.pin.PinRequest;
import dev.audiolith.pin.Pinner;
import dev.audiolith.sound.Claim;
import dev.audiolith.sound.Claims;
import dev.audiolith.sound.Orders;
import dev.audiolith.sound.RetryQueue;
import dev.audiolith.sound.Sound;
import dev.audiolith.sound.SoundBytes;
import dev.audiolith.sound.SoundId;
import dev.audiolith.sound.SoundState;
import dev.audiolith.sound.Sounds;
import dev.audiolith.sound.SpeakQueue;
import dev.audiolith.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The service with one guard taken out, to see that the schedules notice. [#NONE] is the service as it is.
public enum Mutant {
    NONE,

    /// Writes go over whatever is there.
    WRITES_ARE_UNCONDITIONAL {
        @Override
        Sounds sounds(Sounds real, World world) {
            return new Decorated.Table(real) {
                @Override
                public boolean replace(Sound changed) {
                    world.sounds().expire(changed.id());
                    return world.sounds().putIfAbsent(changed);
                }
            };
        }
    },

    /// Everyone who tried to move a sound believes to have done it, and sends its next message.
    EVERYONE_MOVED_IT {
        @Override
        Sounds sounds(Sounds real, World world) {
            return new Decorated.Table(real) {
                @Override
                public boolean replace(Sound changed) {
                    var _ = real.replace(changed);
                    return true;
                }
            };
        }
    },

    /// Whoever held a claim once may record under it.
    NO_FENCE {
        @Override
        Claims claims(Claims real, World world) {
            return new Decorated.Desk(real) {
                @Override
                public boolean settle(Claim claim, Sound sound) {
                    var _ = real.settle(claim, sound) || world.sounds().putIfAbsent(sound);
                    return true;
                }
            };
        }
    },

    /// An idempotency key is never recognised.
    EVERY_KEY_IS_NEW {
        @Override
        Claims claims(Claims real, World world) {
            return new Decorated.Desk(real) {
                @Override
                public Binding bind(String key, Binding wanted, Instant now, Instant keepUntil) {
                    return wanted;
                }
            };
        }
    },

    /// Everyone who wants to speak may.
    EVERY_CLAIM_IS_GRANTED {
        @Override
        Claims claims(Claims real, World world) {
            return new Decorated.Desk(real) {
                @Override
                public Outcome take(Wanted wanted) {
                    return switch (real.take(wanted)) {
                        case Outcome.Taken taken -> taken;
                        case Outcome.Busy _,Outcome.Settled _ ->
                            new Outcome.Taken(new Claim(wanted.key(), wanted.candidate(), 1, wanted.leaseUntil()));
                    };
                }
            };
        }
    },

    /// Nobody looks whether speech was stored before its buyer died.
    STORED_SPEECH_IS_NOT_LOOKED_FOR {
        @Override
        SoundBytes bytes(SoundBytes real) {
            return new Decorated.Bucket(real) {
                @Override
                public Optional<Stored> find(String key) {
                    return Optional.empty();
                }
            };
        }
    },

    /// A provider's word is taken for the address.
    ANY_ADDRESS_WILL_DO,

    /// A request answers without having sent the message that comes back for its sound.
    NO_MESSAGE_BEFORE_THE_ANSWER {
        @Override
        RetryQueue queue(RetryQueue real, Container container) {
            return new Decorated.Mailbox(real) {
                @Override
                public void send(Retry retry, Duration delay) {
                    if (!container.invocation().door().equals(World.VOCALIZE)) {
                        super.send(retry, delay);
                    }
                }
            };
        }
    },

    /// Bytes go as soon as a provider has them, before the record says so.
    BYTES_GO_BEFORE_THE_RECORD {
        @Override
        Pinner pinner(Pinner real, World world) {
            return new Pinner() {
                @Override
                public String name() {
                    return real.name();
                }

                @Override
                public PinOutcome pin(PinRequest request, Deadline deadline) {
                    var outcome = real.pin(request, deadline);
                    if (outcome instanceof PinOutcome.Pinned) {
                        world.recorded(new SoundId(request.name())).ifPresent(sound -> world.bytes().delete(sound.audio().objectKey()));
                    }
                    return outcome;
                }
            };
        }
    },

    /// Messages that failed are deleted with those that did not.
    A_BATCH_ALWAYS_SUCCEEDS {
        @Override
        Set<String> failures(Set<String> failed, List<String> batch) {
            return Set.of();
        }
    },

    /// One bad message brings the whole batch back.
    A_BATCH_FAILS_AS_A_WHOLE {
        @Override
        Set<String> failures(Set<String> failed, List<String> batch) {
            return failed.isEmpty() ? failed : Set.copyOf(batch);
        }
    },

    /// Until the table removes it, an expired sound is served.
    EXPIRY_IS_LEFT_TO_THE_TABLE {
        @Override
        InstantSource listens(InstantSource clock) {
            return () -> Instant.EPOCH;
        }
    },

    /// Nothing is left to say that an expired sound existed.
    NO_WORD_IS_LEFT {
        @Override
        Sounds sounds(Sounds real, World world) {
            return new Decorated.Table(real) {
                @Override
                public boolean putIfAbsent(Sound sound) {
                    return sound.state() == SoundState.EXPIRED || real.putIfAbsent(sound);
                }
            };
        }
    },

    /// A sound that the table let go while a provider took it is forgotten.
    A_PIN_IN_THE_LAST_MOMENT_IS_FORGOTTEN {
        @Override
        Sounds sounds(Sounds real, World world) {
            return new Decorated.Table(real) {
                @Override
                public boolean putIfAbsent(Sound sound) {
                    return sound.state() != SoundState.PINNED && real.putIfAbsent(sound);
                }
            };
        }
    },

    /// The word that a sound expired goes over the record of a pin in the last moment.
    EXPIRY_GOES_OVER_A_PIN {
        @Override
        Sounds sounds(Sounds real, World world) {
            return new Decorated.Table(real) {
                @Override
                public boolean putIfAbsent(Sound sound) {
                    world.sounds().expire(sound.id());
                    return real.putIfAbsent(sound);
                }
            };
        }
    };

    Sounds sounds(Sounds real, World world) {
        return real;
    }

    Claims claims(Claims real, World world) {
        return real;
    }

    Orders orders(Orders real, World world) {
        return real;
    }

    SpeakQueue speakQueue(SpeakQueue real, Container container) {
        return real;
    }

    SoundBytes bytes(SoundBytes real) {
        return real;
    }

    RetryQueue queue(RetryQueue real, Container container) {
        return real;
    }

    Pinner pinner(Pinner real, World world) {
        return real;
    }

    InstantSource listens(InstantSource clock) {
        return clock;
    }

    /// Which messages of a batch come back, after [QueueEdge] has said which failed.
    Set<String> failures(Set<String> failed, List<String> batch) {
        return failed;
    }
}
