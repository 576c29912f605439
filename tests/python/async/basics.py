import asyncio
async def child(n):
    await asyncio.sleep(0)
    return n * 2
async def main():
    print(await child(1))
    print(await asyncio.gather(child(2), child(3)))
    async for x in agen(): print(x)
async def agen():
    yield 1
    yield 2
asyncio.run(main())
