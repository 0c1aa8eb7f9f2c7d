"use client";

import { Dices, FastForward, Pause, Play, RotateCcw, StepForward } from "lucide-react";
import { Button } from "@/components/ui/Button";
import { ChoiceButtons } from "@/components/ui/ChoiceButtons";
import { readable } from "@/lib/units/formatQuantity";
import { SPEEDS, type Speed, trailMs } from "./useLiveSimulation";

interface LiveControlsProps {
  readonly playing: boolean;
  /** The reader wishes for less motion: time leaps from still to still. */
  readonly still: boolean;
  readonly speed: Speed;
  readonly seed: number;
  readonly onPlay: (playing: boolean) => void;
  readonly onSpeed: (speed: Speed) => void;
  readonly onSeed: (seed: number) => void;
  readonly onStep: () => void;
  readonly onLeap: (forMs: number) => void;
  readonly onRestart: () => void;
}

const SPEED_NAMES = Object.keys(SPEEDS).filter((name): name is Speed => name in SPEEDS);
const icon = { className: "size-3.5", "aria-hidden": true } as const;

/** Play, pause, step, leap, start again, another seed, how fast. */
export function LiveControls(props: LiveControlsProps) {
  const { playing, still, speed, seed, onPlay, onSpeed, onSeed, onStep, onLeap, onRestart } = props;
  const leapMs = trailMs(speed) / 4;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {still ? null : (
        <Button className="min-h-7 px-2" onClick={() => onPlay(!playing)}>
          {playing ? <Pause {...icon} /> : <Play {...icon} />}
          {playing ? "Pause" : "Play"}
        </Button>
      )}
      <Button
        look={still ? "plain" : "quiet"}
        className="min-h-7 px-2"
        disabled={playing}
        onClick={() => onLeap(leapMs)}
        aria-label={`${readable(leapMs, "ms")} on`}
      >
        <FastForward {...icon} />
        {still ? `${readable(leapMs, "ms")} on` : null}
      </Button>
      <Button look="quiet" className="min-h-7 px-2" aria-label="One event" disabled={playing} onClick={onStep}>
        <StepForward {...icon} />
      </Button>
      <Button look="quiet" className="min-h-7 px-2" aria-label="From the start" onClick={onRestart}>
        <RotateCcw {...icon} />
      </Button>
      <Button
        look="quiet"
        className="min-h-7 px-2 text-xs"
        aria-label={`Another seed than ${seed}`}
        onClick={() => onSeed(seed + 1)}
      >
        <Dices {...icon} /> seed {seed}
      </Button>
      <ChoiceButtons legend="Speed" options={SPEED_NAMES} value={speed} onChange={onSpeed} />
    </div>
  );
}
