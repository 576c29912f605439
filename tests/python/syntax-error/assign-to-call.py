# exits with 1
f() = 1
