name, n, x = 'World', 42, 3.14159
print(f'Hello {name}', f'{n:>5}|{n:<5}|{n:^5}|{n:05}', f'{x:.2f}', f'{n!r} {name!r:>10}', f'{{}}', f'{n + 1} {name.upper()}')
print(f'{name=} {n = } {x=:.2f} {n=!s}', f'{x:{n // 4}.{2}f}', f"{'nested ' + f'{n}'}")
print(f'{[i for i in range(3)]} {(lambda v: v * 2)(4)} { {1: 2}[1] }', f'''{
    n
}''', f'a' 'b' f'{n}', rf'\n{n}')
print(f"{'same quotes inside' if 1 else "double"} {"\n".join(['a', 'b'])}")
