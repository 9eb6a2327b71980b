#!/bin/bash
# Runs a test with its stores on the server of test/postgres.sh: on-postgres.sh FILE COMMAND...
file=$1
shift
WARTA_TEST_POSTGRES=$("$(dirname "$0")/postgres.sh" address "$file") || exit 77
export WARTA_TEST_POSTGRES
exec "$@"
