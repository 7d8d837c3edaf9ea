#!/bin/bash
# README's two commands on a bare machine: a fresh minimal system that has python3, python3-venv and
# git only, in a chroot, with a fresh clone of what is committed here. Run as root; some 15 minutes.
#
#   tests/long/bare_machine.sh [SUITE] [FOLDER]    by default bookworm, in a new temporary folder
#
# Suites debootstrap knows: bookworm, noble, ... MIRROR names where packages come from, for suites
# that debootstrap's default mirror does not hold. PYTEST_ARGS goes to the second command.
# This machine's apt sources, pip settings and certificates are lent to the new one.
set -eu

suite=${1:-bookworm}
folder=${2:-$(mktemp -d)}
root=$folder/$suite
here=$(cd "$(dirname "$0")/../.." && pwd)

command -v debootstrap >/dev/null || { echo "debootstrap is needed: apt-get install debootstrap"; exit 1; }
if [ ! -x "$root/usr/bin/git" ]; then
    debootstrap --variant=minbase --include=python3,python3-venv,git,ca-certificates \
        "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$folder/debootstrap.log"
fi

lend() { if [ -e "$1" ]; then mkdir -p "$root$(dirname "$1")"; cp -rL "$1" "$root$(dirname "$1")/"; fi; }
lend /etc/resolv.conf
lend /etc/pip.conf
lend /etc/ssl/certs/ca-certificates.crt
if [ "$suite" = bookworm ]; then
    lend /etc/apt/sources.list.d/debian.sources
    lend /usr/share/keyrings
fi

for kind in proc sys dev; do
    mountpoint -q "$root/$kind" || mount --bind "/$kind" "$root/$kind"
done
leave() {
    for kind in proc sys dev; do
        if mountpoint -q "$root/$kind"; then umount -l "$root/$kind"; fi
    done
}
trap leave EXIT

rm -rf "$root/srv/atlas" "$root/srv/.cache/parallel38"
git clone -q "file://$here" "$root/srv/atlas"
inside() {
    chroot "$root" /usr/bin/env -i HOME=/srv PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
        ${PIP_CERT:+PIP_CERT="$PIP_CERT"} ${SSL_CERT_FILE:+SSL_CERT_FILE="$SSL_CERT_FILE"} \
        /bin/sh -c "cd /srv/atlas && $1"
}

echo "== $suite: $(inside 'python3 --version'), $(inside 'dpkg -l | grep -c ^ii') packages"
echo "== python3 bootstrap.py run"
time inside "python3 bootstrap.py run"
ls -l "$root/srv/atlas/parallel38-snapshot.png"
echo "== again, with nothing to do"
time inside "python3 bootstrap.py run --version"
echo "== python3 bootstrap.py test ${PYTEST_ARGS:-}"
time inside "python3 bootstrap.py test ${PYTEST_ARGS:-}"
