import logging
import logging.config
import sys


class Short(logging.Filter):
    def filter(self, record):
        return len(record.getMessage()) < 12


config = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s:%(name)s:%(message)s"}, "braces": {"format": "{name} | {message}", "style": "{"}},
    "filters": {"short": {"()": Short}, "only": {"name": "shop.till"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stdout", "level": "INFO"},
        "braced": {"class": "logging.StreamHandler", "formatter": "braces", "stream": "ext://sys.stdout", "filters": ["short"]},
    },
    "loggers": {"shop": {"level": "DEBUG", "handlers": ["out", "braced"], "propagate": False}, "shop.till": {"level": "ERROR"}},
    "root": {"level": "WARNING", "handlers": ["out"]},
}
before = logging.getLogger("before")
logging.config.dictConfig(config)
log = logging.getLogger("shop")
log.debug("open")
log.info("a customer who buys much")
log.warning("late")
logging.getLogger("shop.till").warning("not told")
logging.getLogger("shop.till").error("empty")
logging.getLogger("other").info("not told")
logging.getLogger("other").warning("root tells")
before.warning("still here")
print(logging.getLogger("shop").handlers[0].name, log.propagate, log.level)

logging.config.dictConfig({"version": 1, "incremental": True, "loggers": {"shop": {"level": "ERROR"}}})
log.warning("no longer")
log.error("still")
for wrong in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "no.such.Class"}}},
              {"version": 1, "loggers": {"l": {"handlers": ["none"]}}}):
    try:
        logging.config.dictConfig(wrong)
    except ValueError as error:
        print(error, "|", repr(error.__cause__).split("(")[0])
