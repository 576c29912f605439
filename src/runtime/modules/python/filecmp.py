"""Whether files and folders have the same contents."""

import os

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]


def clear_cache():
    pass


def cmp(f1, f2, shallow=True):
    for name in f1, f2:
        if not os.path.isfile(name):
            # What is none is told by stat, if it is not there at all.
            os.stat(name)
            return False
    with open(f1, "rb") as first, open(f2, "rb") as second:
        return first.read() == second.read()


def cmpfiles(a, b, common, shallow=True):
    same, other, lacking = [], [], []
    for name in common:
        try:
            found = same if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else other
        except (OSError, ValueError):
            found = lacking
        found.append(name)
    return same, other, lacking


class dircmp:
    """Two folders beside each other; each list is made when it is asked for."""

    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.hide = [os.curdir, os.pardir] if hide is None else hide

    def _names(self, folder):
        return sorted(name for name in os.listdir(folder) if name not in self.ignore and name not in self.hide)

    def _kinds(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            left, right = os.path.join(self.left, name), os.path.join(self.right, name)
            if os.path.isdir(left) and os.path.isdir(right):
                self.common_dirs.append(name)
            elif os.path.isfile(left) and os.path.isfile(right):
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def __getattr__(self, name):
        if name == "left_list":
            self.left_list = self._names(self.left)
        elif name == "right_list":
            self.right_list = self._names(self.right)
        elif name in ("common", "left_only", "right_only"):
            self.common = [x for x in self.left_list if x in self.right_list]
            self.left_only = [x for x in self.left_list if x not in self.right_list]
            self.right_only = [x for x in self.right_list if x not in self.left_list]
        elif name in ("common_dirs", "common_files", "common_funny"):
            self._kinds()
        elif name in ("same_files", "diff_files", "funny_files"):
            self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)
        elif name == "subdirs":
            self.subdirs = {x: type(self)(os.path.join(self.left, x), os.path.join(self.right, x), self.ignore, self.hide)
                            for x in self.common_dirs}
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def report(self):
        print("diff", self.left, self.right)
        for title, names in ((f"Only in {self.left} :", self.left_only), (f"Only in {self.right} :", self.right_only),
                             ("Identical files :", self.same_files), ("Differing files :", self.diff_files),
                             ("Trouble with common files :", self.funny_files), ("Common subdirectories :", self.common_dirs),
                             ("Common funny cases :", self.common_funny)):
            if names:
                print(title, sorted(names))

    def report_partial_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report()

    def report_full_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report_full_closure()
