# gcd makes a new int of what is small, even where the result is one of its arguments.
import math

thousand, large = 1000, 10**22
print(math.gcd(thousand, large) is thousand, math.gcd(large, thousand) == thousand, math.gcd(thousand, 0) is thousand)
print(math.gcd(thousand) == thousand, math.gcd(7, 7000) is 7, math.gcd() == 0, math.gcd(-large, 0) == large)
