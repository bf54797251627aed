package dev.audiolith.local.pumps;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// A table's changes in order, as far as they have not been handed out yet.
@FunctionalInterface
public interface StreamRecords {
    List<Record> next();
}
