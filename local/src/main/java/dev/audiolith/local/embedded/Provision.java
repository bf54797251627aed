package dev.audiolith.local.embedded;

import dev.audiolith.aws.AwsClients;
import dev.audiolith.aws.TableShape;
import dev.audiolith.aws.TableShape.Attribute;
import dev.audiolith.aws.TableShape.Index;
import dev.audiolith.aws.TableShape.Keys;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/// Makes the tables and buckets that the service needs, where they are not there yet; on AWS CloudFormation does this.
///
/// TTL is left off on purpose: the embedded DynamoDB stops expiring a whole table for good when one expired item lacks the key
/// of a sparse index. The local run expires items itself.
record Provision(AwsClients clients) {

    void table(String name, TableShape shape) {
        var request = CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes(shape)).keySchema(schema(shape.keys()));
        if (!shape.indexes().isEmpty()) {
            request.globalSecondaryIndexes(shape.indexes().stream().map(Provision::index).toList());
        }
        if (shape.streamed()) {
            request.streamSpecification(StreamSpecification.builder().streamEnabled(true).streamViewType(TableShape.STREAM_VIEW).build());
        }
        try (var dynamo = clients.dynamoDb(); var waiter = dynamo.waiter()) {
            try {
                dynamo.createTable(request.build());
            } catch (ResourceInUseException e) {
                // There already, with everything in it.
                return;
            }
            waiter.waitUntilTableExists(describe -> describe.tableName(name));
        }
    }

    void bucket(String name) {
        try (var s3 = clients.s3()) {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException e) {
            // There already, with everything in it.
            return;
        }
    }

    private static List<AttributeDefinition> attributes(TableShape shape) {
        return Stream.concat(Stream.of(shape.keys()), shape.indexes().stream().map(Index::keys)).flatMap(Provision::attributes).distinct()
                .map(attribute -> AttributeDefinition.builder().attributeName(attribute.name()).attributeType(attribute.type().code())
                        .build())
                .toList();
    }

    private static Stream<Attribute> attributes(Keys keys) {
        return Stream.concat(Stream.of(keys.partition()), keys.sort().stream());
    }

    private static GlobalSecondaryIndex index(Index index) {
        return GlobalSecondaryIndex.builder().indexName(index.name()).keySchema(schema(index.keys()))
                .projection(projection -> projection.projectionType(index.projection().name())).build();
    }

    private static List<KeySchemaElement> schema(Keys keys) {
        return Stream.concat(Stream.of(element(keys.partition(), KeyType.HASH)),
                keys.sort().stream().map(sort -> element(sort, KeyType.RANGE))).toList();
    }

    private static KeySchemaElement element(Attribute attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
    }
}
