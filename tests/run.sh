#!/bin/sh
# Installs what is missing, builds with warnings as errors, and runs every test, those of the window under a virtual X server.
#
#   sh tests/run.sh               with gcc
#   sh tests/run.sh --clang       with clang, in a folder of its own
#   sh tests/run.sh --sanitize    with the address and undefined-behaviour sanitizers, in a folder of its own
#
# Ends with the line "N passed, N failed". The build folder is build/ (build-clang/, build-sanitize/), or $HEAPSCOPE_BUILD.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"
# Output and build must not depend on the language of the one who runs the tests; a test that wants another locale sets it.
unset LANGUAGE LC_MESSAGES LC_NUMERIC LC_CTYPE LC_COLLATE LC_TIME
export LC_ALL=C.UTF-8

packages=--tests
folder=build
options='-Dwerror=true --buildtype=debugoptimized'
multiplier=3
for option in "$@"; do
  case $option in
    --clang)
      packages="$packages --clang"
      folder=$folder-clang
      export CC=clang ;;
    --sanitize)
      folder=$folder-sanitize
      options="$options -Db_sanitize=address,undefined -Db_lundef=false"
      multiplier=10
      export ASAN_OPTIONS=${ASAN_OPTIONS:-fast_unwind_on_malloc=0:strict_string_checks=1:detect_stack_use_after_return=0}
      export LSAN_OPTIONS=${LSAN_OPTIONS:-suppressions=$top/tests/support/leaks.txt:print_suppressions=0}
      export UBSAN_OPTIONS=${UBSAN_OPTIONS:-halt_on_error=1:print_stacktrace=1} ;;
    *)
      echo "usage: sh tests/run.sh [--clang] [--sanitize]" >&2
      exit 2 ;;
  esac
done
build=${HEAPSCOPE_BUILD:-$top/$folder}
export HEAPSCOPE_TIMEOUT_MULTIPLIER=$multiplier

sh data/install-packages.sh $packages
if [ -f "$build/build.ninja" ]; then
  meson configure "$build" -Dwerror=true
else
  meson setup "$build" "$top" $options
fi
ninja -C "$build"

rm -f "$build/meson-logs/testlog.json"
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier "$multiplier" || true
exec python3 tests/count-results.py "$build/meson-logs/testlog.json"
