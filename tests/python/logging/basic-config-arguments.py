# What basicConfig refuses, and when: handlers are there before arguments that are left over are told.
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(message)s", encoding="utf-8")
logging.warning("first")
logging.basicConfig(nonsense=1, style="?")
for arguments in ({"nonsense": 1, "more": 2}, {"stream": None, "filename": None}, {"handlers": [], "stream": None}, {"style": "?"},
                  {"handlers": [], "filemode": "a"}, {"level": "WRONG"}, {"format": "{message}"}, {"format": "{message}", "style": "{"}):
    try:
        logging.basicConfig(force=True, **arguments)
        print(arguments, logging.root.handlers)
    except (TypeError, ValueError) as error:
        print(arguments, type(error).__name__, error, len(logging.root.handlers))
logging.basicConfig(force=True, handlers=[logging.StreamHandler(sys.stdout)], style="$", format="$levelname: $message", level="DEBUG")
logging.debug("last")
try:
    logging.basicConfig("positional")
except TypeError as error:
    print(error)
