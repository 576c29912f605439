from contextlib import ExitStack, contextmanager, closing, suppress, AbstractContextManager, nullcontext
class R:
    def __init__(s, e): s.e = e
    def __enter__(s): return s
    def __exit__(s, *a): raise s.e
try:
    with ExitStack() as st:
        st.enter_context(R(IndexError(1))); st.enter_context(R(KeyError(2))); st.callback(print, 'cb', k=1) if 0 else st.callback(print, 'cb')
        1/0
except IndexError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)
class C(AbstractContextManager): pass
try: C()
except TypeError as e: print(e)
class Duck:
    def __enter__(self): pass
    def __exit__(self, *a): pass
print(issubclass(Duck, AbstractContextManager), isinstance(nullcontext(), AbstractContextManager))
with ExitStack() as st:
    @st.push
    def f(*a): print('pushed', a[0]); return True
    raise ValueError
