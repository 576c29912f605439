import logging, sys, io
logging.debug("no"); logging.info("no"); logging.warning("Watch %s", "out"); logging.error("bad %d", 3)
log = logging.getLogger("my.app")
log.setLevel(logging.DEBUG)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(asctime).3s %(name)s %(levelname)-8s [%(funcName)s:%(lineno)d] %(message)s"))
log.addHandler(h)
log.propagate = False
def f():
    log.info("in f %r", {"a": 1})
    try:
        1/0
    except ZeroDivisionError:
        log.exception("oops")
f()
print(log, logging.getLogger("my"), logging.getLogger(), h)
print(log.isEnabledFor(10), log.getEffectiveLevel(), logging.getLevelName(30), logging.getLevelName("INFO"), log.parent, log.hasHandlers())
class F(logging.Filter):
    def filter(self, r): return "secret" not in r.getMessage()
log.addFilter(F())
log.warning("secret"); log.warning("open")
a = logging.LoggerAdapter(log, {"user": "x"})
a.info("adapted")
try: log.setLevel("NOPE")
except ValueError as e: print(e)
s = io.StringIO()
logging.basicConfig(stream=s, level=logging.DEBUG, format="{levelname}:{message}", style="{", force=True)
logging.debug("d"); logging.critical("c")
print(s.getvalue())
logging.disable(logging.CRITICAL); logging.critical("x"); logging.disable(logging.NOTSET)
child = log.getChild("child"); print(child.name, child.level)
logging.addLevelName(25, "NOTICE"); log.log(25, "notice"); 
print(logging.LogRecord("n", 10, "p/q.py", 3, "msg %s", ("a",), None).getMessage())
log.info("extra %s %s", 1, 2, extra={"k": 1})
log.handlers[0].setLevel(logging.ERROR); log.warning("hidden"); log.error("shown", exc_info=False)
logging.getLogger("nohandler").propagate
