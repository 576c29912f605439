"""Loggers, handlers and formatters set up from a dictionary or a file."""

import logging
import re

import logging.handlers

IDENTIFIER = re.compile(r"^[a-z_][a-z0-9_]*$", re.I)
_reference = re.compile(r"^(?P<prefix>[a-z]+)://(?P<suffix>.*)$")
_step = re.compile(r"\.?(\w+)|\[(\w+)\]")


def valid_ident(s):
    if not IDENTIFIER.match(s):
        raise ValueError("Not a valid Python identifier: %r" % s)
    return True


class BaseConfigurator:
    """Resolves what the values of a configuration refer to."""

    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = config
        self.configurator = self

    def resolve(self, s):
        """The object with the dotted name S."""
        names = s.split(".")
        used = names.pop(0)
        try:
            found = self.importer(used)
            for name in names:
                used += "." + name
                try:
                    found = getattr(found, name)
                except AttributeError:
                    self.importer(used)
                    found = getattr(found, name)
            return found
        except ImportError as error:
            raise ValueError("Cannot resolve %r: %s" % (s, error)) from error

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        found, at = self.config, 0
        while at < len(value):
            step = _step.match(value, at)
            if step is None:
                raise ValueError("Unable to convert %r at %r" % (value, value[at:]))
            key = step.group(1) or step.group(2)
            try:
                found = found[int(key)] if key.isdigit() and not isinstance(found, dict) else found[key]
            except KeyError:
                found = found[int(key)]
            at = step.end()
        return self.convert(found)

    def convert(self, value):
        if isinstance(value, str):
            match = _reference.match(value)
            converters = {"ext": self.ext_convert, "cfg": self.cfg_convert}
            if match and match["prefix"] in converters:
                return converters[match["prefix"]](match["suffix"])
        elif type(value) is dict:
            return {key: self.convert(entry) for key, entry in value.items()}
        elif type(value) in (list, tuple):
            return type(value)(self.convert(entry) for entry in value)
        return value

    def configure_custom(self, config):
        """What the factory under "()" makes of the rest."""
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        extra = config.pop(".", None)
        made = factory(**{key: self.convert(config[key]) for key in config if valid_ident(key)})
        for name, value in (extra or {}).items():
            setattr(made, name, self.convert(value))
        return made


class DictConfigurator(BaseConfigurator):
    """Sets logging up from a dictionary."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        if config.get("incremental"):
            self._adjust(config)
            return
        existing = list(logging.root.manager.loggerDict)
        logging._handlers.clear()
        logging.shutdown(logging._handlerList[:])
        del logging._handlerList[:]
        self.formatters = self._each("formatter", config.get("formatters", {}), self.configure_formatter)
        self.filters = self._each("filter", config.get("filters", {}), self.configure_filter)
        self.handlers = {}
        pending = sorted(config.get("handlers", {}))
        late = []
        for name in pending:
            try:
                self.handlers[name] = self._named_handler(name, config["handlers"][name])
            except _Later:
                late.append(name)
            except Exception as error:
                raise ValueError("Unable to configure handler %r" % name) from error
        for name in late:
            try:
                self.handlers[name] = self._named_handler(name, config["handlers"][name])
            except Exception as error:
                raise ValueError("Unable to configure handler %r" % name) from error
        loggers = config.get("loggers", {})
        below = {other for name in loggers for other in existing if other.startswith(name + ".") and other not in loggers}
        for name, entry in loggers.items():
            try:
                self.configure_logger(name, entry)
            except Exception as error:
                raise ValueError("Unable to configure logger %r" % name) from error
        for name in existing:
            if name in loggers:
                continue
            logger = logging.root.manager.loggerDict[name]
            if not isinstance(logger, logging.Logger):
                continue
            if name in below:
                logger.level = logging.NOTSET
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = config.get("disable_existing_loggers", True)
        if "root" in config:
            try:
                self.configure_root(config["root"])
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _each(self, kind, entries, configure):
        made = {}
        for name in entries:
            try:
                made[name] = configure(entries[name])
            except Exception as error:
                raise ValueError("Unable to configure %s %r" % (kind, name)) from error
        return made

    def _adjust(self, config):
        """Levels only: what an incremental configuration may change."""
        for name, entry in config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            if entry.get("level"):
                logging._handlers[name].setLevel(logging._checkLevel(entry["level"]))
        for name, entry in config.get("loggers", {}).items():
            self.configure_logger(name, entry, True)
        if config.get("root"):
            self.configure_root(config["root"], True)

    def configure_formatter(self, config):
        if "()" in config:
            config = dict(config)
            if "format" in config and not callable(config["()"]) and config["()"] == "logging.Formatter":
                config["fmt"] = config.pop("format")
            return self.configure_custom(config)
        options = {}
        if "defaults" in config:
            options["defaults"] = config["defaults"]
        kind = self.resolve(config["class"]) if config.get("class") else logging.Formatter
        arguments = (config.get("format"), config.get("datefmt"), config.get("style", "%"))
        if "validate" in config:
            return kind(*arguments, config["validate"], **options)
        return kind(*arguments, **options)

    def configure_filter(self, config):
        return self.configure_custom(dict(config)) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for name in filters:
            try:
                one = name if callable(name) or callable(getattr(name, "filter", None)) else self.filters[name]
                filterer.addFilter(one)
            except Exception as error:
                raise ValueError("Unable to add filter %r" % name) from error

    def _named_handler(self, name, config):
        handler = self.configure_handler(config)
        handler.name = name
        return handler

    def configure_handler(self, config):
        config = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.formatters[formatter]
            except Exception as error:
                raise ValueError("Unable to set formatter %r" % formatter) from error
        level, filters = config.pop("level", None), config.pop("filters", None)
        extra = config.pop(".", None)
        if "()" in config:
            handler = self.configure_custom(config)
        else:
            kind = config.pop("class")
            if not callable(kind):
                kind = self.resolve(kind)
            if issubclass(kind, logging.handlers.MemoryHandler) and "target" in config:
                if config["target"] not in self.handlers:
                    raise _Later()
                config["target"] = self.handlers[config["target"]]
            handler = kind(**{key: self.convert(config[key]) for key in config if valid_ident(key)})
        if formatter:
            handler.setFormatter(formatter)
        if level is not None:
            handler.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(handler, filters)
        for name, value in (extra or {}).items():
            setattr(handler, name, self.convert(value))
        return handler

    def _common(self, logger, config, incremental):
        if config.get("level") is not None:
            logger.setLevel(logging._checkLevel(config["level"]))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in config.get("handlers") or ():
            try:
                logger.addHandler(self.handlers[name])
            except Exception as error:
                raise ValueError("Unable to add handler %r" % name) from error
        if config.get("filters"):
            self.add_filters(logger, config["filters"])

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self._common(logger, config, incremental)
        logger.disabled = False
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]

    def configure_root(self, config, incremental=False):
        self._common(logging.getLogger(), config, incremental)


class _Later(Exception):
    """A handler needs another that is not made yet."""


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets logging up from a dictionary."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Sets logging up from a file in the manner of configparser, or from such a parser."""
    import configparser
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        parser = configparser.ConfigParser(defaults)
        if hasattr(fname, "readline"):
            parser.read_file(fname)
        elif not parser.read(fname, encoding=encoding):
            raise FileNotFoundError("%s doesn't exist" % fname)
    names = {part: [name.strip() for name in parser[part]["keys"].split(",") if name.strip()]
             for part in ("formatters", "handlers", "loggers")}
    config = {"version": 1, "disable_existing_loggers": disable_existing_loggers, "formatters": {}, "handlers": {}, "loggers": {}}
    for name in names["formatters"]:
        section = parser["formatter_" + name]
        entry = {"format": section.get("format", raw=True), "datefmt": section.get("datefmt", raw=True),
                 "style": section.get("style", "%", raw=True)}
        if section.get("class"):
            entry["class"] = section["class"]
        config["formatters"][name] = entry
    made = {}
    for name in names["handlers"]:
        section = parser["handler_" + name]
        kind = section["class"]
        args = eval(section.get("args", "()"), vars(logging))
        kwargs = eval(section.get("kwargs", "{}"), vars(logging))
        factory = lambda kind=kind, args=args, kwargs=kwargs: _class(kind)(*args, **kwargs)
        config["handlers"][name] = made[name] = {"()": factory}
        if section.get("level"):
            made[name]["level"] = section["level"]
        if section.get("formatter"):
            made[name]["formatter"] = section["formatter"]
    for name in names["loggers"]:
        section = parser["logger_" + name]
        entry = {"handlers": [one.strip() for one in section.get("handlers", "").split(",") if one.strip()]}
        if section.get("level"):
            entry["level"] = section["level"]
        if name == "root":
            config["root"] = entry
        else:
            entry["propagate"] = section.getint("propagate", 1)
            config["loggers"][section["qualname"]] = entry
    dictConfig(config)


def _class(name):
    try:
        return eval(name, vars(logging))
    except (AttributeError, NameError):
        return BaseConfigurator({}).resolve(name)
