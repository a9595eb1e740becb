#!/bin/sh
# An authority of this installation's own, a certificate for the server and one for every service, made on the first start.
# Bring your own instead: put ca.crt and NAME.crt, NAME.key for each name below into the volume's tls/ before it.
set -eu
umask 077
mkdir -p /run/crosswire/tls
chmod 0755 /run/crosswire /run/crosswire/tls
cd /run/crosswire/tls
if [ ! -s ca.crt ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=crosswire" \
    -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout ca.key -out ca.crt 2>/dev/null
fi
chmod 0444 ca.crt
issued() {  # name uid hosts
  if [ ! -s "$1.crt" ]; then
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr" 2>/dev/null
    printf 'subjectAltName=%s\n' "$3" >"$1.ext"
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 825 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
    rm -f "$1.csr" "$1.ext"
  fi
  chown "$2" "$1.key"
  chmod 0400 "$1.key"
  chmod 0444 "$1.crt"
}
issued redis 0 "DNS:redis,DNS:localhost,IP:127.0.0.1"
issued ingestion 10011 DNS:ingestion
issued extraction 10012 DNS:extraction
issued comparison 10013 DNS:comparison
issued scoring 10014 DNS:scoring
issued alerting 10015 DNS:alerting
issued api 10016 DNS:api
issued operator 0 DNS:operator
issued scraper 0 DNS:scraper
issued reader 0 DNS:reader
