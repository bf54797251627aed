package dev.audiolith.sound.offender;

import software.amazon.awssdk.regions.Region;

/// Breaks the direction of dependencies: nothing in `sound` may know the SDK.
public final class KnowsTheSdk {
    public Region region() {
        return Region.US_EAST_1;
    }
}
