import { createStore, type StoreApi } from "zustand/vanilla";
import type { PlannerState } from "./plannerStore";

/** Slower typing than this is followed between two letters. */
const REST_MS = 150;
/** An answer is on its way: until then nobody is served by the one before. One that does not come is not waited for. */
const ANSWER_MS = 1000;

/** A store that can be read and listened to. */
export type Readable<State> = Pick<StoreApi<State>, "getState" | "getInitialState" | "subscribe">;

export interface Follower {
  /** The state that its part of the page shows. */
  readonly store: Readable<PlannerState>;
  /** Whether that part still shows the answer to an earlier question. */
  readonly behind: Readable<boolean>;
  /** Begins to follow; returns what ends it. */
  follow(): () => void;
  /** Told whether anybody can see it. */
  see(seen: boolean): void;
  catchUp(): void;
}

/** Follows the planner at once while it is seen, else when the planner has come to rest: what nobody sees delays no answer. */
export function createFollower(source: Readable<PlannerState>): Follower {
  const shown = createStore<PlannerState>(source.getState);
  const behind = createStore<boolean>(() => false);
  let seen = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When it will have rested long enough; the timer looks again then, for setting it anew at each change costs more. */
  let restedAtMs = 0;

  const forget = () => {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
  };
  const catchUp = () => {
    forget();
    shown.setState(source.getState(), true);
    behind.setState(false, true);
  };
  const look = () => {
    const leftMs = restedAtMs - performance.now();
    if (leftMs > 0) timer = setTimeout(look, Math.min(leftMs, REST_MS));
    else catchUp();
  };
  const changed = (state: PlannerState, before: PlannerState) => {
    if (seen) return catchUp();
    const { answer, inspection } = shown.getState();
    behind.setState(state.answer !== answer || state.inspection !== inspection, true);
    // A simulation tells its progress all the time: only a change of the question, or its answer, puts it off again.
    if (timer === undefined || state.draft !== before.draft || state.answer !== before.answer)
      restedAtMs = performance.now() + (state.valid === state.answer.scenario ? REST_MS : ANSWER_MS);
    timer ??= setTimeout(look, REST_MS);
  };
  return {
    store: { ...shown, getInitialState: source.getInitialState },
    behind,
    follow() {
      catchUp();
      const end = source.subscribe(changed);
      return () => {
        end();
        forget();
      };
    },
    see(now) {
      seen = now;
      if (seen) catchUp();
    },
    catchUp,
  };
}
