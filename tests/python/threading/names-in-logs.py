# Every line of a log names the thread that wrote it.
import logging
import sys
import threading

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(threadName)s: %(message)s")


def work(number):
    logging.info("number %d", number)


logging.info("begins")
for number in range(2):
    worker = threading.Thread(target=work, args=(number,), name=f"worker-{number}")
    worker.start()
    worker.join()
logging.info("ends")
records = []


class Kept(logging.Handler):
    def emit(self, record):
        records.append(record)


logging.getLogger().addHandler(Kept())
other = threading.Thread(target=work, args=(2,))
other.start()
other.join()
print(records[0].threadName == other.name, records[0].thread == other.ident != threading.get_ident())
