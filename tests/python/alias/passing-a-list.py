def add(l):
    l.append('added')
    l = ['rebound']
    l.append('lost')
    return l
mine = []
print(add(mine), mine)
def reset(d={}):
    d['n'] = d.get('n', 0) + 1
    return d
print(reset(), reset() is reset(), reset({}))
