# exits with 1
raise SystemExit('this goes to stderr')
