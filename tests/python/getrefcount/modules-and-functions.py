import sys, math
n = sys.getrefcount(math)
import math as m
print(sys.getrefcount(math) - n)
from math import floor
k = sys.getrefcount(floor)
g = math.floor
print(sys.getrefcount(floor) - k, g is floor)
