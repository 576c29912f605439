try:
    f()
except* ValueError as e:
    g(e)
except* (A, B):
    pass
else:
    h()
finally:
    k()
