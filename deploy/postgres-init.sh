#!/bin/sh
# Run once by the Postgres image on an empty data folder: the roles and databases of Perdure and Temporal.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$POSTGRES_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role perdure login password :'password';
create role temporal login password :'password';
create database perdure owner perdure;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
grant pg_read_all_stats to perdure;
\connect perdure
create extension if not exists pg_stat_statements;
SQL
