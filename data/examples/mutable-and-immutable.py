# Lists, dicts and sets can change; ints, strings and tuples cannot.
nums = [1, 2, 3]
before = id(nums)
nums.append(4)
print(id(nums) == before)  # True: the same object, changed

t = (1, 2, [3])
t[2].append(4)             # the tuple holds the same list as before
print(t)

try:
    t[0] = 9
except TypeError as error:
    print(error)

person = {'name': 'Bob'}
person['name'] = 'Al'
letters = {'a', 'b'}
letters.add('c')
