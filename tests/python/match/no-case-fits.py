match 5:
    case 6: print('six')
print('fell through')
match (1, [2, 3]):
    case (a, [b, c]):
        print(a, b, c)
match 'x':
    case 'a' | 'x' as which:
        print(which)
