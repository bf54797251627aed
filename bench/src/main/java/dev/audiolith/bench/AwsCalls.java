package dev.audiolith.bench;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Listens to every call that any AWS client of this process makes, and has DynamoDB say what each is billed as.
///
/// The SDK finds it by a file on the classpath and makes one for each client: so nothing that is measured knows of it, and what
/// they hear is kept in one place for all, once somebody has asked: a process that nobody asks holds nothing of it. Several measurements
/// at once would hear each other.
public final class AwsCalls implements ExecutionInterceptor {
    private static final Queue<AwsCall> HEARD = new ConcurrentLinkedQueue<>();
    private static volatile boolean isAsked;
    private static final ExecutionAttribute<Long> BEGAN = new ExecutionAttribute<>("BegunAt");

    /// What was heard since the last time somebody asked, in the order in which it ended.
    static List<AwsCall> take() {
        isAsked = true;
        var calls = List.copyOf(HEARD);
        HEARD.clear();
        return calls;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGAN, System.nanoTime());
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var indexes = ReturnConsumedCapacity.INDEXES;
        return switch (context.request()) {
            case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(indexes).build();
            case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(indexes).build();
            case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(indexes).build();
            case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(indexes).build();
            case QueryRequest query -> query.toBuilder().returnConsumedCapacity(indexes).build();
            case TransactWriteItemsRequest transaction -> transaction.toBuilder().returnConsumedCapacity(indexes).build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        hear(attributes, "", Units.of(context.response()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        hear(attributes, "!", Units.NONE);
    }

    private static void hear(ExecutionAttributes attributes, String ending, Units units) {
        if (isAsked) {
            HEARD.add(new AwsCall(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                    attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME) + ending, units, attributes.getAttribute(BEGAN),
                    System.nanoTime()));
        }
    }
}
