package dev.audiolith.faults;

import dev.audiolith.failure.StorageUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts every call through a port on the world's stage: others may run before it, the container may die before or after it, and
/// where the port leads to our own storage it may fail, or be done without an answer.
final class Steps {
    /// What changes nothing need not be looked at: most calls are such.
    private static final Set<String> READS = Set.of("find", "knows", "overdue", "open", "list", "all", "fetch", "speak", "post");
    /// A name is known, and a link is signed on the spot.
    private static final Set<String> ASKS_NOBODY = Set.of("name", "link");

    private static final int SDK_ATTEMPTS = 3;
    private static final Duration SDK_FIRST_WAIT = Duration.ofMillis(500);

    private final World world;
    private final Container container;

    Steps(World world, Container container) {
        this.world = world;
        this.container = container;
    }

    /// Our own storage: fails now and then.
    <T> T storage(Class<T> port, T real) {
        return around(port, real, true);
    }

    /// Somebody else's service: says itself how it fails.
    <T> T provider(Class<T> port, T real) {
        return around(port, real, false);
    }

    private <T> T around(Class<T> port, T real, boolean isStorage) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, method, arguments) -> {
            if (ASKS_NOBODY.contains(method.getName())) {
                return call(real, method, arguments);
            }
            var name = port.getSimpleName() + "." + method.getName();
            var invocation = container.invocation();
            invocation.pause(world.trouble().latency());
            var step = world.diary().step(container.name(), name);
            if (world.plan().diesBefore(step)) {
                throw invocation.die("before " + name);
            }
            var fault = isStorage ? faultAfterRepeats(invocation, name) : Trouble.Fault.NONE;
            if (fault != Trouble.Fault.NONE) {
                invocation.isFailedByStorage();
            }
            if (fault == Trouble.Fault.REFUSED) {
                throw refused(method, arguments);
            }
            var answer = call(real, method, arguments);
            if (!READS.contains(method.getName())) {
                world.watch().look();
            }
            if (world.plan().diesAfter(step)) {
                throw invocation.die("after " + name);
            }
            if (fault == Trouble.Fault.NO_ANSWER) {
                world.log(container.name(), name + " is done, the answer lost");
                throw new StorageUnavailable(name + " did not answer", new IOException("the network"));
            }
            return answer;
        }));
    }

    /// The SDK itself repeats a call that is throttled, after a wait drawn from ever more time, before it gives up. Each repeat is a step,
    /// for it is a call. Its budget of repeats, which a long trouble uses up, is not modelled: with it there are fewer.
    private Trouble.Fault faultAfterRepeats(Invocation invocation, String name) {
        for (var attempt = 1; world.trouble().storageIsThrottled(); attempt++) {
            if (attempt == SDK_ATTEMPTS) {
                return Trouble.Fault.REFUSED;
            }
            invocation.pause(Duration.ofMillis(world.dice().below(SDK_FIRST_WAIT.toMillis() << attempt)));
            world.diary().step(container.name(), name + " again");
        }
        return world.trouble().storageFault();
    }

    private static Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// An upload is refused only after some of its bytes have been taken.
    private StorageUnavailable refused(Method method, Object @Nullable [] arguments) throws IOException {
        if (arguments != null && arguments.length == 3 && arguments[2] instanceof InputStream audio) {
            audio.readNBytes((int) world.dice().below(20));
        }
        world.log(container.name(), method.getName() + " fails");
        return new StorageUnavailable(method.getName() + " fails", new IOException("the network"));
    }
}
