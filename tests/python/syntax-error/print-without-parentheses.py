# exits with 1
print "hello"
