#!/bin/sh
# Starts Redis with the users of users.acl (one per service, no default user) and the append-only file.
set -eu
umask 077
printf '%s\n' 'aclfile /run/crosswire/users.acl' 'appendonly yes' 'appendfsync everysec' 'save ""' 'dir /data' \
  'maxmemory-policy noeviction' 'protected-mode no' >/tmp/redis.conf
[ "$(id -u)" != 0 ] || chown redis:redis /tmp/redis.conf
exec docker-entrypoint.sh redis-server /tmp/redis.conf
