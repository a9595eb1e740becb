#!/bin/sh
# Makes what the services need to know of each other, once: a password per Redis user, each readable by its service alone
# (every service runs under a uid of its own), and the ACL file that holds only their hashes.
# The operator's password is CROSSWIRE_REDIS_PASSWORD where that is set.
set -eu
cd /run/crosswire
mkdir -p passwords
made() {  # name uid
  [ -s "passwords/$1" ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"passwords/$1"
  chown "$2" "passwords/$1"
  chmod 0400 "passwords/$1"
}
[ -z "${CROSSWIRE_REDIS_PASSWORD:-}" ] || { rm -f passwords/operator; printf '%s' "$CROSSWIRE_REDIS_PASSWORD" >passwords/operator; }
made ingestion 10011
made extraction 10012
made comparison 10013
made scoring 10014
made alerting 10015
made api 10016
made scraper 0
made reader 0
made desk 0
made operator 0
hash=$(tr -d '\n' <passwords/operator | sha256sum | cut -d' ' -f1)
{
  python -m services.runtime.acl passwords
  # For people at the command line: everything on our keys, nothing that endangers the server.
  printf 'user operator on #%s ~articles ~{p00}:* resetchannels +@all -@dangerous -@admin +info\n' "$hash"
} >users.part
chmod 0444 users.part
mv users.part users.acl
