#!/bin/sh
# Installs into a scratch folder and checks everything that is laid down beside the programs, and the programs themselves.
#
#   check-install.sh BUILD SOURCE APP_ID VERSION BINDIR DATADIR LOCALEDIR MANDIR PROGRAM...
set -u
build=$1 source=$2 id=$3 version=$4 bindir=$5 datadir=$6 localedir=$7 mandir=$8
shift 8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=0 failed=0

# check WHAT COMMAND...: one test case, which passes if the command does; what it prints is told if not.
check () {
  what=$1
  shift
  number=$((number + 1))
  if "$@" >"$scratch/said" 2>&1; then
    echo "ok $number - $what"
  else
    echo "not ok $number - $what"
    sed 's/^/# /' "$scratch/said"
    failed=1
  fi
}

data=$scratch$datadir
desktop=$data/applications/$id.desktop
metainfo=$data/metainfo/$id.metainfo.xml
schemas=$data/glib-2.0/schemas

names_its_version () { "$1" --version | grep -q "^[Hh]eapscope.* $version\$"; }
page_is_clean () { said=$(MANROFFOPT='' MANWIDTH=100 man --warnings -E UTF-8 -l "$1" 2>&1 >/dev/null) && echo "$said" && [ -z "$said" ]; }
icon_is_drawn () { rsvg=$(xmllint --noout "$1" 2>&1) && echo "$rsvg" && [ -z "$rsvg" ]; }
is_translated () { grep -q "^Comment\[$1\]=" "$desktop" && grep -q "xml:lang=\"$1\"" "$metainfo"; }
draws_a_picture () { "$scratch$bindir/heapscope-cli" render "$1" -o "$scratch/picture.svg" && [ -s "$scratch/picture.svg" ]; }
language_is_complete () { msgunfmt "$1" >"$scratch/po" && msgfmt --check-format -o /dev/null "$scratch/po"; }

check 'meson install' env DESTDIR="$scratch" meson install -C "$build" --no-rebuild --quiet
for program in "$@"; do
  check "bin/$program" test -x "$scratch$bindir/$program"
  check "$program --version" names_its_version "$scratch$bindir/$program"
  check "$program.1" page_is_clean "$scratch$mandir/man1/$program.1"
done
case " $* " in *' heapscope-cli '*) check 'heapscope-cli finds what draws' draws_a_picture "$source/data/example.py" ;; esac
check 'desktop file' desktop-file-validate "$desktop"
check 'metainfo' appstreamcli validate --no-net --no-color "$metainfo"
check 'schema' glib-compile-schemas --strict --dry-run "$schemas"
check 'schema is ours' test -f "$schemas/$id.gschema.xml"
check 'D-Bus service' grep -q "^Exec=$bindir/heapscope " "$data/dbus-1/services/$id.service"
check 'icon' icon_is_drawn "$data/icons/hicolor/scalable/apps/$id.svg"
check 'symbolic icon' icon_is_drawn "$data/icons/hicolor/symbolic/apps/$id-symbolic.svg"
for language in de hi; do
  check "$language: desktop file and metainfo" is_translated "$language"
  check "$language: catalogue" language_is_complete "$scratch$localedir/$language/LC_MESSAGES/heapscope.mo"
done
echo "1..$number"
exit $failed
