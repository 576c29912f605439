# exits with 1
# warnings.warn is no Python function: where a warning is an error, the caller's line is the last.
import warnings

warnings.simplefilter("error")


def careful():
    warnings.warn("careful", DeprecationWarning)


try:
    careful()
except DeprecationWarning as warning:
    print(warning.__traceback__.tb_next.tb_next)
careful()
