#!/bin/bash
# Runs a test with its queue on the broker of test/rabbitmq.sh: on-rabbitmq.sh FILE COMMAND...
file=$1
shift
WARTA_TEST_QUEUE=$("$(dirname "$0")/rabbitmq.sh" address "$file") || exit 77
export WARTA_TEST_QUEUE
exec "$@"
