# An escape of four digits is whole only if the string goes on behind it.
import json

for text in ('"\\u00', '"\\u00e', '"\\u00e9', '"\\u', '"\\uzzzz"', '"\\u00e9\\u', '"\\ud83d\\u', '"\\ud83d\\ude0', '"\\ud83d\\ude00',
             '"\\', '"abc', '"a\\u00e"', '"\\u00 9"', '["\\u00e', '{"\\u00e', '"\\ud83d\\ude00"', '"\\u00e9"'):
    try:
        print(ascii(json.loads(text)))
    except json.JSONDecodeError as error:
        print(ascii(text), error)
