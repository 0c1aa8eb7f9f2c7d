import { G, Path, Rect, Svg } from "@react-pdf/renderer";
import type { MixMap as MixMapData } from "@/lib/planning/plan";
import { FINDING_NAMES } from "@/lib/report/findingNames";
import { hatching } from "@/lib/report/hatching";
import { lineAround } from "@/lib/report/lineAround";
import type { MapMark } from "@/lib/report/mapMarks";
import { inkOf, metricText, metricValue } from "@/lib/report/mapMetric";
import { COLORS } from "@/lib/report/paperColors";
import { widestRegions } from "@/lib/report/widestRegions";
import { PictureText } from "./PictureText";
import { placeLabels } from "./placeLabels";
import { textWidth } from "./textWidth";

const HEIGHT = 232;
const LEFT = 40;
const TOP = 4;
const BOTTOM = 28;
const LABEL_SIZE = 7.5;

interface MixMapProps {
  readonly map: MixMapData;
  readonly marks: readonly MapMark[];
  readonly width: number;
}

/** Every mix as a cell, processes upwards and threads to the right; the orange line surrounds those that hold. */
export function MixMap({ map, marks, width }: MixMapProps) {
  const rows = map.processes.length;
  const columns = map.threads.length;
  const cellWidth = (width - LEFT) / columns;
  const cellHeight = (HEIGHT - TOP - BOTTOM) / rows;
  const gap = Math.min(1.6, cellWidth / 8, cellHeight / 8);
  const x = (column: number) => LEFT + column * cellWidth;
  const edgeY = (row: number) => HEIGHT - BOTTOM - row * cellHeight;
  const at = (row: number, column: number) => map.cells[row * columns + column];
  const box = (row: number, column: number) => ({
    x: x(column) + gap / 2,
    y: edgeY(row + 1) + gap / 2,
    width: cellWidth - gap,
    height: cellHeight - gap,
  });

  const values = map.cells.flatMap((cell) => (cell.holds ? (metricValue(cell, "latency") ?? []) : []));
  const best = Math.min(...values);
  const worst = Math.max(...values);
  const cells = map.cells.map((cell, index) => ({
    cell,
    box: box(Math.floor(index / columns), index % columns),
    key: `${cell.mix.processes}×${cell.mix.threads}`,
  }));
  const impossible = cells.filter(({ cell }) => cell.impossible !== null);

  const placed = marks.map((mark) => {
    const row = Math.max(0, map.processes.indexOf(mark.mix.processes));
    const column = Math.max(0, map.threads.indexOf(mark.mix.threads));
    const cell = at(row, column);
    const figure = cell === undefined || cell.impossible !== null ? "" : ` ${metricText(cell, "latency")}`;
    return { text: `${mark.label}${figure}`, box: box(row, column) };
  });
  const frame = { x: LEFT, y: TOP, width: width - LEFT, height: HEIGHT - TOP - BOTTOM };
  const labels = placeLabels(placed, frame, LABEL_SIZE);
  const everyColumn = Math.ceil(columns / 20);
  const everyRow = Math.ceil(rows / 16);

  return (
    <Svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
      {cells.map(({ cell, box: { height, ...place }, key }) => {
        const value = metricValue(cell, "latency");
        const faint = cell.overloaded ? 0.22 : 0.5;
        const ink = cell.impossible !== null ? 1 : cell.holds && value !== null ? inkOf(value, best, worst) : faint;
        const color = cell.impossible !== null ? COLORS.hatch : cell.holds ? COLORS.sea : COLORS.load;
        return (
          <Rect key={key} {...place} height={height} rx={Math.min(2, height / 6)} fill={color} fillOpacity={ink} />
        );
      })}
      <Path
        d={impossible.map((one) => hatching(one.box, 4)).join("")}
        stroke={COLORS.hatchLine}
        strokeWidth={0.7}
        fill="none"
      />
      <Path
        d={lineAround((row, column) => at(row, column)?.holds === true, rows, columns, x, edgeY)}
        stroke={COLORS.load}
        strokeWidth={1.8}
        strokeLinecap="round"
        fill="none"
      />
      {widestRegions(
        map,
        marks.map((mark) => mark.mix),
        (cell) => cell.impossible,
      ).map(({ region: code, row, from, to }) => {
        const text = FINDING_NAMES[code];
        const room = (to - from + 1) * cellWidth;
        return textWidth(text, LABEL_SIZE) + 10 > room || cellHeight < LABEL_SIZE ? null : (
          <PictureText
            key={code}
            x={x(from) + room / 2}
            y={edgeY(row + 0.5) + 2.6}
            anchor="middle"
            text={text}
            color={COLORS.ink}
            backed
          />
        );
      })}
      {map.threads.map((threads, column) =>
        column % everyColumn === 0 ? (
          <PictureText
            key={threads}
            x={x(column) + cellWidth / 2}
            y={HEIGHT - BOTTOM + 11}
            anchor="middle"
            text={String(threads)}
          />
        ) : null,
      )}
      {map.processes.map((processes, row) =>
        row % everyRow === 0 ? (
          <PictureText key={processes} x={LEFT - 5} y={edgeY(row + 0.5) + 2.6} anchor="end" text={String(processes)} />
        ) : null,
      )}
      <PictureText x={width} y={HEIGHT - 5} anchor="end" text="threads a process →" />
      <G transform={`rotate(-90 9 ${TOP})`}>
        <PictureText x={9} y={TOP + 3} anchor="end" text="processes →" />
      </G>
      {placed.map(({ text, box: { height, ...place } }, index) => (
        <Rect
          key={text}
          {...place}
          height={height}
          rx={2}
          fill="none"
          stroke={COLORS.ink}
          strokeWidth={index === 0 ? 2 : 1.2}
        />
      ))}
      {labels.map((label) => (
        <PictureText key={label.text} x={label.x} y={label.y} text={label.text} color={COLORS.ink} strong backed />
      ))}
    </Svg>
  );
}
