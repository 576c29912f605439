"""The profiler under its older name."""

from cProfile import Profile as _Profile, run, runctx

__all__ = ["run", "runctx", "Profile"]


class Profile(_Profile):
    """With a number that is taken off for each event, which is not needed here."""

    bias = 0

    def __init__(self, timer=None, bias=None):
        super().__init__(timer)

    def calibrate(self, m, verbose=0):
        return 0.0
