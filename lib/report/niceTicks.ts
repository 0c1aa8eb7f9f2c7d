/**
 * Round values of an axis from 0: steps of 1, 2 or 5 times a power of ten, `atMost` of them above 0.
 * @param top the axis' end, above 0; @param atMost 3 or more, else there may be no room for a round value
 */
export function niceTicks(top: number, atMost: number): readonly number[] {
  const rough = top / atMost;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 5, 10].map((digit) => digit * power).find((candidate) => candidate >= rough * (1 - 1e-9)) ?? rough;
  const count = Math.floor(top / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
