package dev.audiolith.testkit.story;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Numbers every call through a port, and dies before or after a chosen one.
final class Steps {
    private static final Set<String> QUIET = Set.of("name", "model");

    private final List<String> taken = new ArrayList<>();
    private int dieBefore;
    private int dieAfter;
    private boolean dead;
    private String interrupted = "";
    private int callsUntilThen;
    private int interruptedStep;
    private Runnable interruption = () -> {};

    void dieBefore(int step) {
        taken.clear();
        dead = false;
        dieBefore = step;
        dieAfter = 0;
    }

    void dieAfter(int step) {
        taken.clear();
        dead = false;
        dieBefore = 0;
        dieAfter = step;
    }

    void dieNoMore() {
        dieBefore(0);
    }

    /// Lets something else happen right before the next call of that name but `others`, once. It may end the process, too.
    void before(String call, int others, Runnable meanwhile) {
        interrupted = call;
        callsUntilThen = others + 1;
        interruption = meanwhile;
    }

    /// The same right before a step, whatever it is.
    void before(int step, Runnable meanwhile) {
        interruptedStep = step;
        interruption = meanwhile;
    }

    private void interrupt() {
        if (taken.size() == interruptedStep) {
            interruptedStep = 0;
            interruption.run();
        } else if (taken.getLast().equals(interrupted) && --callsUntilThen == 0) {
            interruption.run();
        }
    }

    List<String> taken() {
        return List.copyOf(taken);
    }

    <T> T around(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (proxy, method, arguments) -> {
            if (QUIET.contains(method.getName())) {
                // Nothing goes out for that.
                return method.invoke(real, arguments);
            }
            if (isMadeOfOthers(method, real)) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            if (dead) {
                // Other threads of a process do not outlive it.
                throw new Crash("dead already");
            }
            taken.add(port.getSimpleName() + "." + method.getName());
            var step = taken.size();
            interrupt();
            if (step == dieBefore) {
                dead = true;
                throw new Crash("before " + taken.getLast());
            }
            try {
                var answer = method.invoke(real, arguments);
                if (step == dieAfter) {
                    dead = true;
                    throw new Crash("after " + taken.getLast());
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    /// Each call that it makes is a step of its own.
    private static boolean isMadeOfOthers(Method method, Object real) throws NoSuchMethodException {
        return method.isDefault() && real.getClass().getMethod(method.getName(), method.getParameterTypes()).isDefault();
    }
}
