import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** Sends raw bytes; the status lines that came back before the connection ended or fell silent. */
export function sendRaw(port: number, path: string, quietMs = 1500): Promise<number[]> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(readFileSync(path)));
    const end = () => {
      socket.destroy();
      resolve(Array.from(answer.matchAll(/HTTP\/1\.[01] (\d{3})/g), (match) => Number(match[1])));
    };
    socket.setTimeout(quietMs, end);
    socket.on('data', (data: Buffer) => (answer += data.toString('latin1')));
    socket.on('error', end);
    socket.on('close', end);
  });
}
