package dev.audiolith.edge;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.audiolith.time.Deadline;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What a door is told about an invocation that Lambda has not made: the local run, the fault engine and tests make their own. Above all,
/// how much time is left, asked for anew each time.
public record InvocationContext(String door, String requestId, IntSupplier millisLeft) implements Context {
    private static final int MEMORY_MIB = 1024;

    /// With time that really runs out.
    public static InvocationContext until(Deadline deadline, String door, String requestId) {
        return new InvocationContext(door, requestId, () -> (int) deadline.remaining().toMillis());
    }

    /// With time that stands still, for tests of what a door makes of it.
    public static InvocationContext withMillis(int left) {
        return new InvocationContext("function", "lambda-request", () -> left);
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return millisLeft.getAsInt();
    }

    @Override
    public String getFunctionName() {
        return door;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + door;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + door;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public int getMemoryLimitInMB() {
        return MEMORY_MIB;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("doors write their lines into a Journal");
    }
}
