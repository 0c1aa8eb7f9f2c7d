import { pino } from "pino";

/**
 * Lines of JSON on standard error, written before the call returns so that a crash loses none.
 * What users wrote never goes in: routes by their pattern, faults by `redactedFault`.
 * @param {string} level
 */
export function openLog(level) {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
