#!/usr/bin/env bash
# Runs Apache Kvrocks if it is installed, else a Redis server with append-only persistence in its role.
# Environment: SERVER_PORT, SERVER_DATA, SERVER_PASSWORD.
set -euo pipefail

mkdir -p "$SERVER_DATA"
# shellcheck source=lock-data
. "$(dirname "${BASH_SOURCE[0]}")/lock-data"
umask 077
if command -v kvrocks >/dev/null 2>&1; then
  cat > "$SERVER_DATA/kvrocks.conf" <<CONF
bind 127.0.0.1
port $SERVER_PORT
requirepass $SERVER_PASSWORD
dir $SERVER_DATA
daemonize no
CONF
  exec kvrocks -c "$SERVER_DATA/kvrocks.conf"
fi

command -v redis-server >/dev/null 2>&1 || {
  echo "Neither kvrocks nor redis-server is installed: ./run installs redis-server on Debian." >&2; exit 1; }
echo "kvrocks is not installed: a Redis server with an append-only file plays its part."
cat > "$SERVER_DATA/redis.conf" <<CONF
bind 127.0.0.1
port $SERVER_PORT
requirepass $SERVER_PASSWORD
dir "$SERVER_DATA"
save ""
appendonly yes
appendfsync everysec
maxmemory-policy noeviction
CONF
exec redis-server "$SERVER_DATA/redis.conf"
