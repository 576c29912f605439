print(hash(()), hash((1,)), hash((1, 2, 3)), hash(('a', 1)), hash((1.5, None is None)), hash(((), ())))
