/** One kind of burst at a server that takes turns. */
export interface Burst {
  /** Share of all bursts; the shares sum to 1. */
  readonly share: number;
  readonly mean: number;
  readonly scv: number;
}

export interface TurnTaking {
  /** Mean wait of all bursts relative to processor sharing, at that utilisation. ≥ 0. */
  readonly factor: (utilisation: number) => number;
  /** Wait of each kind relative to the mean wait. */
  readonly relative: (utilisation: number) => readonly number[];
  /** Mean turns of each kind, and of all bursts. */
  readonly turns: readonly number[];
  readonly meanTurns: number;
  /** Squared coefficient of variation of one wait: that of M/G/1 with a turn for a service (Takács 1962). */
  readonly waitScv: (utilisation: number) => number;
}

/** E[⌈B/q⌉], the turns that a burst takes: 1/(1 − e^{−q/b}) for an exponential one, at least 1, b/q + ½ for a constant. */
function turnsOf({ mean, scv }: Burst, quantum: number): number {
  if (!Number.isFinite(quantum) || mean === 0) return 1;
  const exponential = 1 / -Math.expm1(-quantum / mean);
  const constant = Math.max(1, mean / quantum + 0.5);
  return constant + Math.min(1, scv) * (exponential - constant);
}

/**
 * Mean waits at a single server that serves bursts in turns of at most `quantum` (Infinity: in order of arrival).
 * A burst of kind i waits one turn of everyone present in each of its nᵢ turns, and the residual of the one in
 * service in its first: Wᵢ = nᵢ V − ρ c, V = ρ A/(1 − ρ), A = Σ pⱼ yⱼ (bⱼ − ρ c)/b̄, where y = b/n is a turn and
 * c = Σ (ρⱼ/ρ)(yⱼ − yⱼ (1 + sⱼ)/2). It is Pollaczek–Khinchine where nobody is interrupted, and processor sharing
 * (ρ b/(1 − ρ)) as the quantum vanishes (mean value analysis: Reiser & Lavenberg 1980; Kleinrock, Queueing Systems 2, §4.3).
 */
export function turnTaking(bursts: readonly Burst[], quantum: number): TurnTaking {
  const kinds = bursts.map((burst) => {
    const turns = turnsOf(burst, quantum);
    const { share, mean: own, scv } = burst;
    return { share, mean: own, scv, turns, slice: own / turns };
  });
  const over = (of: (kind: (typeof kinds)[number]) => number) =>
    kinds.reduce((sum, kind) => sum + kind.share * of(kind), 0);
  const mean = over((kind) => kind.mean);
  const meanTurns = over((kind) => kind.turns);
  const early = mean > 0 ? over((kind) => (kind.mean * kind.slice * (1 - kind.scv)) / 2) / mean : 0;
  // Asked for at every population of every mix: no closures.
  const present = (utilisation: number) => {
    let sum = 0;
    for (const kind of kinds) sum += kind.share * kind.slice * Math.max(0, kind.mean - utilisation * early);
    return sum / mean;
  };
  const waitOf = (turns: number, utilisation: number) =>
    Math.max(0, turns * present(utilisation) - (1 - utilisation) * early);
  const meanWait = (utilisation: number) => waitOf(meanTurns, utilisation);
  const second = over(({ slice, scv }) => slice * slice * (1 + scv));
  const third = over(({ slice, scv }) => slice ** 3 * (1 + scv) * (1 + 2 * scv));
  const meanSlice = over(({ slice }) => slice);
  return {
    turns: kinds.map(({ turns }) => turns),
    meanTurns,
    waitScv: (utilisation) =>
      utilisation > 0 && second > 0
        ? 1 + (4 * (1 - Math.min(1, utilisation)) * third * meanSlice) / (3 * utilisation * second * second)
        : 1,
    factor: (utilisation) => (mean > 0 ? meanWait(utilisation) / mean : 1),
    relative: (utilisation) => {
      const all = meanWait(utilisation);
      return kinds.map(({ turns }) => (all > 0 ? waitOf(turns, utilisation) / all : 1));
    },
  };
}
