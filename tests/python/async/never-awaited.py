async def job():
    return 1


def start():
    job()


start()
job()
c = job()
c = None
print("end")
kept = job()
