package dev.audiolith.faults;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/// What Lambda tells a door: above all, how much time is left.
record Remaining(Invocation invocation) implements Context {
    private static final int MEMORY_MIB = 1024;

    @Override
    public String getAwsRequestId() {
        return "request";
    }

    @Override
    public int getRemainingTimeInMillis() {
        return invocation.remainingMillis();
    }

    @Override
    public String getFunctionName() {
        return invocation.door();
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + invocation.door();
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + invocation.door();
    }

    @Override
    public String getLogStreamName() {
        return "faults";
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
        throw new UnsupportedOperationException("doors write their own lines");
    }
}
