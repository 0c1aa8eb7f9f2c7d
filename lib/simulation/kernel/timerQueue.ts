import type { Clock } from "./clock";

/** More busy subjects than this are quicker in the heap than in a row that is searched. */
const LONGEST_ROW = 24;

/**
 * The pending events: every subject has at most one timer, so that moving or cancelling it leaves nothing behind. The
 * first few subjects, whose timers move all the time, stand in a row that is searched; the others in a binary heap in
 * typed arrays. Times are in ms; equal times come out in an order fixed by the calls before. It is the run's clock, too:
 * `now` is the time of the event that was taken last.
 */
export class TimerQueue implements Clock {
  now = 0;
  private times: Float64Array;
  private subjects: Int32Array;
  /** Where in the heap a subject's timer stands; −1 for none. */
  private places: Int32Array;
  private length = 0;
  /**
   * When the timer that is set next fires. In place of a parameter, which would be boxed on the heap wherever V8 does
   * not inline the call.
   */
  dueMs = 0;
  nextMs = 0;
  /** Times of the subjects below `near`; Infinity where not set. */
  private readonly row: Float64Array;
  private readonly near: number;
  /** The first of the row, and its time. */
  private rowFirst = 0;
  private rowTime = Number.POSITIVE_INFINITY;

  /** @param busy how many of the first subjects have timers that move all the time. */
  constructor(subjects: number, busy = 0) {
    this.near = busy > LONGEST_ROW ? 0 : busy;
    this.row = new Float64Array(this.near).fill(Number.POSITIVE_INFINITY);
    this.times = new Float64Array(subjects);
    this.subjects = new Int32Array(subjects);
    this.places = new Int32Array(subjects).fill(-1);
  }

  /** Timers in the heap: all of them where no subject was called busy. */
  get size(): number {
    return this.length;
  }

  /** Leaves the time of the next event in `nextMs`: Infinity when nothing is pending. */
  peek(): void {
    const { rowTime } = this;
    this.nextMs = rowTime;
    if (this.length > 0) this.nextMs = Math.min(rowTime, this.times[0] ?? 0);
  }

  isSet(subject: number): boolean {
    return subject < this.near
      ? (this.row[subject] ?? 0) !== Number.POSITIVE_INFINITY
      : (this.places[subject] ?? -1) >= 0;
  }

  /** When the subject's timer fires; Infinity when it is not set. */
  timeOf(subject: number): number {
    if (subject < this.near) return this.row[subject] ?? 0;
    const place = this.places[subject] ?? -1;
    return place < 0 ? Number.POSITIVE_INFINITY : (this.times[place] ?? 0);
  }

  /** Makes room for subjects up to `count`; doubles, so a run settles at a fixed size. */
  reserve(count: number): void {
    if (count <= this.places.length) return;
    const size = Math.max(count, 2 * this.places.length);
    const times = new Float64Array(size);
    const subjects = new Int32Array(size);
    const places = new Int32Array(size).fill(-1);
    times.set(this.times);
    subjects.set(this.subjects);
    places.set(this.places);
    this.times = times;
    this.subjects = subjects;
    this.places = places;
  }

  /** Sets the subject's timer to `dueMs`, moving the one that it has. */
  set(subject: number): void {
    const time = this.dueMs;
    if (subject >= this.near) {
      this.moveInHeap(subject);
      return;
    }
    this.row[subject] = time;
    if (time < this.rowTime) {
      this.rowTime = time;
      this.rowFirst = subject;
    } else if (subject === this.rowFirst) this.searchRow();
  }

  /** Sets the subject's timer to `dueMs` unless it has one that fires before that, or then. */
  bringForward(subject: number): void {
    if (subject < this.near) {
      if (this.dueMs < (this.row[subject] ?? 0)) this.set(subject);
      return;
    }
    const place = this.places[subject] ?? -1;
    const time = place < 0 ? Number.POSITIVE_INFINITY : (this.times[place] ?? 0);
    if (this.dueMs < time) this.moveInHeap(subject);
  }

  cancel(subject: number): void {
    if (subject < this.near) {
      this.row[subject] = Number.POSITIVE_INFINITY;
      if (subject === this.rowFirst) this.searchRow();
      return;
    }
    const place = this.places[subject] ?? -1;
    if (place >= 0) this.remove(place);
  }

  /** Takes the next event: returns its subject and lets it be `now`; −1 when nothing is pending. */
  take(): number {
    const { rowTime } = this;
    if (this.length === 0 || rowTime <= (this.times[0] ?? 0)) {
      if (rowTime === Number.POSITIVE_INFINITY) return -1;
      const first = this.rowFirst;
      this.now = rowTime;
      this.row[first] = Number.POSITIVE_INFINITY;
      this.searchRow();
      return first;
    }
    const subject = this.subjects[0] ?? -1;
    this.now = this.times[0] ?? 0;
    this.remove(0);
    return subject;
  }

  private moveInHeap(subject: number): void {
    const time = this.dueMs;
    const place = this.places[subject] ?? -1;
    if (place < 0) this.rise(this.length++, subject);
    else if (time < (this.times[place] ?? 0)) this.rise(place, subject);
    else this.sink(place, subject);
  }

  private searchRow(): void {
    const { row } = this;
    let first = 0;
    let earliest = Number.POSITIVE_INFINITY;
    for (let subject = 0; subject < row.length; subject++) {
      const time = row[subject] ?? 0;
      if (time < earliest) {
        earliest = time;
        first = subject;
      }
    }
    this.rowFirst = first;
    this.rowTime = earliest;
  }

  private remove(place: number): void {
    const removed = this.subjects[place] ?? 0;
    this.places[removed] = -1;
    const last = --this.length;
    if (place === last) return;
    const subject = this.subjects[last] ?? 0;
    const time = this.times[last] ?? 0;
    this.dueMs = time;
    if (place > 0 && time < (this.times[(place - 1) >> 1] ?? 0)) this.rise(place, subject);
    else this.sink(place, subject);
  }

  /** The subject comes in at place `from` or above it, at `dueMs`. */
  private rise(from: number, subject: number): void {
    const { times, subjects, places } = this;
    const time = this.dueMs;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const parentTime = times[parent] ?? 0;
      if (parentTime <= time) break;
      const moved = subjects[parent] ?? 0;
      times[place] = parentTime;
      subjects[place] = moved;
      places[moved] = place;
      place = parent;
    }
    times[place] = time;
    subjects[place] = subject;
    places[subject] = place;
  }

  /** The subject comes in at place `from` or below it, at `dueMs`. */
  private sink(from: number, subject: number): void {
    const { times, subjects, places, length } = this;
    const time = this.dueMs;
    let place = from;
    for (let child = 2 * place + 1; child < length; child = 2 * place + 1) {
      let childTime = times[child] ?? 0;
      if (child + 1 < length && (times[child + 1] ?? 0) < childTime) childTime = times[++child] ?? 0;
      if (time <= childTime) break;
      const moved = subjects[child] ?? 0;
      times[place] = childTime;
      subjects[place] = moved;
      places[moved] = place;
      place = child;
    }
    times[place] = time;
    subjects[place] = subject;
    places[subject] = place;
  }
}
