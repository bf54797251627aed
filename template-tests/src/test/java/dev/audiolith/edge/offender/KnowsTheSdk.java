package dev.audiolith.edge.offender;

import software.amazon.awssdk.regions.Region;

/// Breaks the direction of dependencies: nothing in `edge` may know the SDK.
public final class KnowsTheSdk {
    public Region region() {
        return Region.US_EAST_1;
    }
}
