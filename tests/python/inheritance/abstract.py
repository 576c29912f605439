from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): ...
class Half(Shape):
    def area(self): return 0
class Full(Half):
    def name(self): return 'full'
for c in (Shape, Half, Full):
    try:
        print(c().name())
    except TypeError as e:
        print(e)
