# The module traceback prefers the nearest of all names, and finds no name of two letters near; an uncaught error looks scope by scope.
import sys
import traceback
t2 = list1 = 1
def f():
    list3 = 1
    print(t1)
def g():
    lost9 = 1
    print(lisT1)
def h():
    print(List1, A1)
for q in f, g, h:
    try:
        q()
    except NameError as error:
        traceback.print_exc()
        sys.excepthook(NameError, error, error.__traceback__)
# An uncaught error knows no local variable that a function within shares.
def shared():
    b2 = 1
    b
    lambda: b2
def own():
    b2 = 1
    b
for q in shared, own:
    try:
        q()
    except NameError as error:
        sys.excepthook(NameError, error, error.__traceback__)
