import type { RandomStream } from "./randomStream";

const LAYERS = 256;
const TAIL_START = 7.69711747013105;
const LAYER_AREA = 0.003949659822581557;

const width = new Float64Array(LAYERS);
const height = new Float64Array(LAYERS + 1);
/** Below this many 24-bit steps the point lies surely under the curve. */
const surely = new Float64Array(LAYERS);

function fillTables(): void {
  let x = TAIL_START;
  const top = LAYER_AREA / Math.exp(-x);
  width[0] = top / 2 ** 24;
  surely[0] = (x / top) * 2 ** 24;
  height[0] = 0;
  height[1] = Math.exp(-x);
  for (let layer = 1; layer < LAYERS; layer++) {
    const inner = layer === LAYERS - 1 ? 0 : -Math.log(Math.exp(-x) + LAYER_AREA / x);
    width[layer] = x / 2 ** 24;
    surely[layer] = (inner / x) * 2 ** 24;
    height[layer + 1] = Math.exp(-inner);
    x = inner;
  }
}
fillTables();

/**
 * Draws from the exponential distribution of mean 1, by the ziggurat of Marsaglia and Tsang (2000) with 256 layers.
 * 8 bits choose the layer and 24 others the point in it, so that the two are independent (Doornik 2005).
 */
export function drawExponential(random: RandomStream): void {
  const bits = random.bits();
  const layer = bits & 255;
  const point = bits >>> 8;
  const x = (point + 0.5) * (width[layer] ?? 0);
  random.drawn = x;
  if (point >= (surely[layer] ?? 0)) lookCloser(random, layer);
}

/** The point drawn lies near the curve or in the tail: it may not count. */
function lookCloser(random: RandomStream, layer: number): void {
  if (layer === 0) {
    drawExponential(random);
    random.drawn += TAIL_START;
    return;
  }
  const x = random.drawn;
  const low = height[layer] ?? 0;
  const high = height[layer + 1] ?? 1;
  random.drawUniform();
  if (low + random.drawn * (high - low) < Math.exp(-x)) random.drawn = x;
  else drawExponential(random);
}
