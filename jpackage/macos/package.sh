#!/usr/bin/env bash
# Makes target/dist/Evenkeel-*.dmg on a Mac. Usage: ./mvnw package && jpackage/macos/package.sh
# Not yet run on a Mac; the arguments follow jpackage's documentation.
set -euo pipefail
. "$(dirname "$0")/../common.sh"

iconset=$work/evenkeel.iconset
mkdir -p "$iconset"
for size in 16 32 128 256 512; do
    sips -z "$size" "$size" "$root/assets/icon-512.png" --out "$iconset/icon_${size}x${size}.png" >/dev/null
done
iconutil -c icns "$iconset" -o "$work/evenkeel.icns"
"$jdk/bin/jpackage" --type dmg "@$root/jpackage/app.args" --app-version "1.${version#*.}" \
    --runtime-image "$work/runtime" --input "$work/input" --icon "$work/evenkeel.icns" \
    --mac-package-identifier app.evenkeel --file-associations "$root/jpackage/csv.properties" --dest "$dist"
ls "$dist"/*.dmg
