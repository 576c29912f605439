def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
import dis
class A:
    def m(self): return self.x
    @staticmethod
    def s(): pass
dis.dis(A)
def outer():
    def inner(): return 1
    return inner
dis.dis(outer); dis.dis(outer, depth=0)
def loop(n):
    for i in range(n):
        if i > 2: break
    while n: n -= 1
dis.dis(loop); print([i.is_jump_target for i in dis.get_instructions(loop)].count(True))
