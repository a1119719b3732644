# Read by the scripts of Linux and macOS: finds the JDK, links the runtime, lays out the input.
# Before: ./mvnw package (target/app exists). After: $work/runtime and $work/input exist.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/target/jpackage
dist=$root/target/dist
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$root/pom.xml" | head -n 1)

[ -d "$root/target/app/lib" ] || { echo "Run ./mvnw package first: target/app is missing." >&2; exit 1; }

jdk=
for candidate in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -x "$candidate/bin/jpackage" ] && "$candidate/bin/java" -version 2>&1 | head -n 1 | grep -q '"25[."-]'; then
        jdk=$candidate
        break
    fi
done
[ -n "$jdk" ] || { echo "Packaging needs a JDK 25 with jpackage; set JAVA_HOME." >&2; exit 1; }

rm -rf "$work"
mkdir -p "$work/input" "$work/fx" "$dist"
# JavaFX goes into the runtime as modules; everything else stays on the class path.
for jar in "$root"/target/app/lib/*.jar; do
    case $(basename "$jar") in
        javafx-*-linux*.jar | javafx-*-mac*.jar | javafx-*-win*.jar) cp "$jar" "$work/fx/" ;;
        javafx-*) ;;
        evenkeel-*.jar) cp "$jar" "$work/input/evenkeel.jar" ;;
        *) cp "$jar" "$work/input/" ;;
    esac
done
# bin/java is kept (no --strip-native-commands) because the AOT training run needs it.
"$jdk/bin/jlink" --module-path "$work/fx" --add-modules "$(cat "$root/jpackage/modules.txt")" \
    --strip-debug --no-man-pages --no-header-files --generate-cds-archive --output "$work/runtime"
