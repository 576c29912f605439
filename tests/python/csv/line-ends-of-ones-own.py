# A field is quoted for the characters of the line end that is written, not for those of other line ends
import csv
import io

for end in "\r\n", "\n", "\r", "|", "", "ab":
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows([["x\ny", "x\ry", "it|s"], ["a", "", "cab"]])
    print(repr(end), repr(out.getvalue()))
try:
    csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE, lineterminator="|").writerow(["a\nb", "a|b"])
except csv.Error as error:
    print(error)
