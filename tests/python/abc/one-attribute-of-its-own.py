# An abstract class has one attribute more than its body says, and that is all that dir and vars show
import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self): return 1


Shape.register(int)
print([name for name in vars(Shape) if name != "__doc__"], [name for name in vars(Square)], isinstance(5, Shape), isinstance("", Shape))
print(type(Shape._abc_impl), [name for name in dir(Square) if not name.startswith("__")])
