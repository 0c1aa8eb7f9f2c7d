import fc from "fast-check";
import { expect, test } from "vitest";
import { TimerQueue } from "./timerQueue";

test.each([0, 7, 41, 100])(
  "timers come out in order of time, whatever was set, moved and cancelled before: %i in the row",
  (busy) => {
    const step = fc.record({ subject: fc.nat(40), time: fc.nat(1000), cancel: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const queue = new TimerQueue(4, busy);
        queue.reserve(41);
        const expected = new Map<number, number>();
        for (const { subject, time, cancel } of steps) {
          if (cancel) {
            queue.cancel(subject);
            expected.delete(subject);
          } else {
            queue.dueMs = time;
            queue.set(subject);
            expected.set(subject, time);
          }
          expect(queue.timeOf(subject)).toBe(expected.get(subject) ?? Number.POSITIVE_INFINITY);
        }
        const times: number[] = [];
        for (queue.peek(); queue.nextMs < Number.POSITIVE_INFINITY; queue.peek()) {
          const time = queue.nextMs;
          expect(expected.get(queue.take())).toBe(time);
          times.push(time);
        }
        expect(times).toEqual([...expected.values()].sort((a, b) => a - b));
        expect(queue.take()).toBe(-1);
      }),
    );
  },
);
