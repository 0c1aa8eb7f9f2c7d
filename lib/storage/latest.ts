/** What was made of a text, kept for the texts that were asked for latest. */
export class Latest<T> {
  private readonly values = new Map<string, T>();

  /** @param kept values; the one that was asked for longest ago goes first */
  constructor(private readonly kept: number) {}

  get(key: string): T | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.values.delete(key); // a Map keeps the order of insertion: the latest used is last
    this.values.set(key, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.kept && oldest !== undefined) this.values.delete(oldest);
  }

  delete(key: string): void {
    this.values.delete(key);
  }
}
