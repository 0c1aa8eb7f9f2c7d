import type { Remote } from "comlink";

/** A worker and what it offers. */
export interface Engine<Service> {
  readonly service: Remote<Service>;
  readonly end: () => void;
}

/** Work that is nearly done is quicker to wait for than to begin anew elsewhere. */
const PATIENCE_MS = 40;

/**
 * A worker whose work can be ended in the middle: a worker that computes hears nothing, so it is put aside and another,
 * which stood ready, goes on. What was running then never settles but as `null`.
 */
export function replaceable<Service>(start: () => Engine<Service>) {
  let engine: Engine<Service> | null = null;
  /** Started at the first need: most people never change things faster than they are answered. */
  let spare: Engine<Service> | null = null;
  let since: number | null = null;
  let giveUp = () => {};

  const ready = () => {
    engine ??= start();
    return engine;
  };

  return {
    /** Begins to load the worker, so that the first question need not wait for it, and lets it prepare. */
    warm(prepare: (service: Remote<Service>) => void): void {
      prepare(ready().service);
    },
    /** @returns what the worker said, or null where it was abandoned */
    run<Result>(ask: (service: Remote<Service>) => Promise<Result>): Promise<Result | null> {
      since = performance.now();
      return new Promise<Result | null>((settle, fail) => {
        giveUp = () => settle(null);
        ask(ready().service)
          .then(settle, fail)
          .finally(() => {
            since = null;
          });
      });
    },
    /** Ends what is running, unless it is nearly done. */
    abandon(): void {
      const waited = since === null ? 0 : performance.now() - since;
      if (spare === null) spare = start();
      else if (waited > PATIENCE_MS) {
        engine?.end();
        engine = spare;
        spare = start();
        since = null;
        giveUp();
      }
    },
    end(): void {
      engine?.end();
      spare?.end();
    },
  };
}
