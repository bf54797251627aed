package dev.audiolith.aws.offender;

import dev.audiolith.edge.HttpAnswer;

/// Breaks the direction of dependencies: nothing in `aws` may know the edge.
public final class KnowsTheEdge {
    public HttpAnswer answer() {
        return HttpAnswer.of(200, "");
    }
}
