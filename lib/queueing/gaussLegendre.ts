export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Nodes on (0, 1) and weights of Gauss–Legendre quadrature, by Newton's iteration on the Legendre polynomial. */
export function gaussLegendre(order: number): QuadratureRule {
  const nodes = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let index = 0; index < order; index++) {
    let x = Math.cos((Math.PI * (index + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      let previous = 1;
      let value = x;
      for (let degree = 2; degree <= order; degree++) {
        const next = ((2 * degree - 1) * x * value - (degree - 1) * previous) / degree;
        previous = value;
        value = next;
      }
      slope = (order * (x * value - previous)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[index] = (1 - x) / 2;
    weights[index] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Enough for a bell of fifteen deviations, or an exponential that falls by e³⁰, to 1e-11. */
export const GAUSS_LEGENDRE = gaussLegendre(28);
