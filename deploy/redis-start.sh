#!/bin/sh
# Starts Redis with a password and the append-only file. The password comes from CROSSWIRE_REDIS_PASSWORD; where that is
# empty, one is made on the first start and kept in the volume that the other services mount read-only.
set -eu
secret=/run/crosswire/redis_password
if [ -n "${CROSSWIRE_REDIS_PASSWORD:-}" ]; then
  printf '%s' "$CROSSWIRE_REDIS_PASSWORD" >"$secret"
elif [ ! -s "$secret" ]; then
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$secret"
fi
chmod 0444 "$secret"
# In a file and not on the command line, where every process of the machine could read it.
umask 077
{
  printf 'requirepass "%s"\n' "$(cat "$secret")"
  printf '%s\n' 'appendonly yes' 'appendfsync everysec' 'save ""' 'dir /data' 'maxmemory-policy noeviction'
} >/tmp/redis.conf
[ "$(id -u)" != 0 ] || chown redis:redis /tmp/redis.conf
exec docker-entrypoint.sh redis-server /tmp/redis.conf
