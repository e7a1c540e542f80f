#!/usr/bin/env bash
# Runs Redis in memory only: the holds it keeps may be lost at any time without losing a hold.
# Environment: SERVER_PORT, SERVER_DATA, SERVER_PASSWORD.
set -euo pipefail

command -v redis-server >/dev/null 2>&1 || {
  echo "redis-server is not installed: ./run installs it on Debian; elsewhere install Redis 7 or newer." >&2; exit 1; }
mkdir -p "$SERVER_DATA"
# shellcheck source=lock-data
. "$(dirname "${BASH_SOURCE[0]}")/lock-data"
# The password goes in by a file and not by an argument, which every user of the machine could read.
umask 077
cat > "$SERVER_DATA/redis.conf" <<CONF
bind 127.0.0.1
port $SERVER_PORT
requirepass $SERVER_PASSWORD
dir "$SERVER_DATA"
save ""
appendonly no
maxmemory 512mb
maxmemory-policy volatile-ttl
CONF
exec redis-server "$SERVER_DATA/redis.conf"
