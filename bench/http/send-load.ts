import { Agent, get } from 'node:http';

/** What to ask, by whom, and for how long. Asked one after the other on each connection, round and round. */
export type Load = { port: number; paths: string[]; cookie?: string; connections: number; seconds: number };
/** Milliseconds; `refused`: answers other than 200, with one of them. */
export type Answered = { perSecond: number; p50: number; p95: number; most: number; refused: number; example: string };

function ask(agent: Agent, { port, cookie }: Load, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get({ agent, port, path, host: '127.0.0.1', headers: cookie ? { cookie } : {} }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode!, body: answer.statusCode === 200 ? '' : String(Buffer.concat(pieces)) }));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

async function send(load: Load): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const times: number[] = [];
  let [next, refused, example] = [0, 0, ''];
  const start = performance.now();
  const end = start + load.seconds * 1000;
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      while (performance.now() < end) {
        const path = load.paths[next++ % load.paths.length]!;
        const asked = performance.now();
        const { status, body } = await ask(agent, load, path);
        times.push(performance.now() - asked);
        if (status !== 200) [refused, example] = [refused + 1, `${path} ${status} ${body}`];
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]!;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), most: times.at(-1)!, refused, example };
}

process.on('message', (load: Load) => void send(load).then((answered) => process.send!(answered)));
