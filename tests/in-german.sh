#!/bin/sh
# Runs a command where the decimal point is a comma, which no output of a Python program may show.
#
#   in-german.sh COMMAND...
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
localedef -i de_DE -f UTF-8 "$scratch/de_DE.UTF-8"
env LOCPATH="$scratch" LC_ALL=de_DE.UTF-8 "$@"
