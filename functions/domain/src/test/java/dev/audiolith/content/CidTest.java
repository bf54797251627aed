package dev.audiolith.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidTest {
    private static final String HELLO = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e";

    @Test
    void text_and_bytes_lead_back_to_the_same_address() {
        var cid = Cid.parse(HELLO);
        assertThat(cid).hasToString(HELLO);
        assertThat(Cid.fromBytes(cid.toBytes())).isEqualTo(cid);
        assertThat(cid.codec()).isEqualTo(Cid.Codec.RAW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "bafkrei", "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD",
            "zb2rhe5P4gXftAwvA4eXQ5HJwsER2owDyS9sKaQRRVQPn93bA",
            "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5ea",
            "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n51", "../../etc/passwd", "<html>"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cid.parse(text));
    }
}
