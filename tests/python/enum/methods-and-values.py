from enum import *
import enum
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}: {e}'
class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
class Planet(Enum):
    E=(5.9,6.3); M=(6.4,3.3)
    def __init__(self,mass,radius): self.mass=mass; self.radius=radius
    @property
    def g(self): return round(self.mass/self.radius,3)
print(Planet.E.g,Planet.M.value,Planet.E.mass,Planet((5.9,6.3)))
class Auto(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()
    A=auto(); B=auto()
print([m.value for m in Auto])
