import { Refusal } from '#platform/refusal.ts';

export const SID = {
  FORMULA: 0x06,
  EOF: 0x0a,
  DATEMODE: 0x22,
  FILEPASS: 0x2f,
  FONT: 0x31,
  CONTINUE: 0x3c,
  COLINFO: 0x7d,
  BOUNDSHEET: 0x85,
  MULRK: 0xbd,
  RSTRING: 0xd6,
  XF: 0xe0,
  MERGECELLS: 0xe5,
  SST: 0xfc,
  LABELSST: 0xfd,
  NUMBER: 0x203,
  LABEL: 0x204,
  BOOLERR: 0x205,
  STRING: 0x207,
  ROW: 0x208,
  RK: 0x27e,
  FORMAT: 0x41e,
  BOF: 0x809,
};

export const ERRORS: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const damaged = () => new Refusal('file.unreadable', { detail: 'Workbook' });

/** Walks the records of a BIFF8 stream; `data` is the present record, its continuations are read through `RecordText`. */
export class Records {
  readonly #stream: Buffer;
  #next: number;
  id = 0;
  data: Buffer = Buffer.alloc(0);

  constructor(stream: Buffer, at = 0) {
    this.#stream = stream;
    this.#next = at;
  }

  next(): boolean {
    const at = this.#next;
    if (at + 4 > this.#stream.length) return false;
    this.id = this.#stream.readUInt16LE(at);
    const length = this.#stream.readUInt16LE(at + 2);
    this.#next = at + 4 + length;
    if (this.#next > this.#stream.length) throw damaged();
    this.data = this.#stream.subarray(at + 4, this.#next);
    return true;
  }

  /** The id of the record that follows. */
  peek(): number {
    return this.#next + 2 <= this.#stream.length ? this.#stream.readUInt16LE(this.#next) : -1;
  }

  u16(at: number): number {
    if (at + 2 > this.data.length) throw damaged();
    return this.data.readUInt16LE(at);
  }
  u32(at: number): number {
    if (at + 4 > this.data.length) throw damaged();
    return this.data.readUInt32LE(at);
  }
  f64(at: number): number {
    if (at + 8 > this.data.length) throw damaged();
    return this.data.readDoubleLE(at);
  }
}

export type RecordString = { text: string; runs: number[] };

/** Reads strings that may run on into CONTINUE records, where characters begin with a new width flag. */
export class RecordText {
  readonly #records: Records;
  #at: number;

  constructor(records: Records, at: number) {
    this.#records = records;
    this.#at = at;
  }

  /** A string with a 16-bit (or 8-bit) length; `runs` are the fonts of its parts. */
  read(lengthBytes: 1 | 2 = 2): RecordString {
    const length = lengthBytes === 2 ? this.#u16() : this.#u8();
    const flags = this.#u8();
    const runs = flags & 8 ? this.#u16() : 0;
    const extra = flags & 4 ? this.#u16() + this.#u16() * 65_536 : 0;
    const text = this.#characters(length, (flags & 1) === 1);
    const fonts: number[] = [];
    for (let n = 0; n < runs; n++) {
      this.#u16();
      fonts.push(this.#u16());
    }
    this.#skip(extra);
    return { text, runs: fonts };
  }

  #characters(length: number, wide: boolean): string {
    let text = '';
    let left = length;
    let isWide = wide;
    while (left > 0) {
      const here = Math.min(left, Math.floor((this.#records.data.length - this.#at) / (isWide ? 2 : 1)));
      const end = this.#at + here * (isWide ? 2 : 1);
      text += this.#records.data.toString(isWide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
      left -= here;
      if (left === 0) break;
      this.#continue();
      isWide = (this.#u8() & 1) === 1;
    }
    return text;
  }

  #continue(): void {
    if (this.#records.peek() !== SID.CONTINUE || !this.#records.next()) throw damaged();
    this.#at = 0;
  }
  #u8(): number {
    if (this.#at >= this.#records.data.length) this.#continue();
    if (this.#at >= this.#records.data.length) throw damaged();
    return this.#records.data[this.#at++]!;
  }
  #u16(): number {
    return this.#u8() + this.#u8() * 256;
  }
  #skip(count: number): void {
    let left = count;
    while (left > 0) {
      if (this.#at >= this.#records.data.length) this.#continue();
      const here = Math.min(left, this.#records.data.length - this.#at);
      if (here === 0) throw damaged();
      this.#at += here;
      left -= here;
    }
  }
}

/** A number packed into 30 bits. */
export function unpackRk(packed: number): number {
  const bits = Buffer.alloc(8);
  bits.writeInt32LE((packed & ~3) | 0, 4);
  const value = packed & 2 ? packed >> 2 : bits.readDoubleLE(0);
  return packed & 1 ? value / 100 : value;
}
