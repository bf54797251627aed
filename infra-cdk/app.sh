#!/bin/sh
# Runs the CDK app on the JDK that Maven's toolchain chose, which need not be the one that runs Maven.
set -eu
cd "$(dirname "$0")"
if [ ! -f target/java.txt ] || [ ! -f target/classpath.txt ]; then
    echo "infra-cdk is not built: run 'mvn -q -Dquick -DskipTests -pl infra-cdk -am package' in the root folder" >&2
    exit 1
fi
java="$(sed -n 's/^ *java\.home = //p' target/java.txt)/bin/java"

# Node 20 works, but jsii greets it with 18 lines in every JVM. The value is the major version.
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
exec "$java" -cp "target/classes:$(cat target/classpath.txt)" dev.audiolith.infra.AudiolithApp
