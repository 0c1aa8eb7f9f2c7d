import { Circle, Path, Svg, Text, View } from "@react-pdf/renderer";
import { figure } from "@/lib/analytic/wording";
import { runwayOf } from "@/lib/planning/growth/runway";
import { runwayTitle, runwayWords } from "@/lib/planning/growth/runwayWords";
import { mixName } from "@/lib/planning/mixName";
import type { Plan } from "@/lib/planning/plan";
import { clippedPath } from "@/lib/report/clippedPath";
import { niceTicks } from "@/lib/report/niceTicks";
import { COLORS } from "@/lib/report/paperColors";
import { runwayPicture } from "@/lib/report/runwayPicture";
import type { Scenario } from "@/lib/scenario/scenario";
import { serverFacts } from "@/lib/servers/catalogue";
import { PictureText } from "./PictureText";
import { Section } from "./Section";
import { styles } from "./theme";

const HEIGHT = 150;
const LEFT = 34;
const RIGHT = 6;
const TOP = 12;
const BOTTOM = 26;

interface GrowthProps {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly width: number;
}

/** How long until the daily peak of growing traffic passes the line, of the recommended mix and of today's. */
export function Growth({ scenario, plan, width }: GrowthProps) {
  const { growthPercentPerMonth, dailyPeakRatio } = scenario.traffic;
  const facts = serverFacts(scenario.server.kind);
  const { points, recommendedFactor, todayFactor, recommendedMonth, todayMonth } = runwayPicture(scenario, plan);
  const lines = [
    { name: "recommended", mix: plan.recommendation, factor: recommendedFactor, month: recommendedMonth, dash: "" },
    { name: "today's mix", mix: plan.today, factor: todayFactor, month: todayMonth, dash: "4 3" },
  ].flatMap(({ mix, ...line }) => (mix === null ? [] : [{ ...line, mix }]));
  const last = points.at(-1)?.month ?? 12;
  const steepest = points.at(-1)?.factor ?? 1;
  const topLine = Math.max(recommendedFactor ?? 0, todayFactor ?? 0);
  const highest = 1.25 * Math.max(Math.min(steepest, 2 * Math.max(topLine, 1)), topLine);
  const x = (month: number) => LEFT + (month / last) * (width - LEFT - RIGHT);
  const y = (factor: number) => HEIGHT - BOTTOM - (factor / highest) * (HEIGHT - BOTTOM - TOP);
  const peak = clippedPath(
    points.map(({ month, factor }) => ({ x: x(month), y: y(factor) })),
    TOP,
  );
  return (
    <Section
      title={runwayTitle(runwayOf(scenario, plan.recommendation ?? plan.today), growthPercentPerMonth)}
      description={`Load at the peak of the day, growing ${figure(growthPercentPerMonth)} % a month${dailyPeakRatio === 1 ? "" : `, ${figure(dailyPeakRatio)} times the arrival rate`}, in multiples of today's load.`}
    >
      <View>
        {lines.map(({ name, mix }) => (
          <Text key={name}>
            <Text style={styles.strong}>{name}</Text>
            <Text style={{ color: COLORS.mute }}> ({mixName(mix.mix, facts)}): </Text>
            {runwayWords(runwayOf(scenario, mix))}
          </Text>
        ))}
        <Svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
          <Path
            d={niceTicks(highest, 4)
              .map((factor) => `M${LEFT} ${y(factor)}H${width - RIGHT}`)
              .join("")}
            stroke={COLORS.edge}
            strokeWidth={0.6}
          />
          {niceTicks(highest, 4).map((factor) => (
            <PictureText key={factor} x={LEFT - 5} y={y(factor) + 2.6} anchor="end" text={`${figure(factor)} ×`} />
          ))}
          {niceTicks(last, 8).map((month) => (
            <PictureText key={month} x={x(month)} y={HEIGHT - BOTTOM + 11} anchor="middle" text={String(month)} />
          ))}
          {lines.map(({ name, factor, dash }) =>
            factor === null || factor === 0 ? null : (
              <Path
                key={name}
                d={`M${LEFT} ${y(factor)}H${width - RIGHT}`}
                stroke={COLORS.load}
                strokeWidth={1.4}
                {...(dash === "" ? {} : { strokeDasharray: dash })}
              />
            ),
          )}
          <Path d={peak} stroke={COLORS.sea} strokeWidth={2} fill="none" />
          {lines.map(({ name, factor, month }) =>
            factor === null || month === null ? null : (
              <Circle
                key={name}
                cx={x(month)}
                cy={y(factor)}
                r={3.4}
                fill={COLORS.card}
                stroke={COLORS.ink}
                strokeWidth={1.4}
              />
            ),
          )}
          {lines.map(({ name, factor }, index) =>
            factor === null || factor === 0 ? null : (
              <PictureText
                key={name}
                x={index === 0 ? LEFT + 4 : width - RIGHT - 4}
                y={y(factor) - 3.5}
                anchor={index === 0 ? "start" : "end"}
                text={`line, ${name}`}
                color={COLORS.load}
                backed
              />
            ),
          )}
          <PictureText x={width - RIGHT} y={HEIGHT - 4} anchor="end" text="months from today" />
        </Svg>
      </View>
    </Section>
  );
}
