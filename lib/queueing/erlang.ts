/**
 * Erlang's loss formula B(c, a): the share of calls lost with c servers and a erlangs offered (Erlang 1917).
 * c ≥ 0 whole, a ≥ 0. By B(k) = a B(k−1) / (k + a B(k−1)), which can neither overflow nor cancel.
 */
export function erlangB(servers: number, erlangs: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (erlangs * blocked) / (k + erlangs * blocked);
  return blocked;
}

/** Erlang's delay formula C(c, a): the share of calls that wait in M/M/c (Erlang 1917). 1 where a ≥ c. */
export function erlangC(servers: number, erlangs: number): number {
  if (erlangs >= servers) return 1;
  const blocked = erlangB(servers, erlangs);
  return blocked / (1 - (erlangs / servers) * (1 - blocked));
}
