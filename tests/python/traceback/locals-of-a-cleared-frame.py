def make():
    x = 5
    def inner():
        y = 6; 1/0
    return inner
try: make()()
except ZeroDivisionError as e:
    f = e.__traceback__.tb_next.tb_frame; print(f.f_locals); f.clear(); print(f.f_locals)
