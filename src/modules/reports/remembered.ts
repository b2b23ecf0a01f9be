/** Answers kept in this process, the oldest let go first. What they hold for must be in the key: nothing here grows old by itself. */
export function rememberUpTo<T>(count: number) {
  const kept = new Map<string, T>();
  return {
    get: (key: string): T | undefined => kept.get(key),
    set(key: string, value: T): void {
      kept.set(key, value);
      if (kept.size > count) kept.delete(kept.keys().next().value!);
    },
  };
}
