# What a program can do with subprocess where none can be started.
import subprocess

e = subprocess.CalledProcessError(2, ["ls", "-x"], output=b"o")
print(e, e.stdout, e.stderr, e.args)
print(subprocess.CalledProcessError(-9, "x"), subprocess.CalledProcessError(-99, "x"))
print(subprocess.TimeoutExpired("x", 3), subprocess.TimeoutExpired("x", 3).output)
done = subprocess.CompletedProcess(["a"], 1, stdout="s")
print(done)
try:
    done.check_returncode()
except subprocess.SubprocessError as e:
    print(type(e).__name__, e)
print(subprocess.list2cmdline(["a b", 'c"d', "", "e\\", "f g\\", 'h\\"i']))
print(subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL)
