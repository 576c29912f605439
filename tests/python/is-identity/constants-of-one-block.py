a = 1000
b = 1000
print(a is b)
c = 10 * 100
print(a is c)
x = 1.5
y = 1.5
print(x is y, 0.5 + 1 is x)
s = 'two words'
t = 'two words'
print(s is t)
u = (1, 'two words')
v = (1, 'two words')
print(u is v)
