package dev.audiolith.aws;

import java.util.List;
import java.util.Optional;

/// A table as it must be wherever it is created: by CloudFormation on AWS, by the local run, by a test.
///
/// `ttl` names the attribute by which the table lets items expire. A `streamed` table tells of each change, with the item as it
/// was and as it is, in [#STREAM_VIEW].
public record TableShape(String name, Keys keys, List<Index> indexes, Optional<Attribute> ttl, boolean streamed) {
    public static final String STREAM_VIEW = "NEW_AND_OLD_IMAGES";

    public TableShape {
        indexes = List.copyOf(indexes);
    }

    /// An attribute that is part of a key, or that the table itself must understand.
    public record Attribute(String name, Type type) {

        static Attribute text(String name) {
            return new Attribute(name, Type.TEXT);
        }

        static Attribute number(String name) {
            return new Attribute(name, Type.NUMBER);
        }
    }

    /// The two types of key attributes we use; `code` is what DynamoDB calls them.
    public enum Type {
        TEXT("S"), NUMBER("N");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /// What finds an item: its partition, and its place in it if a partition holds several.
    public record Keys(Attribute partition, Optional<Attribute> sort) {}

    /// A global secondary index. Sparse without saying so: an item that lacks a part of its key is not in it.
    public record Index(String name, Keys keys, Projection projection) {}

    /// What an index holds of an item, by DynamoDB's names.
    public enum Projection {
        ALL, KEYS_ONLY
    }
}
