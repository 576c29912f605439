# exits with 1
async def low(n):
    return 1 / n


async def middle(n):
    value = await low(n)
    return value


async def high():
    print(await middle(1))
    await middle(0)


high().send(None)
