# What was compiled for a search is as large at every time that it is asked about.
import re
p = re.compile("abc")
print(p)
