import errno
import os
import unittest


class T(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass

    def check_c(self):
        pass


print(unittest.makeSuite(T))
print(unittest.makeSuite(T, "check"))
print(unittest.getTestCaseNames(T, "test"))
print(unittest.findTestCases(__import__("__main__")).countTestCases())
print(len(errno.errorcode), list(errno.errorcode.items())[:12], errno.EOPNOTSUPP, errno.EDEADLK, errno.ENOTCONN)
print([os.strerror(n) for n in (0, 1, 15, 35, 41, 88, 95, 107, 123, 133, 134, -1)])
