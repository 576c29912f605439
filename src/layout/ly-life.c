#include "ly-life.h"

LyClock ly_clock (uint32_t first, uint32_t last) {
  uint32_t steps = last - first + 1, most = 64 * LY_LIFE_WORDS;
  uint32_t per_bit = (steps + most - 1) / most;
  return (LyClock){first, last, per_bit, (steps + per_bit - 1) / per_bit};
}

LyLife ly_life_of (const LyClock *clock, const LyUnion *u, uint32_t run) {
  LyLife life = {{0}};
  for (; run != LY_NONE; run = u->runs[run].older) {
    uint32_t first = u->runs[run].first, last = u->runs[run].last;
    if (first > clock->last || last < clock->first)
      continue;
    first = first > clock->first ? first - clock->first : 0;
    last = (last < clock->last ? last : clock->last) - clock->first;
    for (uint32_t bit = first / clock->steps_per_bit; bit <= last / clock->steps_per_bit; bit++)
      life.words[bit / 64] |= (uint64_t)1 << (bit % 64);
  }
  return life;
}
