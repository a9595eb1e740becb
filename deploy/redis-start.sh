#!/bin/sh
# Starts Redis with the users of users.acl (one per service, no default user) and the append-only file.
set -eu
umask 077
printf '%s\n' 'aclfile /run/crosswire/users.acl' 'appendonly yes' 'appendfsync everysec' 'save ""' 'dir /data' \
  'maxmemory-policy noeviction' 'protected-mode no' >/tmp/redis.conf
if [ -n "${CROSSWIRE_TLS:-}" ]; then
  # The key is copied, since the server does not run as root and the volume is not ours to write.
  cp /run/crosswire/tls/redis.key /tmp/redis.key
  printf '%s\n' 'port 0' 'tls-port 6379' 'tls-cert-file /run/crosswire/tls/redis.crt' 'tls-key-file /tmp/redis.key' \
    'tls-ca-cert-file /run/crosswire/tls/ca.crt' 'tls-auth-clients yes' 'tls-protocols "TLSv1.2 TLSv1.3"' >>/tmp/redis.conf
  [ "$(id -u)" != 0 ] || chown redis:redis /tmp/redis.key
fi
[ "$(id -u)" != 0 ] || chown redis:redis /tmp/redis.conf
exec docker-entrypoint.sh redis-server /tmp/redis.conf
