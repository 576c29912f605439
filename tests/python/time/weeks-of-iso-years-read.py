# Which directives for weeks go together.
from time import strptime
for text, form in [("2024 10 3", "%G %V %u"), ("2024 10", "%G %V"), ("2024 10 3", "%Y %V %u"), ("10 3", "%V %u"), ("10", "%V"),
                   ("2024 060", "%G %j"), ("2024 060 10 1", "%G %j %V %u"), ("2024 10 2024", "%G %V %Y"), ("2024 10 1 2023", "%G %V %u %Y"),
                   ("2024 2023", "%G %Y"), ("2024 5 10 1", "%Y %W %V %u"), ("2024 54 1", "%G %V %u"), ("2021 53 1", "%G %V %u"),
                   ("2020 53 7", "%G %V %u"), ("2024 10 Mon", "%G %V %a"), ("2024 3 monday", "%Y %U %A"), ("2024 0 0", "%Y %W %w")]:
    try:
        print(form, tuple(strptime(text, form)))
    except ValueError as error:
        print(form, error)
