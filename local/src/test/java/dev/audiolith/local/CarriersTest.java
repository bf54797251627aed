package dev.audiolith.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.audiolith.aws.DynamoHostGate;
import org.junit.jupiter.api.Test;

class CarriersTest {

    @Test
    void a_host_that_hangs_cannot_hold_all_who_archive() {
        assertThat(Carriers.ARCHIVERS).isGreaterThan(DynamoHostGate.PLACES);
    }
}
