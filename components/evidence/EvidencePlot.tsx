"use client";

import { useRef, useState } from "react";
import { ChartCard } from "@/components/charts/ChartCard";
import { useWidth } from "@/components/charts/useWidth";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { readable } from "@/lib/units/formatQuantity";
import type { EvidencePoint } from "@/lib/validation/evidence";

const HEIGHT = 440;
const MARGIN = { left: 56, right: 12, top: 12, bottom: 34 };
const MEASURES = ["mean", "p95"] as const;
const MODELS = ["analytic", "simulated", "replayed"] as const;
const TICKS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

function percent(predicted: number, measured: number): string {
  const error = 100 * (predicted / measured - 1);
  return `${error >= 0 ? "+" : "−"}${Math.abs(error).toFixed(1)} %`;
}

/** Predicted against measured on logarithmic axes: on the diagonal the model is right, in the band within 10 %. */
export function EvidencePlot({ points }: { readonly points: readonly EvidencePoint[] }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 720);
  const [model, setModel] = useState<(typeof MODELS)[number]>("analytic");
  const [measure, setMeasure] = useState<(typeof MEASURES)[number]>("mean");
  const [pointed, setPointed] = useState<string | null>(null);
  const key = measure === "mean" ? "meanMs" : "p95Ms";
  const shown = points.flatMap((point) => {
    const predicted = point.predicted[model]?.[key];
    return predicted === undefined || predicted <= 0 ? [] : [{ point, predicted, measured: point.measured[key] }];
  });
  const values = shown.flatMap(({ predicted, measured }) => [predicted, measured]);
  const low = Math.log(Math.min(...values) / 1.3);
  const high = Math.log(Math.max(...values) * 1.3);
  const along = (value: number) => (Math.log(value) - low) / (high - low);
  const x = (value: number) => MARGIN.left + along(value) * (width - MARGIN.left - MARGIN.right);
  const y = (value: number) => HEIGHT - MARGIN.bottom - along(value) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const ticks = TICKS.filter((tick) => Math.log(tick) > low && Math.log(tick) < high);
  // On a phone the sideways labels would run into each other.
  const apart = ticks.filter((_, index) => index % Math.max(1, Math.ceil((80 * ticks.length) / width)) === 0);
  const first = Math.exp(low);
  const last = Math.exp(high);
  const looked = shown.find(({ point }) => point.id === pointed);
  return (
    <ChartCard
      title={`Predicted against measured, ${measure === "mean" ? "mean" : "95th percentile"}`}
      description="On the line the model is right; in the band it is within 10 %. Hollow: a server that hoards, where two runs of the same load differ by much."
      fileName={`evidence-${model}-${measure}`}
      table={{
        columns: ["case", "server", "mix", "CPUs", "measured ms", "predicted ms", "error"],
        rows: shown.map(({ point, predicted, measured }) => [
          point.id,
          point.server,
          point.mix,
          point.cpus,
          Number(measured.toPrecision(4)),
          Number(predicted.toPrecision(4)),
          percent(predicted, measured),
        ]),
      }}
    >
      <div className="mb-2 flex flex-wrap gap-4">
        <ChoiceButtons legend="Model" options={MODELS} value={model} onChange={setModel} />
        <ChoiceButtons legend="Measure" options={MEASURES} value={measure} onChange={setMeasure} />
      </div>
      <div ref={box}>
        <svg
          viewBox={`0 0 ${width} ${HEIGHT}`}
          height={HEIGHT}
          className="block w-full"
          data-picture=""
          role="img"
          aria-label={`${model} ${measure} against measured; the numbers are below.`}
        >
          {ticks.map((tick) => (
            <g key={tick} className="fill-mute text-[11px]">
              <path
                d={`M${x(tick)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}M${MARGIN.left} ${y(tick)}H${width - MARGIN.right}`}
                stroke="var(--edge)"
              />
              {apart.includes(tick) ? (
                <text x={x(tick)} y={HEIGHT - MARGIN.bottom + 15} textAnchor="middle">
                  {readable(tick, "ms")}
                </text>
              ) : null}
              <text x={MARGIN.left - 6} y={y(tick) + 4} textAnchor="end">
                {readable(tick, "ms")}
              </text>
            </g>
          ))}
          <path
            d={`M${x(first)} ${y(first * 1.1)}L${x(last)} ${y(last * 1.1)}L${x(last)} ${y(last * 0.9)}L${x(first)} ${y(first * 0.9)}Z`}
            fill="var(--sea)"
            opacity="0.14"
          />
          <path d={`M${x(first)} ${y(first)}L${x(last)} ${y(last)}`} stroke="var(--sea)" strokeWidth="1.5" />
          {shown.map(({ point, predicted, measured }) => (
            <circle
              key={point.id}
              cx={x(measured)}
              cy={y(predicted)}
              r={point.id === pointed ? 7 : 5}
              fill={point.unstable ? "var(--card)" : "var(--ink)"}
              fillOpacity={point.judged || point.unstable ? 0.85 : 0.35}
              stroke={point.id === pointed ? "var(--load)" : "var(--ink)"}
              strokeWidth={point.unstable || point.id === pointed ? 2 : 0}
              onPointerEnter={() => setPointed(point.id)}
              onPointerLeave={() => setPointed(null)}
            />
          ))}
          <g className="fill-mute text-[11px]">
            <text x={width - MARGIN.right} y={HEIGHT - 4} textAnchor="end">
              measured →
            </text>
            <text x={12} y={MARGIN.top + 4} textAnchor="end" transform={`rotate(-90 12 ${MARGIN.top + 4})`}>
              predicted →
            </text>
          </g>
        </svg>
      </div>
      <p className="min-h-5 text-sm">
        {looked === undefined
          ? ""
          : `${looked.point.server}, ${looked.point.mix} on ${looked.point.cpus} CPU${looked.point.cpus === 1 ? "" : "s"}: measured ${readable(looked.measured, "ms")}, predicted ${readable(looked.predicted, "ms")} (${percent(looked.predicted, looked.measured)})`}
      </p>
    </ChartCard>
  );
}
