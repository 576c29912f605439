# What dis shows beside the instructions: the one at which an exception was raised, the room of their caches, other first lines.
import dis
import io


def divide(n):
    items = [n]
    return items[0] / 0


try:
    divide(1)
except ZeroDivisionError as error:
    traceback = error.__traceback__
    dis.distb(traceback.tb_next)
    dis.disassemble(divide.__code__, traceback.tb_next.tb_lasti)
    dis.disco(divide.__code__, 4, show_caches=True)
    raised_in = dis.Bytecode.from_traceback(traceback)
    print(raised_in.codeobj is divide.__code__, raised_in.current_offset)
    print(raised_in.dis())

print([instruction.starts_line for instruction in dis.get_instructions(divide, first_line=100)])
print(dis.Bytecode(divide, first_line=998).dis())
print(dis.Bytecode(divide).first_line, dis.Bytecode(divide, first_line=7).first_line)

called = compile("x.y.z = f(1)(2)\na[0], b = c < d\nsuper().e", "called", "exec")
for instruction in dis.Bytecode(called, show_caches=True):
    print(instruction.offset, instruction.opname, instruction.arg, instruction.argrepr, instruction.starts_line, tuple(instruction.positions))
dis.dis(called, show_caches=True)
print(len(list(dis.get_instructions(called, show_caches=True))) * 2 == len(called.co_code))


def nest():
    def middle(text, *, width=3) -> str:
        return lambda: f"{text!r:{width}} {width}"
    return middle


for depth in (0, 1, 2, None):
    stream = io.StringIO()
    dis.dis(nest, file=stream, depth=depth)
    print(depth, stream.getvalue().count("Disassembly of"))
for function in (nest, nest(), nest()("text")):
    for instruction in dis.get_instructions(function):
        if instruction.opname in ("MAKE_FUNCTION", "FORMAT_VALUE"):
            print(instruction.opname, instruction.arg, instruction.argval, repr(instruction.argrepr))


def handled():
    try:
        pass
        nest()
    except KeyError:
        pass


print([instruction.offset for instruction in dis.get_instructions(handled) if instruction.is_jump_target],
      [instruction.offset for instruction in dis.Bytecode(handled) if instruction.is_jump_target])

try:
    dis.get_instructions(5)
except TypeError as error:
    print(error)
