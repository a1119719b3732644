#!/usr/bin/env bash
# Makes target/dist/Evenkeel (an app image with its own Java) and target/dist/evenkeel_*.deb.
# Usage: ./mvnw package && jpackage/linux/package.sh [app-image|deb]      (default: both)
# Needs: JDK 25; for the .deb also fakeroot and binutils. A display, or Xvfb, trains the AOT cache; without
# one the image is made without it.
set -euo pipefail
. "$(dirname "$0")/../common.sh"
what=${1:-both}

rm -rf "$dist/Evenkeel"
"$jdk/bin/jpackage" --type app-image "@$root/jpackage/app.args" --app-version "$version" \
    --runtime-image "$work/runtime" --input "$work/input" --icon "$root/assets/icon-512.png" --dest "$dist"

# A training run in the image's final shape makes the AOT cache that halves the cold start.
train() {
    JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$dist/Evenkeel/lib/app/evenkeel.aot" "$@" \
        "$dist/Evenkeel/bin/Evenkeel" warm-up >"$work/aot.log" 2>&1
}
if [ -n "${DISPLAY:-}" ]; then train env || true
elif command -v xvfb-run >/dev/null; then train xvfb-run -a || true
fi
if [ -s "$dist/Evenkeel/lib/app/evenkeel.aot" ]; then
    sed -i '/\[JavaOptions\]/a java-options=-XX:AOTCache=$APPDIR/evenkeel.aot' "$dist/Evenkeel/lib/app/Evenkeel.cfg"
else
    echo "No AOT cache: no display to train on; the image starts slower but is complete." >&2
fi
echo "App image: $dist/Evenkeel/bin/Evenkeel"
[ "$what" = app-image ] && exit 0

DPKG_DEB_COMPRESSOR_TYPE=zstd "$jdk/bin/jpackage" --type deb --app-image "$dist/Evenkeel" --name evenkeel \
    --app-version "$version" --dest "$dist" --linux-shortcut --linux-menu-group "Office;Finance" \
    --linux-deb-maintainer "maintainers@evenkeel.app" --file-associations "$root/jpackage/csv.properties" \
    --resource-dir "$root/jpackage/linux" \
    --linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libxtst6, libfreetype6, libfontconfig1, libpangoft2-1.0-0"
echo "Package: $(ls "$dist"/evenkeel_*.deb)"
