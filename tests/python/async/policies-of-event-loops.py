# who makes event loops
import asyncio
async def main(): return 5
loop = asyncio.get_event_loop()
print(loop.run_until_complete(main()))
print(asyncio.get_event_loop() is loop)
loop.close()
asyncio.set_event_loop(None)
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
p = asyncio.get_event_loop_policy()
print(type(p).__name__, type(p).__module__, isinstance(p, asyncio.AbstractEventLoopPolicy), isinstance(p, asyncio.DefaultEventLoopPolicy))
class MyPolicy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("making"); return super().new_event_loop()
asyncio.set_event_loop_policy(MyPolicy())
print(asyncio.run(main()))
try: asyncio.set_event_loop_policy(3)
except TypeError as e: print(e)
asyncio.set_event_loop_policy(None)
print(type(asyncio.get_event_loop_policy()).__name__)
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop); print(asyncio.get_event_loop() is loop); loop.close()
try: asyncio.set_event_loop(3)
except TypeError as e: print(e)
try: asyncio.AbstractEventLoopPolicy().get_event_loop()
except NotImplementedError as e: print("not implemented", e)
asyncio.run(main())
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
