import { describe, expect, it } from "vitest";
import { lineFigure } from "./lineFigure";

const figure = {
  title: "Two & two",
  xLabel: "x",
  yLabel: "y",
  series: [
    {
      name: "line",
      color: "#000",
      points: [
        [0, 0],
        [10, 5],
      ] as const,
    },
    { name: "marks", color: "#f00", scattered: true, points: [[5, 2.5]] as const },
  ],
};

describe("lineFigure", () => {
  it("draws each point once, lines only where asked, and escapes words", () => {
    const svg = lineFigure(figure);
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/fill="none"/g)).toHaveLength(1);
    expect(svg).toContain("<title>Two &amp; two</title>");
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("is the same for the same numbers, so that it can be committed and compared", () => {
    expect(lineFigure(figure)).toBe(lineFigure(structuredClone(figure)));
  });

  it("spaces decades evenly on logarithmic axes", () => {
    const series = [
      {
        name: "s",
        color: "#000",
        points: [
          [1, 1],
          [10, 10],
          [100, 100],
        ] as const,
      },
    ];
    const svg = lineFigure({ ...figure, logarithmic: true, diagonal: true, series });
    const [a = 0, b = 0, c = 0] = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map((found) => Number(found[1]));
    expect(b - a).toBeCloseTo(c - b, 0);
  });
});
