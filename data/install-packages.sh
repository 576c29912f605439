#!/bin/sh
# The one list of the Debian packages that Heapscope needs, and their installation.
#
#   sh data/install-packages.sh           to build and open the application
#   sh data/install-packages.sh --tests   to run its tests as well
#   sh data/install-packages.sh --clang   the same, with clang
#
# Does nothing when all is there. Otherwise needs root, or sudo.
set -eu

build='gcc libc6-dev make meson ninja-build pkg-config ccache git
  gettext desktop-file-utils appstream libglib2.0-bin libglib2.0-dev-bin libxml2-utils
  libglib2.0-dev libcairo2-dev libpango1.0-dev libgtk-4-dev libgtk-4-bin libadwaita-1-dev libgtksourceview-5-dev
  libjson-glib-dev libtommath-dev libutf8proc-dev zlib1g-dev libbz2-dev liblzma-dev'
open='adwaita-icon-theme librsvg2-common shared-mime-info gsettings-desktop-schemas dconf-gsettings-backend
  dbus dbus-user-session fonts-cantarell fonts-dejavu-core fonts-noto-core'
tests='xvfb xauth dbus-daemon at-spi2-core xdotool openbox python3 man-db poppler-utils libasan8 libubsan1 locales'
clang='clang libclang-rt-14-dev llvm-14'

wanted="$build $open"
for option in "$@"; do
  case $option in
    --tests) wanted="$wanted $tests" ;;
    --clang) wanted="$wanted $tests $clang" ;;
    *) echo "usage: sh data/install-packages.sh [--tests] [--clang]" >&2; exit 2 ;;
  esac
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "This is no Debian: please see to it that the equivalents of these packages are installed:" >&2
  echo $wanted >&2
  exit 0
fi

missing=
for package in $wanted; do
  case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    *' installed') ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing; as root, please run: apt-get install$missing" >&2
    exit 1
  fi
  as_root=sudo
fi

install_missing () {
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends $missing
}

# The lists of a fresh system are empty, and those of an old one may name files that are gone: then, and only then, renew them.
echo "Installing:$missing"
if ! apt-get install --simulate --no-install-recommends $missing >/dev/null 2>&1 || ! install_missing; then
  $as_root apt-get update --quiet
  install_missing
fi
