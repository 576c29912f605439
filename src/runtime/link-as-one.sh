#!/bin/sh
# link-as-one.sh LIBRARY FOLDER COMPILER AND FLAGS... -- OBJECTS...
# Compiles OBJECTS, which hold what -flto leaves for later, as one program, and makes LIBRARY of the one object that this gives.
set -eu
library=$1
folder=$2
shift 2
compiler=
while [ "$1" != -- ]; do
  compiler="$compiler $1"
  shift
done
shift
mkdir -p "$folder"
$compiler -r -flinker-output=nolto-rel -o "$folder/runtime.o" "$@"
rm -f "$library"
ar rcs "$library" "$folder/runtime.o"
