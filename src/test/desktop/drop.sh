#!/usr/bin/env bash
# A real drop: files dragged out of another program's window onto Evenkeel's, under Xvfb, through the windowing system.
# Usage: ./mvnw package && src/test/desktop/drop.sh [PICTURE.png]
# Needs: xvfb, xdotool, imagemagick, python3-gi, gir1.2-gtk-3.0. Succeeds if the store holds the dropped file's rows.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
here=$root/src/test/desktop
picture=${1:-}
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

display=:$((50 + RANDOM % 400))
Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 & pids+=($!)
export DISPLAY=$display
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.1; done

program=$root/target/app/bin/evenkeel
store=$work/store
printf 'a passphrase for one drop\n' >"$work/passphrase"
"$program" create --store "$store" --passphrase-file "$work/passphrase" --user drop --currency USD >/dev/null
cat >"$work/trades of a friend.csv" <<'CSV'
timestamp,account,symbol,side,qty,price,fee,currency
2026-01-05T10:00:00Z,main,ACME,BUY,10,12.50,1,USD
2026-02-06T10:00:00Z,main,ACME,SELL,4,14.00,1,USD
CSV
EVENKEEL_STORE=$store "$program" >/dev/null 2>&1 & pids+=($!)

window() { xdotool search --onlyvisible --name '^Evenkeel' 2>/dev/null | head -n 1; }
until [ -n "$(window)" ]; do sleep 0.2; done
xdotool windowmove "$(window)" 0 0 windowfocus "$(window)"
sleep 2
xdotool type --delay 20 'a passphrase for one drop'
xdotool key Return
sleep 6

python3=/usr/bin/python3
"$python3" "$here/drag-source.py" "$work/trades of a friend.csv" & pids+=($!)
sleep 2
xdotool mousemove 60 30 mousedown 1
for step in $(seq 1 20); do
    xdotool mousemove $((60 + step * 30)) $((30 + step * 20))
    sleep 0.05
done
xdotool mouseup 1
sleep 4
[ -n "$picture" ] && import -window root "$picture"
xdotool key --clearmodifiers Return
sleep 4
[ -n "$picture" ] && import -window root "${picture%.png}-after.png"
kill "${pids[1]}"
wait "${pids[1]}" 2>/dev/null || true
stored=$("$program" transactions --store "$store" --passphrase-file "$work/passphrase" --json)
case $stored in
    *ACME*ACME*) echo "The dropped file is in the store." ;;
    *) echo "The dropped file is not in the store: $stored" >&2; exit 1 ;;
esac
