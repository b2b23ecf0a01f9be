/** Arrays that threads see in common, growing while a file is read. */
type Kind = Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

export const sharedArray = <K extends Kind>(kind: K, length: number): InstanceType<K> =>
  // every array of ours may be shared; the types of the language would have each say so
  new kind(new SharedArrayBuffer(Math.max(length, 1) * kind.BYTES_PER_ELEMENT) as unknown as ArrayBuffer, 0, length) as InstanceType<K>;

/** A list of whole numbers of which nobody knows yet how long it gets. */
export class Growing<K extends Uint8ArrayConstructor | Uint32ArrayConstructor> {
  length = 0;
  private kind: K;
  private held: InstanceType<K>;

  constructor(kind: K, room = 1024) {
    this.kind = kind;
    this.held = new kind(room) as InstanceType<K>;
  }

  push(value: number): void {
    if (this.length === this.held.length) {
      const larger = new this.kind(this.held.length * 2) as InstanceType<K>;
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.length++] = value;
  }

  at(place: number): number {
    return this.held[place]!;
  }

  set(place: number, value: number): void {
    this.held[place] = value;
  }

  /** What it holds, for other threads to see too. */
  shared(): InstanceType<K> {
    const whole = sharedArray(this.kind, this.length);
    whole.set(this.held.subarray(0, this.length));
    return whole;
  }
}

/** Whole numbers as one number of 32 bits that tells them apart; never 0. */
export function mixed(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ (b >>> 15), 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0 || 1;
}
