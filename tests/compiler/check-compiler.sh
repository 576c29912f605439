#!/bin/sh
# check-compiler.sh HEAPSCOPE-CLI SOURCE-DIR: disassembles every script of dis/ and errors/ and compares with what CPython 3.12.1
# printed (`python3.12 -m dis`, and `python3.12` for those that do not compile), addresses left out.
cli=$1
cd "$2" || exit 1
set -- dis/*.py errors/*.py
echo "1..$#"
number=0
for script in "$@"; do
  number=$((number + 1))
  folder=${script%/*}
  name=${script##*/}
  actual=$(cd "$folder" && "$cli" dis "$name" 2>&1 | sed 's/ at 0x[0-9a-f]*/ at 0x0/')
  if [ "$actual" = "$(cat "${script%.py}.out")" ]; then
    echo "ok $number - $script"
  else
    echo "not ok $number - $script"
    echo "$actual" | diff "${script%.py}.out" - | head -20 | sed 's/^/# /'
  fi
done
