# The stream has no name as an argument, and the dialect comes by its place or by its name.
import csv
import io

for make in (lambda: csv.reader(), lambda: csv.writer(), lambda: csv.reader(1, 2, 3), lambda: csv.reader(3), lambda: csv.writer(3),
             lambda: csv.reader(csvfile=[]), lambda: list(csv.reader(['a;b'], dialect='excel', delimiter=';')),
             lambda: list(csv.reader(['a\tb'], 'excel-tab')), lambda: csv.reader(['a'], 'excel', dialect='excel'),
             lambda: csv.reader(['a'], other=1), lambda: csv.writer(io.StringIO(), dialect='excel-tab').writerow(['a', 'b'])):
    try:
        print(make())
    except TypeError as error:
        print(error)
