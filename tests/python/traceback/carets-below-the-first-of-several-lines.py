# Where the carets end where an expression goes on in the next line, behind letters of several bytes.
import sys
def t(f):
    try: f()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__)
def a():
    x = (['é', 'é']
      [5])
def b():
    x = (['日', 'b']
      [5])
def c():
    x = ('é' + ['é', 'é'][
      5])
def d():
    x = ('日' + call(['é', 'é'],
      5))
def e():
    x = ['é', 'é'][5]
def f():
    x = ('日本' + 1 +
        2)
for g in a,b,c,d,e,f: t(g)
def g():
    x = (['ab', 'é日'] + call(3,
      5) + 1
      )
def h():
    return 'ééé日' + len(
        5)
def i(): return 'ééé日'.foo(
        5)
for q in g,h,i: t(q)
def a():
    x = ('naïve' +
       1)
def b():
    x = ('naïve' +
            1)
def c():
    x = ('naïve' +
                       1)
def d():
    x = ('naïve' + 
                       1)
def e():
    x = ('naïve'
     .foo)
def f():
    x = ('naïve'
           .foo)
def g():
    x = ('naïïve' + 'ï' +
       1)
def h():
    x = ('naïve日' +
       1)
def i():
    x = ('naïve'.foo(
       1))
def j():
    x = ['é'][
       1]
def k():
    x = ['é'
       ][1]
def l():
    x = 'é' + (
       1)
def m():
    x = ('é' + 
       1)
def n():
    return ('é', 1 + 'ééé' + (
       1))
for g in a,b,c,d,e,f,g,h,i,j,k,l,m,n: t(g)
