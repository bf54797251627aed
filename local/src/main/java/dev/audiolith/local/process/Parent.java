package dev.audiolith.local.process;

import java.io.IOException;

/// The process that started this one, as seen through our standard input: it ends when the parent does, even by kill -9.
///
/// Needs nothing but the JDK, since DynamoDB's process has nothing else of ours.
public final class Parent {

    /// From now on this process ends with its parent, so that no orphan keeps ports and files. Ending so abruptly loses nothing: our
    /// servers commit before they answer.
    public static void endWithIt() {
        Thread.ofPlatform().daemon().name("parent").start(Parent::awaitEnd);
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said; only the end counts.
            }
        } catch (IOException e) {
            // Broken or closed: the same to us.
        }
        Runtime.getRuntime().halt(0);
    }

    private Parent() {}
}
