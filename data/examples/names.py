# A name is a label on an object, and an object can bear many.
score = [10, 20]
best = score          # no copy: the same object, one more name
print(best is score)  # True

best = [30]           # the label moves; the old object stays
print(score)          # [10, 20]
