"use client";

import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { GUIDE_QUESTIONS, type GuideGroup } from "@/lib/scenario/guide/guideQuestions";
import { valueAt } from "@/lib/scenario/valueAt";
import { QuantityField } from "../form/QuantityField";
import { usePlanner, usePlannerStore } from "../PlannerContext";
import { pathKey } from "../plannerStore";
import { EmphasisedNumbers } from "../results/EmphasisedNumbers";
import { GuideChoices, UNKNOWN } from "./GuideChoices";

interface GuideDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The answer so far; it follows each choice. */
function AnswerSoFar() {
  const sentence = usePlanner((state) => state.answer.plan.sentence);
  const answering = usePlanner((state) => state.valid !== state.answer.scenario);
  return (
    <div aria-busy={answering}>
      <p className="text-mute text-xs">The answer so far</p>
      <p className="min-h-10 font-medium text-sm max-sm:text-xs" aria-live="polite" data-testid="guide-answer">
        <EmphasisedNumbers text={sentence} />
      </p>
    </div>
  );
}

/** Five questions, one at a time, that fill the scenario; it ends on the verdict. */
export default function GuideDialog({ open, onOpenChange }: GuideDialogProps) {
  const store = usePlannerStore();
  const valid = usePlanner((state) => state.valid);
  const [index, setIndex] = useState(0);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const question = GUIDE_QUESTIONS[index];
  const isLast = index === GUIDE_QUESTIONS.length - 1;

  // Each question begins at its title, for the eye and for those who listen; the dialog's own focus comes first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question, another title.
  useEffect(() => {
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [index]);

  const choose = (group: GuideGroup, id: string) => {
    const wanted = id === UNKNOWN ? group.typical.choice : id;
    const choice = group.choices.find((one) => one.id === wanted);
    const { draft, issues, textFaults, valid: last, replace } = store.getState();
    const sound = issues.length === 0 && Object.keys(textFaults).length === 0;
    if (choice !== undefined) replace(choice.apply(sound ? draft : last));
    // Another application brings its own size and times: what was said of the one before no longer holds.
    const { size: _, time: __, wait: ___, ...others } = chosen;
    setChosen({ ...(group.id === "application" ? others : chosen), [group.id]: id });
  };

  const finish = () => {
    onOpenChange(false);
    requestAnimationFrame(() => {
      const main = document.getElementById("main");
      main?.focus();
      main?.scrollIntoView({ block: "start" });
    });
  };

  if (question === undefined) return null;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="A first answer in five questions"
      description="Each choice changes the scenario at once, and everything can be changed later."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isLast) finish();
          else setIndex(index + 1);
        }}
      >
        <p className="text-mute text-xs">
          Question {index + 1} of {GUIDE_QUESTIONS.length}
        </p>
        <h3 ref={heading} tabIndex={-1} className="mb-2 font-semibold text-base outline-none">
          {question.title}
        </h3>
        {question.groups.map((group) => (
          <GuideChoices key={group.id} group={group} chosen={chosen[group.id]} onChoose={(id) => choose(group, id)} />
        ))}
        {question.exact
          .filter((path) => typeof valueAt(valid, path) === "number")
          .map((path) => (
            <QuantityField key={pathKey(path)} path={path} />
          ))}
        {/* Stays in sight at the foot of the dialog, over its padding. */}
        <div className="sticky -bottom-5 -mx-5 mt-3 -mb-5 grid gap-2 border-edge border-t bg-card px-5 py-3">
          <AnswerSoFar />
          <div className="flex justify-between gap-2">
            <Button disabled={index === 0} onClick={() => setIndex(index - 1)}>
              <ArrowLeft className="size-4" aria-hidden="true" /> Back
            </Button>
            <Button type="submit" look="primary">
              {isLast ? "See the verdict" : "Next"} <ArrowRight className="size-4" aria-hidden="true" />
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
