"""Examples in docstrings, run and compared."""

import inspect
import os
import sys

from _doctest_examples import (
    COMPARISON_FLAGS, OPTIONFLAGS_BY_NAME, REPORTING_FLAGS, DocTest, DocTestParser, Example, register_optionflag)
from _doctest_finder import DocTestFinder
from _doctest_runner import (
    BLANKLINE_MARKER, ELLIPSIS_MARKER, DebugRunner, DocTestFailure, DocTestRunner, OutputChecker, TestResults, UnexpectedException,
    _ellipsis_match, _exception_traceback, _SpoofOut, _strip_exception_details)

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
    "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
    "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile", "run_docstring_examples", "DocTestSuite",
    "DocFileSuite", "set_unittest_reportflags", "script_from_examples", "testsource", "debug_src", "debug"]

globals().update(OPTIONFLAGS_BY_NAME)

master = None  # the runner of all calls of testmod() and testfile() so far
_unittest_reportflags = 0


def _report(runner, report):
    """Ends a run of examples: its summary if REPORT, and its counts."""
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    m = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(m):
        raise TypeError("testmod: module required; %r" % (m,))
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    name = m.__name__ if name is None else name
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _report(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def _normalize_module(module):
    """MODULE, which may be a name; without one, the module that called this one."""
    if inspect.ismodule(module):
        return module
    if isinstance(module, str):
        return __import__(module, globals(), locals(), ["*"])
    if module is not None:
        raise TypeError("Expected a module, string, or None")
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_globals is globals():
        frame = frame.f_back
    return sys.modules[frame.f_globals.get("__name__", "__main__")]


def _module_relative_path(module, test_path):
    """The path of the file TEST_PATH, written with slashes, beside MODULE."""
    if not inspect.ismodule(module):
        raise TypeError("Expected a module: %r" % module)
    if test_path.startswith("/"):
        raise ValueError("Module-relative files may not have absolute paths")
    if getattr(module, "__file__", None) is not None:
        folder = os.path.dirname(module.__file__)
    elif module.__name__ == "__main__":
        folder = os.path.dirname(sys.argv[0]) if sys.argv and sys.argv[0] else os.curdir
    else:
        for folder in getattr(module, "__path__", ()):
            path = os.path.join(folder, *test_path.split("/"))
            if os.path.exists(path):
                return path
        raise ValueError("Can't resolve paths relative to the module %r (it has no __file__)" % module.__name__)
    return os.path.join(folder, *test_path.split("/"))


def _load_testfile(filename, package, module_relative, encoding):
    """The text of a file and its path."""
    if module_relative:
        package = _normalize_module(package)
        filename = _module_relative_path(package, filename)
        loader = getattr(package, "__loader__", None) or getattr(getattr(package, "__spec__", None), "loader", None)
        if hasattr(loader, "get_data"):
            text = loader.get_data(filename).decode(encoding)
            return text.replace("\r\n", "\n").replace("\r", "\n"), filename
    with open(filename, encoding=encoding) as file:
        return file.read(), filename


def _check_package(package, module_relative):
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
             raise_on_error=False, parser=DocTestParser(), encoding=None):
    _check_package(package, module_relative)
    text, filename = _load_testfile(filename, package, module_relative, encoding or "utf-8")
    globs = {"__name__": "__main__", **(globs or {}), **(extraglobs or {})}
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, os.path.basename(filename) if name is None else name, filename, 0))
    return _report(runner, report)


def set_unittest_reportflags(flags):
    """Sets how cases of unittest report failures if nothing else is said; returns how they did."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


def __getattr__(name):
    """The cases of unittest, which is loaded only when they are asked for."""
    if name in ("DocTestCase", "DocFileCase", "SkipDocTestCase", "_DocTestSuite"):
        import doctest_cases
        return getattr(doctest_cases, name)
    raise AttributeError("module 'doctest' has no attribute %r" % name)


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    import doctest_cases
    module = _normalize_module(module)
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    suite = doctest_cases._DocTestSuite()
    for test in sorted(test for test in tests if test.examples):
        if not test.filename:
            test.filename = getattr(module, "__file__", None) or module.__name__
        suite.addTest(doctest_cases.DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    import doctest_cases
    _check_package(package, module_relative)
    text, path = _load_testfile(path, package, module_relative, encoding or "utf-8")
    globs = {"__file__": path, **(globs or {})}
    return doctest_cases.DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    import doctest_cases
    if kw.get("module_relative", True):
        kw["package"] = _normalize_module(kw.get("package"))
    return doctest_cases._DocTestSuite(DocFileTest(path, **kw) for path in paths)


def _comment_line(line):
    line = line.rstrip()
    return "# " + line if line else "#"


def script_from_examples(s):
    """The examples of a text as a script, in which all else is comments."""
    lines = []
    for part in DocTestParser().parse(s):
        if isinstance(part, Example):
            lines.append(part.source[:-1])
            if part.want:
                lines.append("# Expected:")
                lines += ["## " + line for line in part.want.split("\n")[:-1]]
        else:
            lines += [_comment_line(line) for line in part.split("\n")[:-1]]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        del lines[0]
    return "\n".join(lines) + "\n"


def testsource(module, name):
    """The examples of the docstring NAME of MODULE as a script."""
    for test in DocTestFinder().find(_normalize_module(module)):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, "not found in tests")


def debug_src(src, pm=False, globs=None):
    debug_script(script_from_examples(src), pm, globs)


def debug_script(src, pm=False, globs=None):
    """Runs a script in the debugger; or, if PM, enters that only if the script raises something."""
    import pdb
    globs = globs.copy() if globs else {}
    if not pm:
        pdb.Pdb(nosigint=True).run("exec(%r)" % src, globs, globs)
        return
    try:
        exec(src, globs, globs)
    except BaseException:
        print(sys.exc_info()[1])
        pdb.post_mortem(sys.exc_info()[2])


def debug(module, name, pm=False):
    module = _normalize_module(module)
    debug_script(testsource(module, name), pm, module.__dict__)
