import logging, sys, io
logging.basicConfig(stream=sys.stdout, format='%(levelname)s:%(name)s:%(message)s', level=logging.DEBUG)
logging.debug('d %s', 1); logging.info('i'); logging.warning('w %(a)s', {'a': 2}); logging.error('e'); logging.critical('c')
log = logging.getLogger('a.b'); log.setLevel('INFO'); log.debug('no'); log.info('yes'); print(log.name, log.parent.name, log.level, log.getEffectiveLevel(), log.isEnabledFor(10), log.hasHandlers(), log)
s = io.StringIO(); h = logging.StreamHandler(s); h.setFormatter(logging.Formatter('[%(levelname)-8s] %(funcName)s %(lineno)d %(module)s %(message)s')); h.setLevel(logging.ERROR); log.addHandler(h); log.propagate = False
def f(): log.error('in f'); log.warning('not')
f(); print(s.getvalue())
try: 1/0
except ZeroDivisionError: log.exception('boom'); logging.getLogger('z').error('x', exc_info=True)
print(s.getvalue())
logging.getLogger('z').log(25, 'custom'); logging.addLevelName(25, 'NOTICE'); logging.getLogger('z').log(25, 'custom'); print(logging.getLevelName(25), logging.getLevelName('INFO'), logging.getLevelName(33))
class Filt(logging.Filter):
    def filter(self, r): r.user = 'bob'; return 'secret' not in r.getMessage()
h2 = logging.StreamHandler(sys.stdout); h2.addFilter(Filt()); h2.setFormatter(logging.Formatter('{user}|{message}', style='{')); l2 = logging.getLogger('f'); l2.propagate = False; l2.addHandler(h2); l2.warning('hello'); l2.warning('a secret')
ad = logging.LoggerAdapter(l2, {'k': 1}); ad.warning('adapted'); print(ad)
l2.warning('stack', stack_info=False); l2.warning('%d items', 'x') if 0 else None
logging.getLogger('f').handlers[0].setFormatter(logging.Formatter('$levelname $message', style='$')); l2.error('dollar')
print(logging.getLogger() is logging.root, logging.root, logging.getLogger('a').getChild('q').name, logging.NOTSET, logging.WARN)
class H(logging.Handler):
    def emit(self, r): print('H', self.format(r), r.levelno, r.args, r.msg)
l3 = logging.getLogger('h3'); l3.addHandler(H()); l3.propagate = False; l3.warning('a %s b', 3); logging.disable(logging.CRITICAL); l3.critical('x'); logging.disable(logging.NOTSET); l3.critical('y')
logging.Logger.manager; print(logging.lastResort, h2, logging.NullHandler()); logging.captureWarnings(True); import warnings; warnings.warn('ww'); logging.captureWarnings(False)
l4 = logging.getLogger('nohandlers'); l4.propagate = False; l4.warning('last resort')
try: log.setLevel('BOGUS')
except ValueError as e: print(e)
try: logging.Formatter('%(x)d', style='q')
except ValueError as e: print(e)
