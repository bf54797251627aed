package dev.audiolith.faults.archive;

import dev.audiolith.failure.StorageUnavailable;
import dev.audiolith.faults.Crash;
import dev.audiolith.faults.archive.ArchivePlan.Manner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts every call through a port into the yard: others may run before it, the machine may die before it, after it or while it is on its way,
/// and where the port leads to our own storage it may fail, or be done without an answer.
final class PortSteps {
    private static final Set<String> ASKS_NOBODY = Set.of("link", "shards", "objection");
    private static final Set<String> CHANGES = Set.of("store", "commit", "count", "delete", "send", "leave", "forgetRuns");
    /// A lease is longer than its holder may live by more than that.
    private static final int LATEST_ARRIVAL_MILLIS = 4_000;
    private static final int MOST_LATENCY_MILLIS = 12_000;

    private final Yard yard;
    private final Machine machine;

    PortSteps(Yard yard, Machine machine) {
        this.yard = yard;
        this.machine = machine;
    }

    /// Our own storage: fails now and then.
    <T> T storage(Class<T> port, T real) {
        return around(port, real, true);
    }

    /// Somebody else's service, or a tool: says itself how it fails.
    <T> T other(Class<T> port, T real) {
        return around(port, real, false);
    }

    private <T> T around(Class<T> port, T real, boolean isStorage) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, given) -> {
            var arguments = given == null ? new Object[0] : given;
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            return ASKS_NOBODY.contains(method.getName())
                    ? new Call(real, method, List.of(arguments)).made()
                    : taken(new Call(real, method, List.of(arguments)), isStorage);
        }));
    }

    /// A call through a port, whoever makes it.
    private record Call(Object real, Method method, List<Object> arguments) {
        @Nullable
        Object made() throws Throwable {
            try {
                return method.invoke(real, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        void arrived() {
            try {
                made();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        String name() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }

        boolean changesSomething() {
            return CHANGES.contains(method.getName());
        }
    }

    private @Nullable Object taken(Call call, boolean isStorage) throws Throwable {
        var shift = machine.shift();
        shift.pause(yard.dice().happens(yard.isCalm() ? 0 : yard.plan().odds().slowness())
                ? Duration.ofMillis(yard.dice().below(MOST_LATENCY_MILLIS))
                : Duration.ZERO);
        var step = yard.diary().step(machine.name() + " at " + shift.door(), call.name());
        if (yard.plan().deaths().contains(new ArchivePlan.Death(step, Manner.UNDERWAY)) && call.changesSomething()) {
            throw diedUnderway(shift, call);
        }
        if (yard.plan().deaths().contains(new ArchivePlan.Death(step, Manner.BEFORE))) {
            throw shift.die("before " + call.name());
        }
        var isFailing = isStorage && yard.dice().happens(yard.plan().storageFaults().at(yard.now()));
        var isDone = !isFailing || yard.dice().happens(0.5);
        if (isFailing) {
            shift.isFailedByStorage();
        }
        if (!isDone) {
            throw unavailable(call, " fails");
        }
        var answer = call.made();
        if (yard.plan().deaths().contains(new ArchivePlan.Death(step, Manner.AFTER))) {
            throw shift.die("after " + call.name());
        }
        if (isFailing && call.method().getName().equals("commit") && yard.dice().happens(0.5)) {
            yard.note(machine.name(), "repeats a write whose answer was lost");
            return call.made();
        }
        if (isFailing) {
            throw unavailable(call, " is done, the answer lost");
        }
        return answer;
    }

    private StorageUnavailable unavailable(Call call, String how) {
        yard.note(machine.name(), call.name() + how);
        return new StorageUnavailable(call.name() + how, new IOException("the network"));
    }

    /// All was sent; whoever sent it is gone when it arrives.
    private Crash diedUnderway(Shift shift, Call call) throws IOException {
        var arguments = new ArrayList<Object>();
        for (var argument : call.arguments()) {
            arguments.add(argument instanceof InputStream bytes ? new ByteArrayInputStream(bytes.readAllBytes()) : argument);
        }
        var arriving = new Call(call.real(), call.method(), arguments);
        yard.at(yard.now().plusMillis(yard.dice().below(LATEST_ARRIVAL_MILLIS)), () -> {
            yard.note("the network", call.name() + " of " + shift.machine().name() + " arrives");
            yard.hours().arrives(shift, arriving::arrived);
        });
        return shift.die("while " + call.name() + " is on its way");
    }
}
