print(sum([2**62, 2**62, 2**62]), sum(range(10), 2**63 - 10), sum([-2**63, -1]), sum([2**63-1, 1, 0.5]), sum([1, 2**70, 3]))
print(~True, ~False)
print(-True, +True)
