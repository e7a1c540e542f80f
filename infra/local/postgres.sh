#!/usr/bin/env bash
# Runs PostgreSQL on loopback for a developer or a test, with a data folder of its own.
# Environment: SERVER_PORT, SERVER_DATA (made at the first start), SERVER_PASSWORD (of user postgres).
set -euo pipefail

# The version that made the data folder: another one refuses to open it. Empty before the first start.
made_by=$(cat "$SERVER_DATA/PG_VERSION" 2>/dev/null || true)

find_bin() {
  # Of several installed versions the one that the data is of.
  if [ -n "$made_by" ] && [ -x "/usr/lib/postgresql/$made_by/bin/postgres" ]; then
    echo "/usr/lib/postgresql/$made_by/bin"
    return
  fi
  if command -v postgres >/dev/null 2>&1; then dirname "$(command -v postgres)"; return; fi
  # Debian keeps the server's programs off the PATH, one folder a version: take the newest.
  local newest
  newest=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin \
    2>/dev/null | sort -V | tail -n 1)
  [ -n "$newest" ] && [ -x "$newest/postgres" ] && { echo "$newest"; return; }
  echo "PostgreSQL is not installed: ./run installs it on Debian; elsewhere install PostgreSQL 15 or newer." >&2
  exit 1
}

bin=$(find_bin)
version=$("$bin/postgres" --version | grep -oE '[0-9]+' | head -n 1)
if [ -n "$made_by" ] && [ "$made_by" != "$version" ]; then
  echo "The data in $SERVER_DATA is of PostgreSQL $made_by, but PostgreSQL $version is installed: install $made_by," \
    "or move the folder away to begin anew." >&2
  exit 1
fi

# PostgreSQL refuses to run as root. Inside a user namespace it runs as another user that is still the owner of our files.
as_user=()
if [ "$(id -u)" = 0 ]; then
  if unshare --user --map-user=1000 true 2>/dev/null; then
    as_user=(unshare --user --map-user=1000)
  elif id postgres >/dev/null 2>&1; then
    as_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  else
    echo "Running as root, and neither user namespaces nor a user 'postgres' are at hand: run as another user." >&2
    exit 1
  fi
fi

mkdir -p "$SERVER_DATA"
# shellcheck source=lock-data
. "$(dirname "${BASH_SOURCE[0]}")/lock-data"
if [ "${as_user[0]:-}" = setpriv ]; then chown -R postgres:postgres "$SERVER_DATA"; fi
if [ ! -f "$SERVER_DATA/PG_VERSION" ]; then
  password_file=$(mktemp)
  trap 'rm -f "$password_file"' EXIT
  printf '%s' "$SERVER_PASSWORD" > "$password_file"
  chmod 644 "$password_file"
  "${as_user[@]}" "$bin/initdb" --pgdata "$SERVER_DATA" --username postgres --pwfile "$password_file" \
    --auth scram-sha-256 --encoding UTF8 --locale C --no-instructions
  rm -f "$password_file"
  trap - EXIT
fi

# The server stays a child: SIGTERM would make it wait for its clients, a developer's Ctrl-C means "now, but cleanly" (SIGINT).
"${as_user[@]}" "$bin/postgres" -D "$SERVER_DATA" -p "$SERVER_PORT" -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c max_connections=200 -c shared_buffers=256MB -c wal_compression=on \
  -c max_wal_size=2GB -c log_checkpoints=off -c "fsync=${SERVER_FSYNC:-on}" &
server=$!
trap 'kill -INT $server 2>/dev/null || true' TERM INT HUP
# The first wait ends when a signal came, the second when the server has stopped.
wait $server || true
wait $server
