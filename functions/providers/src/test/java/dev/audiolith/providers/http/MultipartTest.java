package dev.audiolith.providers.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartTest {

    @Test
    void a_form_is_written_as_browsers_write_it() throws IOException {
        assertThat(
                text(new Multipart("b").field("name", "x").file("file", "a.car", 3, () -> new ByteArrayInputStream("abc".getBytes(UTF_8)))))
                .isEqualTo("""
                        --b
                        Content-Disposition: form-data; name="name"

                        x
                        --b
                        Content-Disposition: form-data; name="file"; filename="a.car"
                        Content-Type: application/octet-stream

                        abc
                        --b--
                        """.replace("\n", "\r\n"));
    }

    @Test
    void its_length_is_known_before_a_byte_is_read() throws IOException {
        var upload = form("ä.car");
        assertThat(upload.source().open().readAllBytes()).hasSize((int) upload.length());
    }

    @Test
    void it_can_be_read_again() throws IOException {
        var upload = form("a.car");
        assertThat(text(upload)).isEqualTo(text(upload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1\r\n\r\n", "a\"; name=\"other", "a\u0000b", "a\nb"})
    void a_name_cannot_end_its_header(String name) throws IOException {
        var head = text(form(name)).lines().toList();
        assertThat(head.get(1)).matches("Content-Disposition: form-data; name=\"file\"; filename=\"[^\"\\p{Cntrl}]*\"");
        assertThat(head.get(2)).isEqualTo("Content-Type: application/octet-stream");
    }

    @Test
    void a_field_cannot_end_its_part() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Multipart("b1").field("name", "x\r\n--b1--"));
    }

    @Test
    void a_boundary_cannot_end_its_header() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Multipart("b\r\nX-Evil: 1"));
    }

    private static Upload form(String fileName) {
        return new Multipart("b").file("file", fileName, 3, () -> new ByteArrayInputStream("abc".getBytes(UTF_8)));
    }

    private static String text(Upload upload) throws IOException {
        return new String(upload.source().open().readAllBytes(), UTF_8);
    }
}
