# What optparse says of parts of a callback that no callback option has.
import optparse
for names in {"callback": print}, {"callback_args": (1,)}, {"callback_kwargs": {}}, {"action": "callback"}, {"action": "callback", "callback": print, "callback_args": 5}:
    try:
        optparse.Option("-b", **{"action": "store", **names})
    except optparse.OptionError as error:
        print(error)
