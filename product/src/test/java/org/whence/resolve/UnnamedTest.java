package org.whence.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.whence.model.Source;
import org.whence.model.SourceKind;

class UnnamedTest {
    private static Source unnamed(String words) {
        return Source.of(SourceKind.UNNAMED, words);
    }

    @Test
    void anUnnamedSourceIsKnownAgainUnderAnotherDescription() {
        Source wire = unnamed("two Norwegian harbour sources");
        Source paper = unnamed("two sources at a Norwegian harbour authority");
        Map<String, String> names = Unnamed.names(List.of(wire, paper));
        assertThat(names)
                .containsEntry(wire.id(), paper.name())
                .containsEntry(paper.id(), paper.name());
    }

    @Test
    void anotherNumberIsAnotherSource() {
        assertThat(
                        Unnamed.names(
                                List.of(
                                        unnamed("two Norwegian harbour sources"),
                                        unnamed("three Norwegian harbour sources"))))
                .isEmpty();
    }

    @Test
    void peopleFamiliarWithTheMatterMayBeAnybody() {
        assertThat(
                        Unnamed.names(
                                List.of(
                                        unnamed("two people familiar with the matter"),
                                        unnamed("people familiar with the matter"))))
                .isEmpty();
    }
}
