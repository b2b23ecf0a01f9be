import { Refusal } from '#platform/refusal.ts';
import type { Container } from './container.ts';

/** One binary part read whole, then walked record by record. Every read past its record refuses: file.unreadable. */
export class BinaryRecords {
  readonly #bytes: Buffer;
  readonly #part: string;
  #next = 0;
  #end = 0;
  #at = 0;
  id = 0;

  constructor(bytes: Buffer, part: string) {
    this.#bytes = bytes;
    this.#part = part;
  }

  static async open(container: Container, part: string, most: number): Promise<BinaryRecords> {
    if (container.size(part) > most) throw new Refusal('file.unpacks_too_large', { limit: Math.round(most / 1024 / 1024) });
    const chunks: Uint8Array[] = [];
    for await (const chunk of container.open(part)) chunks.push(chunk);
    return new BinaryRecords(Buffer.concat(chunks), part);
  }

  /** Steps to the next record; false at the end. */
  next(): boolean {
    if (this.#next >= this.#bytes.length) return false;
    this.#at = this.#next;
    this.#end = this.#bytes.length;
    this.id = this.#packed(2);
    const length = this.#packed(4);
    this.#next = this.#at + length;
    if (this.#next > this.#bytes.length) throw this.#damaged();
    this.#end = this.#next;
    return true;
  }

  u8 = () => this.#bytes[this.#step(1)]!;
  u16 = () => this.#bytes.readUInt16LE(this.#step(2));
  u32 = () => this.#bytes.readUInt32LE(this.#step(4));
  f64 = () => this.#bytes.readDoubleLE(this.#step(8));
  skip = (count: number) => void this.#step(count);

  /** A text by its 32-bit length; '' for a null one. */
  text(): string {
    const length = this.u32();
    if (length === 0xffffffff) return '';
    const from = this.#step(length * 2);
    return this.#bytes.toString('utf16le', from, from + length * 2);
  }

  #step(count: number): number {
    const from = this.#at;
    if (from + count > this.#end) throw this.#damaged();
    this.#at = from + count;
    return from;
  }

  /** Seven bits in each byte, the low ones first; record ids keep the flag bits. */
  #packed(most: number): number {
    let value = 0;
    for (let n = 0; n < most; n++) {
      const byte = this.u8();
      value += (byte & 0x7f) * 128 ** n;
      if (byte < 128) break;
    }
    return value;
  }

  #damaged = () => new Refusal('file.unreadable', { detail: this.#part });
}
