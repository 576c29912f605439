import random
random.seed(1)
l=list(range(20)); random.shuffle(l); print(l)
print(random.sample(range(1000),10), random.sample(l,5), random.choices('abc',k=5), random.choices([1,2,3],weights=[1,5,2],k=6))
for f,a in [('gauss',(0,1)),('gauss',(5,2)),('normalvariate',(0,1)),('expovariate',(2,)),('betavariate',(2,3)),('triangular',(0,10,3)),('gammavariate',(2,3)),('gammavariate',(.5,3)),('gammavariate',(1,3)),('lognormvariate',(0,1)),('vonmisesvariate',(0,4)),('paretovariate',(3,)),('weibullvariate',(1,2)),('binomialvariate',(10,.3)),('binomialvariate',(1000,.3)),('uniform',(1,10)),('randrange',(0,100,7)),('randbytes',(5,))]:
    print(f,[getattr(random,f)(*a) for _ in range(3)])
st=random.getstate(); a=random.random(); random.setstate(st); print(a==random.random(), len(st[1]))
