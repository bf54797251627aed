package dev.audiolith.testkit.story;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Lets something else happen right after each call of one kind.
final class Meanwhile {

    static <T> T around(Class<T> port, T real, String call, Runnable meanwhile) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port}, (_, method, arguments) -> {
            try {
                var answer = method.invoke(real, arguments);
                if (method.getName().equals(call)) {
                    meanwhile.run();
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private Meanwhile() {}
}
