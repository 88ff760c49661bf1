#!/bin/sh
# Once, when the database is made: an account that owns nothing and so cannot change the record.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$SERVICE_PASSWORD" --username "$POSTGRES_USER" "$POSTGRES_DB" <<'SQL'
CREATE ROLE service LOGIN PASSWORD :'password';
SQL
