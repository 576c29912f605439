# A struct_time takes its zone and offset from a dict unless the sequence has them.
import time


def told(*args, **named):
    try:
        made = time.struct_time(*args, **named)
        print(made.tm_year, made.tm_zone, made.tm_gmtoff)
    except TypeError as error:
        print(error)


nine = range(9)
told(nine)
told(nine, {"tm_zone": "here", "unknown": 1})
told(nine, dict={"tm_gmtoff": 3600})
told("123456789Z", {"tm_zone": "other", "tm_gmtoff": 1})
told(range(11), {"tm_zone": "other", "tm_gmtoff": 1})
told(nine, None)
told(nine, [])
told(5, {})
told(range(12))
