/**
 * The run's own time, in ms. Who needs it reads it here: a number that is handed from call to call is boxed on the heap
 * wherever V8 does not inline the call.
 */
export interface Clock {
  readonly now: number;
}
