import type { Order } from './writers-work.ts';

type Done = { commands: number; milliseconds: number };
type Writers = (order: Order) => Promise<Done>;

/** Commands a second of both, working in turns: each is as often first as second, so what else the machine does comes to both. `lost`: the part that `on` is slower. */
export async function inTurns(writers: { on: Writers; off: Writers }, rounds: number, seconds: number) {
  const sums = { on: { commands: 0, milliseconds: 0 }, off: { commands: 0, milliseconds: 0 } };
  for (let round = 0; round < rounds; round++)
    for (const which of round % 2 ? (['off', 'on'] as const) : (['on', 'off'] as const)) {
      const done = await writers[which]({ seconds });
      sums[which].commands += done.commands;
      sums[which].milliseconds += done.milliseconds;
    }
  const rate = ({ commands, milliseconds }: Done) => commands / (milliseconds / 1000);
  const [on, off] = [rate(sums.on), rate(sums.off)];
  return { on, off, lost: 1 - on / off };
}
