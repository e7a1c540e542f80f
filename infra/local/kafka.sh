#!/usr/bin/env bash
# Runs Apache Kafka as one node that is its own controller (KRaft), on loopback.
# Environment: KAFKA_HOME (an official download or the like), SERVER_PORT, CONTROLLER_PORT, SERVER_DATA.
set -euo pipefail

[ -x "$KAFKA_HOME/bin/kafka-server-start.sh" ] || {
  echo "KAFKA_HOME is '$KAFKA_HOME', which has no bin/kafka-server-start.sh." >&2; exit 1; }
command -v java >/dev/null 2>&1 || { echo "Apache Kafka needs Java 17 or newer." >&2; exit 1; }
mkdir -p "$SERVER_DATA"
# shellcheck source=lock-data
. "$(dirname "${BASH_SOURCE[0]}")/lock-data"
cat > "$SERVER_DATA/server.properties" <<CONF
process.roles=broker,controller
node.id=1
listeners=PLAINTEXT://127.0.0.1:$SERVER_PORT,CONTROLLER://127.0.0.1:$CONTROLLER_PORT
advertised.listeners=PLAINTEXT://127.0.0.1:$SERVER_PORT
controller.listener.names=CONTROLLER
controller.quorum.bootstrap.servers=127.0.0.1:$CONTROLLER_PORT
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=$SERVER_DATA/logs
auto.create.topics.enable=false
num.partitions=10
default.replication.factor=1
offsets.topic.replication.factor=1
offsets.topic.num.partitions=10
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
log.retention.hours=24
# A killed broker looks through every partition before it serves again, and here a big event has 90 small ones.
num.recovery.threads.per.data.dir=8
log.index.size.max.bytes=1048576
num.network.threads=2
num.io.threads=4
log.cleaner.dedupe.buffer.size=8388608
CONF
# 22 characters, none of them a dash, which would be taken for an option: the id of the cluster and so
# of this log. Another id tells the services that the log is new.
if [ ! -f "$SERVER_DATA/logs/meta.properties" ]; then
  id=$(head -c 16 /dev/urandom | base64 | tr '+/' 'AB' | cut -c1-22)
  "$KAFKA_HOME/bin/kafka-storage.sh" format --standalone -t "$id" -c "$SERVER_DATA/server.properties"
fi
exec "$KAFKA_HOME/bin/kafka-server-start.sh" "$SERVER_DATA/server.properties"
