#!/bin/sh
# Installs what is missing, builds, and opens Heapscope from the build folder; arguments are handed on (files to open).
#
# Without a display it says so and renders an example to a PNG instead. The build folder is build/, or $HEAPSCOPE_BUILD.
set -eu
here=$(pwd)
top=$(cd "$(dirname "$0")/.." && pwd)
build=${HEAPSCOPE_BUILD:-$top/build}

sh "$top/data/install-packages.sh"

[ -f "$build/build.ninja" ] || meson setup "$build" "$top" --buildtype=release
ninja -C "$build" --quiet

if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  picture=$here/heapscope-example.png
  [ -w "$here" ] || picture=$build/heapscope-example.png
  "$build/src/cli/heapscope-cli" render "$top/data/example.py" -o "$picture"
  echo "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so Heapscope cannot open its window."
  echo "It has rendered an example instead: $picture"
  exit 0
fi

# Schema, icons and translations as they would be found after an installation.
export GSETTINGS_SCHEMA_DIR="$build/data"
export XDG_DATA_DIRS="$top/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
export HEAPSCOPE_LOCALEDIR="$build/po"
exec "$build/src/app/heapscope" "$@"
