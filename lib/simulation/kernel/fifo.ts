/** Something that stands in at most one queue at a time: the link is its own, so queueing allocates nothing. */
export interface Queued<T> {
  next: T | null;
}

/** First in, first out, as a chain through the members themselves. */
export class Fifo<T extends Queued<T>> {
  private first: T | null = null;
  private last: T | null = null;
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(item: T): void {
    item.next = null;
    if (this.last === null) this.first = item;
    else this.last.next = item;
    this.last = item;
    this.count++;
  }

  /** Puts the item at the head, before all that wait. */
  unshift(item: T): void {
    item.next = this.first;
    this.first = item;
    if (this.last === null) this.last = item;
    this.count++;
  }

  shift(): T | null {
    const item = this.first;
    if (item === null) return null;
    this.first = item.next;
    if (this.first === null) this.last = null;
    item.next = null;
    this.count--;
    return item;
  }

  /** Takes one from anywhere in the queue, in O(length); false when it is not there. */
  remove(item: T): boolean {
    let before: T | null = null;
    for (let here = this.first; here !== null; before = here, here = here.next) {
      if (here !== item) continue;
      if (before === null) this.first = here.next;
      else before.next = here.next;
      if (this.last === here) this.last = before;
      here.next = null;
      this.count--;
      return true;
    }
    return false;
  }
}
