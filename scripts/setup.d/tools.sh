# Tools and servers that are not packages of NuGet or npm. Sourced by scripts/setup.

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command that may wait for a network or a lock, for so many seconds at most.
within() { # seconds, command
  local limit=$1
  shift
  if have timeout; then timeout --kill-after=10 "$limit" "$@"; else "$@"; fi
}

# Packages, builds and data of a first start, with room to spare.
space_needed_mb=3000

need_space() {
  local free
  free=$(df -Pm "$root" | awk 'NR == 2 { print $4 }')
  [ "${free:-$space_needed_mb}" -ge $space_needed_mb ] \
    || die "the disk of $root has $free MB free, and $space_needed_mb MB are needed: make room, then start again"
}

# True where apt-get may install: Debian's family, and root or a sudo that asks nothing.
can_apt() {
  have apt-get || return 1
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_updated=no
apt_install() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  say "apt-get install $*"
  if [ $apt_updated = no ]; then
    within 300 "${as_root[@]}" apt-get update -qq </dev/null >"$cache/apt.log" 2>&1 || say "apt-get update failed (.cache/apt.log)"
    apt_updated=yes
  fi
  # Another apt-get may be at work: a new machine often updates itself.
  within 900 "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 "$@" \
    </dev/null >>"$cache/apt.log" 2>&1
}

need_dotnet() {
  have dotnet || die "the .NET 10 SDK is not installed: see https://dot.net/download, or your system's packages"
  local version
  version=$(cd "$root" && dotnet --version 2>/dev/null) \
    || die "no installed .NET SDK fits global.json (10.0.1xx or a later 10.0): see https://dot.net/download"
  say "dotnet $version"
}

# Vite 8 needs 20.19 or later; older Debian releases carry less.
need_node() {
  if ! have npm && can_apt; then apt_install nodejs npm || true; fi
  have node && have npm || die "Node.js 20.19 or later with npm is not installed: see https://nodejs.org"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
           process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
    || die "Node.js is $(node --version), but the web part needs 20.19 or later: see https://nodejs.org"
  say "node $(node --version)"
}

# Beside the rest, because it mostly waits.
fetch_npm_packages() { # folder: web, or fonts
  local folder="$root/$1" log="$cache/npm-$1.log"
  local stamp="$folder/node_modules/.package-lock.json"
  if [ "$stamp" -nt "$folder/package-lock.json" ] && [ "$stamp" -nt "$folder/package.json" ]; then return; fi
  if within 900 npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error </dev/null >"$log" 2>&1; then
    touch "$stamp"
  else
    die "npm ci failed in $1: $(grep -m 1 -iE 'error' "$log" | cut -c 1-200). Look at 'npm config get registry'," \
      "your network and proxy, then start again. (.cache/npm-$1.log)"
  fi
}

# Asks the engine itself: a client without a running engine helps nobody.
container_engine() {
  local engine
  for engine in docker podman; do
    if have $engine && within 10 $engine info >/dev/null 2>&1; then echo $engine; return 0; fi
  done
  return 1
}

have_postgres() { have initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; }

need_servers() {
  local engine
  if engine=$(container_engine); then
    say "$engine answers: PostgreSQL, Redis, Kvrocks and Kafka run in containers"
    return
  fi
  have_postgres || install_postgres \
    || lack "PostgreSQL 15 or later (initdb, postgres): $(apt_hint), or start Docker"
  have redis-server || install_redis || lack "redis-server 7 or later: $(apt_hint), or start Docker"
  if have_postgres && have redis-server; then say "local PostgreSQL and redis-server, no container engine"; fi
  if [ -n "${KAFKA_HOME:-}" ] && ! have java; then
    lack "java 17 or later for the Kafka in KAFKA_HOME: install it, or unset KAFKA_HOME to use the embedded broker"
  fi
}

# Why nothing was installed by itself.
apt_hint() {
  if ! have apt-get; then echo "install it by hand (set-up installs on Debian and Ubuntu only)"
  elif ! can_apt; then echo "start again as root or where sudo asks no password, or install it by hand"
  else echo "apt-get failed (.cache/apt.log)"; fi
}

install_postgres() {
  can_apt || return 1
  # Debian makes and starts a cluster of its own on installing; ours live in the checkout. Said only where nobody
  # has said anything, on a machine without any PostgreSQL.
  if [ "$(id -u)" = 0 ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  fi
  apt_install postgresql && have_postgres
}

install_redis() {
  can_apt || return 1
  apt_install redis-server || return 1
  # Debian starts it on port 6379; the AppHost starts its own on ports of its own.
  if [ "$(id -u)" = 0 ] && have systemctl && systemctl is-active -q redis-server 2>/dev/null; then
    systemctl disable -q --now redis-server || true
  fi
  have redis-server
}

need_chromium() {
  have chromium || have chromium-browser || have google-chrome || { can_apt && apt_install chromium; } \
    || lack "Chromium for the browser tests: $(apt_hint)"
}
