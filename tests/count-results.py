#!/usr/bin/env python3
"""Counts the single test cases in meson's testlog.json and prints "N passed, N failed"; status 1 if any failed or none ran.

A test that speaks TAP counts case by case; any other is one case. A TAP test that failed as a whole although each of its
cases passed (a crash after the last one, a leak found at its end) counts as one failure more.
"""
import json
import re
import sys

CASE = re.compile(r'^\s*(not ok|ok)\b(.*)$', re.MULTILINE)


def cases(test):
    """(passed, failed) of one line of the log."""
    fine = test['result'] in ('OK', 'EXPECTEDFAIL')
    results = CASE.findall(test.get('stdout') or '')
    if not results:
        return int(fine), int(not fine)
    failed = sum(1 for result, rest in results if result == 'not ok' and '# TODO' not in rest)
    passed = len(results) - failed
    return passed, failed + int(not fine and failed == 0)


def main():
    passed = failed = 0
    try:
        with open(sys.argv[1], encoding='utf-8') as log:
            for line in log:
                more_passed, more_failed = cases(json.loads(line))
                passed += more_passed
                failed += more_failed
    except OSError as error:
        print(error, file=sys.stderr)
        failed += 1
    print(f'{passed} passed, {failed} failed')
    return 0 if passed and not failed else 1


sys.exit(main())
