import { Document, Page, Text, View } from "@react-pdf/renderer";
import { mixName } from "@/lib/planning/mixName";
import { mapDescription, mapMarks } from "@/lib/report/mapMarks";
import { objectiveName } from "@/lib/report/objectiveName";
import { COLORS } from "@/lib/report/paperColors";
import type { ReportInput } from "@/lib/report/renderReport";
import { serverFacts } from "@/lib/servers/catalogue";
import { Alternatives } from "./Alternatives";
import { Assumptions } from "./Assumptions";
import { BaselineChanges } from "./BaselineChanges";
import { BudgetBars } from "./BudgetBars";
import { ClassTimes } from "./ClassTimes";
import { Command } from "./Command";
import { Comparison } from "./Comparison";
import { Cover } from "./Cover";
import { Evidence } from "./Evidence";
import { Growth } from "./Growth";
import { LoadCurve } from "./LoadCurve";
import { Mark } from "./Mark";
import { MemoryBar } from "./MemoryBar";
import { MixMap } from "./MixMap";
import { Objectives } from "./Objectives";
import { ReportAdvice } from "./ReportAdvice";
import { ScenarioTables } from "./ScenarioTables";
import { Section } from "./Section";
import { TimeBars } from "./TimeBars";
import { Tornado } from "./Tornado";
import { contentWidth, MARGIN, PAPERS, type Paper, styles } from "./theme";

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

interface ReportDocumentProps extends ReportInput {
  /** The scenario's name in full, for the document's properties, which any script may stand in. */
  readonly title: string;
  readonly paper: Paper;
}

/** The whole report: verdict, what to run, mixes, pictures, scenario, assumptions, the way back. */
export function ReportDocument({
  title,
  scenario,
  plan,
  analyses,
  since,
  link,
  printedAt,
  evidence,
  paper,
}: ReportDocumentProps) {
  const facts = serverFacts(scenario.server.kind);
  const shown = plan.recommendation ?? plan.today;
  const { performance, memory } = shown.prediction;
  const role = plan.recommendation === null ? "today's mix" : "recommended";
  const mix = mixName(shown.mix, facts);
  const width = contentWidth(paper);
  const objective = scenario.objectives.latency[0];
  const percentile = objective?.percentile ?? 95;
  const first = performance?.objectives[0];
  return (
    <Document
      title={`${title}: capacity report`}
      author="Plimsoll"
      creator="Plimsoll"
      producer="Plimsoll"
      subject={plan.sentence}
      keywords={`capacity planning, Python, WSGI, ${facts.name}`}
      language="en-GB"
      creationDate={printedAt}
      modificationDate={printedAt}
      pageMode="useOutlines"
    >
      {/* The newer pagination: half the time, and it keeps headings with what they head. */}
      <Page experimentalPagination size={paper} style={styles.page}>
        <RunningHead name={scenario.name} date={DATE.format(printedAt)} />
        <RunningFoot modelVersion={plan.modelVersion} paper={paper} />
        <Cover scenario={scenario} plan={plan} link={link} />
        <Command
          title={plan.recommendation === null ? "What runs today" : "What to run"}
          command={plan.command}
          description={`For ${mix} (${role}).`}
        />
        <Comparison scenario={scenario} plan={plan} />
        {since === null ? null : <BaselineChanges since={since} />}
        {performance === null || performance.objectives.length === 1 ? null : (
          <Objectives results={performance.objectives} mix={mix} />
        )}
        <Section
          title={`Every mix, by ${objective === undefined ? "latency" : objectiveName(objective)}`}
          description={mapDescription(plan.map)}
        >
          <MixMap map={plan.map} marks={mapMarks(plan)} width={width} />
        </Section>
        {plan.curve.length === 0 || performance === null ? null : (
          <Section
            title="How much load before it sinks"
            description={`Latency and throughput of ${mix} (${role}) against arrival rate.`}
          >
            <LoadCurve
              curve={plan.curve}
              operating={first === undefined ? null : { rateRps: performance.offeredRps, objectiveMs: first.valueMs }}
              limitMs={objective?.limitMs ?? 0}
              percentile={percentile}
              loadLineRps={shown.loadLineRps === 0 ? null : shown.loadLineRps}
              width={width}
            />
          </Section>
        )}
        {plan.recommendation === null ? null : (
          <Alternatives alternatives={plan.recommendation.alternatives} facts={facts} />
        )}
        {performance === null ? null : (
          <>
            <TimeBars performance={performance} percentile={percentile} mix={mix} width={width} />
            <ClassTimes performance={performance} mix={mix} />
          </>
        )}
        <BudgetBars prediction={shown.prediction} mix={mix} />
        <MemoryBar memory={memory} mix={mix} />
        {analyses.advice === null ? null : <ReportAdvice step={analyses.advice} />}
        {performance === null ? null : <Growth scenario={scenario} plan={plan} width={width} />}
        {analyses.sensitivity === null ? null : (
          <Tornado
            sensitivity={analyses.sensitivity}
            what={objective === undefined ? "latency" : objectiveName(objective)}
          />
        )}
        <ScenarioTables scenario={scenario} />
        {evidence === null ? null : <Evidence evidence={evidence} />}
        <Assumptions scenario={scenario} plan={plan} />
      </Page>
    </Document>
  );
}

function RunningHead({ name, date }: { readonly name: string; readonly date: string }) {
  return (
    <View
      fixed
      style={{
        ...styles.row,
        ...styles.small,
        position: "absolute",
        top: 26,
        left: MARGIN,
        right: MARGIN,
        alignItems: "center",
      }}
    >
      <Mark size={18} />
      <Text style={{ marginLeft: 6, fontSize: 10, fontWeight: 600, color: COLORS.ink }}>Plimsoll</Text>
      <Text style={{ flex: 1, marginHorizontal: 10, maxLines: 1, textOverflow: "ellipsis" }}>{name}</Text>
      <Text>{date}</Text>
    </View>
  );
}

function RunningFoot({ modelVersion, paper }: { readonly modelVersion: string; readonly paper: Paper }) {
  return (
    <View
      fixed
      style={{
        ...styles.row,
        ...styles.small,
        position: "absolute",
        top: PAPERS[paper].height - 38,
        left: MARGIN,
        right: MARGIN,
      }}
    >
      <Text style={{ flex: 1 }}>Capacity report · model {modelVersion}</Text>
      <Text render={({ pageNumber, totalPages }) => `page ${pageNumber} of ${totalPages}`} />
    </View>
  );
}
