x = True
print(~x, ~True)
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    ~x
print(len(seen), seen[0].category.__name__)
warnings.simplefilter('error')
try:
    ~x
except DeprecationWarning as e:
    print(str(e)[:30])
