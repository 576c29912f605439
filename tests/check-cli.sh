#!/bin/sh
# What heapscope-cli does with its arguments, with files that are none, and with programs that do not end, as TAP.
#
#   check-cli.sh CLI VERSION TOP
set -u
cli=$(realpath "$1") version=$2 top=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
number=0 failed=0

# tell RESULT WHAT: one test case; what the program said is shown if RESULT is not 0.
tell () {
  number=$((number + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $number - $2"
  else
    echo "not ok $number - $2"
    sed 's/^/# /' said complained
    failed=1
  fi
}

# ends STATUS ARGUMENT...: runs the program, and succeeds if it ends with STATUS in good time.
ends () {
  wanted=$1
  shift
  timeout 60 "$cli" "$@" >said 2>complained </dev/null
  status=$?
  [ "$status" -eq "$wanted" ] || { echo "exit status $status, not $wanted" >>complained; return 1; }
}

says () { grep -q -- "$1" said || { echo "does not say: $1" >>complained; return 1; }; }
complains () { grep -q -- "$1" complained || { echo "does not complain: $1" >>complained; return 1; }; }
starts_with () { [ "$(head -c "${#2}" "$1")" = "$2" ] || { echo "$1 does not start with $2" >>complained; return 1; }; }

# Whether a program that goes on has shown what it flushed.
shows_at_once () {
  "$cli" run flushes.py >said 2>complained </dev/null &
  running=$!
  waits=0
  while [ ! -s said ] && [ "$waits" -lt 600 ]; do
    sleep 0.1
    waits=$((waits + 1))
  done
  kill -9 "$running"
  wait "$running" 2>complained
  says '^seen$'
}

ends 0 --version && says "^heapscope.* $version"; tell $? '--version'
ends 0 --help && says 'audit'; tell $? '--help'
ends 0 holders --help && says '^Usage: heapscope-cli holders FILE OBJECT .*--most N'; tell $? '--help of a command'
ends 0 run -h && says '^Usage: heapscope-cli run FILE'; tell $? '-h of a command'
ends 2 && complains .; tell $? 'no command'
ends 2 no-such-command && complains 'no-such-command'; tell $? 'a command that is none'

mkdir folder
printf 'x = "\377"\n' >latin.py
for command in run repl dis trace audit render effects; do
  output=$([ $command = render ] && echo '-o out.svg')
  ends 2 $command missing.py $output && complains 'missing.py'; tell $? "$command: a file that is missing"
  ends 2 $command folder $output && complains 'folder'; tell $? "$command: a folder"
  status=$([ $command = run ] && echo 1 || echo 2) # as CPython ends
  ends $status $command latin.py $output && complains 'latin.py'; tell $? "$command: a file that is not UTF-8"
  printf '# coding: nope\nx = 1\n' >cookie.py
  ends $status $command cookie.py $output && complains 'encoding problem: nope'; tell $? "$command: an encoding that is none"
done
printf '# -*- coding: latin-1 -*-\nprint("\351", len("\351"))\n' >cookie.py
ends 0 run cookie.py && says '^é 1$'; tell $? 'a file in Latin-1 that says so'
printf '\357\273\277# coding: latin-1\nprint(1)\n' >cookie.py
ends 1 run cookie.py && complains 'encoding problem: iso-8859-1 with BOM'; tell $? 'an encoding against the mark'

echo 'import sys; print(sys.argv, __name__)' >arguments.py
ends 0 run arguments.py one --two && says "^\['arguments.py', 'one', '--two'\] __main__"; tell $? 'arguments of the script'
printf 'print(6 * 7)\n' | "$cli" run - >said 2>complained && says '^42$'; tell $? 'a script from standard input'
printf '6 * 7\n' | "$cli" repl - >said 2>complained && says '^42$'; tell $? 'a session from standard input'

echo 'while True: pass' >loop.py
timeout 60 "$cli" run --timeout 1 loop.py >said 2>complained; [ $? -ne 124 ]; tell $? 'an endless loop ends at the time limit'
for loop in 'sum(iter(int, 1))' 'list(iter(int, 1))' 'max(range(10 ** 12))' '1 in iter(int, 1)'; do
  echo "$loop" >native.py
  timeout 60 "$cli" run --timeout 0.5 native.py >said 2>complained; [ $? -eq 1 ] && complains '^KeyboardInterrupt'
  tell $? "an endless native loop ends at the time limit: $loop"
done
printf 'def f():\n  try: f()\n  finally: f()\nf()\n' >again.py
timeout 60 "$cli" run --timeout 0.5 again.py >said 2>complained; [ $? -eq 1 ] && complains '^KeyboardInterrupt'
tell $? 'recursion that starts again in every handler ends at the time limit'
echo 'raise KeyboardInterrupt' >interrupted.py
sh -c '"$1" run interrupted.py' sh "$cli" >said 2>complained; [ $? -eq 130 ] && complains '^KeyboardInterrupt'
tell $? 'an interrupt that nobody catches ends by the signal'
echo 'def f(): f()
f()' >recursion.py
ends 1 run recursion.py && complains '^RecursionError: '; tell $? 'endless recursion'
echo 's = "x" * 10 ** 12' >huge.py
ends 1 run huge.py && complains '^MemoryError'; tell $? 'a huge string'
echo 'l = []
while True: l.append([0] * 100000)' >heap.py
ends 1 run heap.py && complains '^MemoryError'; tell $? 'an exhausted heap'
python3 -c 'print("(" * 10000 + ")" * 10000)' >brackets.py
ends 1 run brackets.py && complains 'Error'; tell $? 'ten thousand brackets'
printf '' >empty.py
ends 0 run empty.py && [ ! -s said ] && [ ! -s complained ]; tell $? 'an empty script'

example=$top/data/example.py
ends 0 audit "$example" && says '^[0-9]* steps, [0-9]* objects, 0 unexplained$'; tell $? 'audit'
ends 0 render "$example" -o out.svg && starts_with out.svg '<?xml'; tell $? 'render to SVG'
ends 0 render "$example" --step 3 -o out.png && head -c 4 out.png | grep -aq PNG; tell $? 'render to PNG, at a step'
ends 0 render "$example" -o out.pdf && starts_with out.pdf '%PDF'; tell $? 'render to PDF'
ends 0 render "$example" -o out.dot && starts_with out.dot 'digraph'; tell $? 'render for Graphviz'
ends 0 render "$example" --steps 1-3 --theme print -o pages.pdf && starts_with pages.pdf '%PDF'; tell $? 'render some steps as pages'
ends 0 render "$example" --steps 2-3 --rtl --details -o some.svg && [ -s some-0002.svg ] && [ -s some-0003.svg ] && ! [ -e some-0001.svg ]; tell $? 'render some steps as files'
ends 0 render "$top/tests/python/interning/what-counts-as-an-identifier.py" --step 40 -o deep.svg && starts_with deep.svg '<?xml'; tell $? 'render a run whose frames are deeper than there are things in a picture'
printf 'from collections import ChainMap\n' > library.py
ends 0 render library.py -o closed.svg && ends 0 render library.py --library -o open.svg && ! grep -q 'ChainMap.get' closed.svg && grep -q 'ChainMap.get' open.svg; tell $? 'render the inside of a library on demand'
printf 'class C: pass\n' > special.py
ends 0 render special.py -o plain.svg && ends 0 render special.py --dunders -o special.svg && ! grep -q '__module__' plain.svg && grep -q '__module__' special.svg; tell $? 'render special names on demand'
ends 0 render "$example" --fine 3 --step 1 -o inside.svg && starts_with inside.svg '<?xml' && ends 1 render "$example" --fine 9999 -o inside.svg; tell $? 'render the inside of a step'
printf 'for i in range(3):\n    x = [i]\n' >rounds.py
ends 0 render rounds.py --step 4 -o step.svg && ends 0 render rounds.py --line 2 --hit 2 -o line.svg && cmp step.svg line.svg && ends 0 render rounds.py --line 2 --hit -2 -o line.svg && cmp step.svg line.svg && ends 2 render rounds.py --line 2 --hit 4 -o line.svg && complains 'line 2 runs 3 times, not 4' && ends 2 render rounds.py --line 2 --all -o line.svg && complains usage; tell $? 'render the step of a line'
ends 2 render "$example" --steps 3-1 -o out.svg; tell $? 'render steps in the wrong order'
ends 2 render "$example" --theme pink -o out.svg; tell $? 'render in a theme that is none'
ends 2 render "$example" -o out.gif && complains 'out.gif'; tell $? 'render to what is no picture'
ends 0 trace "$example" --json -o one.json && ends 0 trace "$example" --json -o two.json && cmp one.json two.json; tell $? 'a run repeats'
python3 -c 'import json; steps = [json.loads(line) for line in open("one.json")]; assert [s["step"] for s in steps] == list(range(steps[0]["step"], steps[0]["step"] + len(steps)))' 2>>complained; tell $? 'trace: a JSON object a step'
ends 0 trace "$example" -o kept.heapscope && ends 0 trace kept.heapscope --json -o two.json && cmp one.json two.json
tell $? 'a recording that was kept is the run'
ends 0 trace kept.heapscope -o again.heapscope && cmp kept.heapscope again.heapscope; tell $? 'a recording that is kept again'
ends 0 render "$example" -o one.svg && ends 0 render kept.heapscope -o two.svg && cmp one.svg two.svg; tell $? 'render a recording'
ends 2 audit kept.heapscope && complains 'the program itself'; tell $? 'audit: not of a recording'
python3 -c 'import sys; sys.stdout.buffer.write(open("kept.heapscope", "rb").read()[:-30])' >cut.heapscope
ends 0 trace cut.heapscope && complains 'damaged or cut off: [0-9]* steps'; tell $? 'a recording without its end'
head -c 100 kept.heapscope >cut.heapscope
ends 2 trace cut.heapscope && complains 'no step of it can be read'; tell $? 'a recording that is cut at its beginning'
echo 'i = 0
while True: i += 1' >endless.py
HOME=$PWD XDG_CACHE_HOME=$PWD/cache ends 0 trace --trace-memory 2 --trace-disk 4 endless.py -o full.heapscope && complains 'used up .* steps$'
tell $? 'a recording ends where its disk space does'
ends 0 trace full.heapscope; tell $? 'and is whole up to there'
ends 0 trace "$example" --fine 1 && says 'instruction .* [A-Z_]* '; tell $? 'trace: the inside of a step'
ends 0 trace "$example" --fine 4 --json -o one.json && ends 0 trace kept.heapscope --fine 4 --json -o two.json && cmp one.json two.json
tell $? 'trace: the inside of a step of a recording'
printf 'a = [1]\nfor i in a:\n    a.append(2) if i < 2 else None\n\nlen(a)\n' >prompt.repl
ends 0 trace prompt.repl -o prompt.heapscope && ends 0 trace prompt.repl --fine 7 -o one.txt && ends 0 trace prompt.heapscope --fine 7 -o two.txt &&
  cmp one.txt two.txt && grep -q FOR_ITER one.txt
tell $? 'trace: the inside of a step of a session that was kept'
cat >friend.py <<'END'
import time
def greet(name):
    return [name, time.time_ns()]
END
cat >asks.py <<'END'
import friend
try:
    import enemy
except ImportError:
    pass
name = input()
a = friend.greet(name + "!")
b = input()
END
last=$(printf 'Ada\nBob\n' | "$cli" trace asks.py -o asks.heapscope 2>complained && "$cli" trace asks.heapscope | tail -n 1 | awk '{ print $1 }')
rm friend.py asks.py
echo 'def greet(name): return name' >enemy.py
mkdir -p elsewhere
cp enemy.py elsewhere/friend.py
all=0
for step in $(seq 0 "$((last - 1))"); do
  (cd elsewhere && "$cli" trace ../asks.heapscope --fine "$step" </dev/null >../said 2>>../complained) && says '  *0 ' || all=1
done
[ "${last:-0}" -gt 10 ] && [ $all -eq 0 ] && [ ! -s complained ]
tell $? 'it has its imports, input and clocks with it'
rm enemy.py
ends 1 trace "$example" --fine 1000000 && complains 'there is no step 1000000'; tell $? 'trace: the inside of no step'
ends 2 trace "$example" --fine x && complains 'usage'; tell $? 'trace: a step is a number'
ends 0 audit "$example" --fine && says '^[0-9]* steps, [0-9]* objects, 0 unexplained$'; tell $? 'audit of every instruction'
ends 0 dis "$example" && says 'BUILD_LIST'; tell $? 'dis'
echo '{"steps":[{"nodes":[{"id":"a","w":50,"h":30,"kind":"box","ports":[]},{"id":"b","w":50,"h":30,"kind":"box","ports":[]}],"edges":[]}]}' >steps.json
"$cli" layout <steps.json >said 2>complained && python3 -c 'import json; json.load(open("said"))["steps"][0]["nodes"]["b"]' 2>>complained; tell $? 'layout'

cat >alias.py <<'END'
l1 = [1, 2]
l2 = l1
def add(x, acc):
    acc.append(x)
add(44, l1)
l2[0] = 7
END
ends 0 effects alias.py && says '^Line 4 changed the list through acc. l1 and l2 are the same list, so they show 44 too.$' &&
  says '^Line 6 changed the list through l2. l1 is the same list, so it shows 7 too.$'; tell $? 'effects'
ends 0 history alias.py l1 && says 'line 4  *\[2\] is now 44, through acc  *acc.append(x)$' && says 'line 2  *bound to l2'; tell $? 'history'
ends 0 history alias.py 'l1[0]' --slot && says 'line 6  *\[0\] is now 7, was 1, through l2'; tell $? 'history of a slot'
ends 0 history alias.py acc --frame add && says 'no longer acc of add'; tell $? 'history: a name of a frame that has ended'
ends 0 blame alias.py 'l1[0]' && says '^l1\[0\]: step [0-9]*, line 6, through l2: \[0\] is now 7, was 1$' && says '^    l2\[0\] = 7$'; tell $? 'blame'
ends 0 blame alias.py add 'acc[2]' --all && says '^acc: step' && says '^acc\[2\]: step [0-9]*, line 4 of add, through acc'; tell $? 'blame: as a function sees it'
ends 0 diff alias.py 2 3 && says '^  l2: nothing -> list #' && says '^  list #[0-9]*: 1 -> 2$'; tell $? 'diff'
for question in 'history alias.py l1' 'blame alias.py l1' 'effects alias.py' 'diff alias.py 1 9'; do
  # shellcheck disable=SC2086
  ends 0 $question --json && python3 -c 'import json, sys; assert json.load(open("said"))["query"] == sys.argv[1].split()[0]' "$question" 2>>complained
  tell $? "$question --json"
done
ends 1 history alias.py nobody && complains "'nobody'" && [ ! -s said ]; tell $? 'history of nothing'
ends 1 blame alias.py 'l1[9]' --json && complains 'index 9' && [ ! -s said ]; tell $? 'blame of nothing'
ends 2 diff alias.py 1 999 && complains 'no step 999'; tell $? 'diff with a step that is none'
ends 2 history alias.py l1 --step 999 && complains 'no step 999'; tell $? 'history at a step that is none'
printf 'y = 1\nz = [2]\n' >helps.py
printf 'import helps\nx = [3]\npass\n' >needs.py
ends 0 holders needs.py helps --line 2 && says 'global helps'; tell $? 'the line of a file that imports others'
ends 0 history rounds.py x --line 2 --hit -1 && ends 2 history rounds.py x --hit 1 && complains usage; tell $? 'the moment of a line that is counted from the end'
ends 2 blame alias.py && complains 'usage: heapscope-cli blame FILE .FRAME. EXPRESSION .*--json'; tell $? 'blame without an expression'
printf 'a = [1]\ndef f(x):\n    x.append(2)\n\nb = a\nf(a)\n' >alias.repl
ends 0 history alias.repl b && says 'line 2  *\[1\] is now 2, through x  *x.append(2)$'; tell $? 'history of a session'
printf 'def put(x):\n    x.append(1)\n' >other.py
printf 'import other\na = []\nb = a\nother.put(b)\n' >importing.py
ends 0 history importing.py a && says 'other.py: x.append(1)$'; tell $? 'history: a line of another file'

echo 'import tkinter' >missing.py
ends 1 run missing.py && complains "^ModuleNotFoundError: No module named 'tkinter'. Heapscope does not have it, since a program here has no window of its own (.*); it has __future__, abc, .*weakref"; tell $? 'a module that is missing names what is there'
mkdir home && printf 'with open("new.txt", "w") as f:\n    f.write("text")\nprint(open("new.txt").read())\n' >home/files.py
ends 1 run home/files.py && complains "^PermissionError: .*--allow-files.*: 'new.txt'$" && [ ! -e home/new.txt ]; tell $? 'files: not without being allowed'
ends 0 run --allow-files home/files.py && says '^text$' && [ -e home/new.txt ] && [ ! -e new.txt ]; tell $? 'files: in the folder of the program'
ends 0 audit home/files.py --allow-files && says ' 0 unexplained$'; tell $? 'files: recorded'
echo 'print(open("../outside.txt"))' >home/outside.py && echo secret >outside.txt && ln -s ../outside.txt home/link.txt
ends 1 run --allow-files home/outside.py && complains "^PermissionError: .*its own folder only.*: '../outside.txt'$"; tell $? 'files: not outside of the folder'
echo 'print(open("link.txt"))' >home/outside.py
ends 1 run --allow-files home/outside.py && complains "^PermissionError: .*its own folder only"; tell $? 'files: not through a link'
printf 'import os\nprint(open(os.path.join(os.path.dirname(__file__), "new.txt")).read())\n' >home/beside.py
ends 0 run --allow-files home/beside.py && says '^text$'; tell $? 'files: beside __file__'
echo 'open("new.txt")' | "$cli" run --allow-files - >said 2>complained; [ $? -eq 1 ] && complains 'saved in a folder'; tell $? 'files: not without a folder'

printf 'print("seen", flush=True)\nwhile True:\n    pass\n' >flushes.py
shows_at_once; tell $? 'what was flushed is seen while the program goes on'

echo "1..$number"
exit $failed
