#!/usr/bin/env bash
# Makes target/dist/Evenkeel (an app image with its own Java) and target/dist/evenkeel_*.deb.
# Usage: ./mvnw package && jpackage/linux/package.sh [app-image|deb]      (default: both)
# Needs: JDK 25; for the .deb also fakeroot and binutils. A display, or Xvfb, trains the AOT cache; without
# one the image is made without it.
set -euo pipefail
. "$(dirname "$0")/../common.sh"
what=${1:-both}

# The AOT cache names size and time of every file it was trained on, and a .deb keeps whole seconds only.
stamp() { find "$1" -type f -exec touch -d '2026-01-01T00:00:00Z' {} +; }

rm -rf "$dist/Evenkeel"
"$jdk/bin/jpackage" --type app-image "@$root/jpackage/app.args" --app-version "$version" \
    --runtime-image "$work/runtime" --input "$work/input" --icon "$root/assets/icon-512.png" --dest "$dist"
image=$dist/Evenkeel
stamp "$image"

# A training run in the image's final shape makes the AOT cache that halves the cold start.
train() {
    JAVA_TOOL_OPTIONS="-XX:AOTCacheOutput=$image/lib/app/evenkeel.aot" "$@" "$image/bin/Evenkeel" warm-up \
        >"$work/aot.log" 2>&1
}
if [ -n "${DISPLAY:-}" ]; then train env || true
elif command -v xvfb-run >/dev/null; then train xvfb-run -a || true
fi
if [ -s "$image/lib/app/evenkeel.aot" ]; then
    # Silent, so that a cache that no longer fits costs time only and never mixes with the output of a command.
    sed -i '/\[JavaOptions\]/a java-options=-Xlog:disable\njava-options=-XX:AOTCache=$APPDIR/evenkeel.aot' \
        "$image/lib/app/Evenkeel.cfg"
else
    echo "No AOT cache: no display to train on; the image starts slower but is complete." >&2
fi
echo "App image: $image/bin/Evenkeel"
[ "$what" = app-image ] && exit 0

# From the same input rather than from the image, because jpackage associates files only then; the trained
# image takes the place of the one inside.
rm -f "$dist"/evenkeel_*.deb
"$jdk/bin/jpackage" --type deb "@$root/jpackage/app.args" --app-version "$version" \
    --runtime-image "$work/runtime" --input "$work/input" --icon "$root/assets/icon-512.png" --dest "$work" \
    --linux-package-name evenkeel --linux-shortcut --linux-menu-group "Office;Finance" \
    --linux-deb-maintainer "maintainers@evenkeel.app" --file-associations "$root/jpackage/csv.properties" \
    --resource-dir "$root/jpackage/linux" \
    --linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libxtst6, libfreetype6, libfontconfig1, libpangoft2-1.0-0"
made=$(ls "$work"/evenkeel_*.deb)
dpkg-deb -R "$made" "$work/deb"
for part in bin lib/app lib/runtime; do
    rm -rf "$work/deb/opt/evenkeel/$part"
    cp -a "$image/$part" "$work/deb/opt/evenkeel/$part"
done
dpkg-deb --root-owner-group -Zzstd -b "$work/deb" "$dist/$(basename "$made")" >/dev/null
echo "Package: $dist/$(basename "$made")"
