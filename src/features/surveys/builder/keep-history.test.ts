import fc from "fast-check";
import { expect, test } from "vitest";
import { addQuestion } from "@/domain/survey/edit/add-question";
import { moveQuestion } from "@/domain/survey/edit/move-question";
import { putText } from "@/domain/survey/edit/put-text";
import { removeQuestion } from "@/domain/survey/edit/remove-question";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { begin, changedPlace, type History, record, redo, undo } from "@/features/surveys/builder/keep-history";

const START = kitchenSink();

function typed(history: History, words: string, at: number): History {
  const next = putText(history.present, "questions.nps.title", words);
  if (!next) throw new Error("fixture");
  return record(history, next, at);
}

test("letters of one field without a pause are one step; a pause, another field or an edit begins the next", () => {
  let history = begin(START);
  history = typed(history, "H", 0);
  history = typed(history, "Ho", 500);
  history = typed(history, "How", 1_600);
  expect(history.past).toHaveLength(1);
  history = typed(history, "How ", 2_900);
  expect(history.past).toHaveLength(2);
  const other = putText(history.present, "questions.ces.title", "Easy?");
  history = record(history, other ?? START, 2_950);
  expect(history.past).toHaveLength(3);
  expect(undo(undo(history)).present.questions[0]?.title.en).toBe("How");
  expect(undo(undo(undo(history))).present).toBe(START);
});

test("undo and redo are each other's way back, whatever was done; a new step forgets what was undone", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("add", "type", "undo", "redo"), { maxLength: 40 }), (steps) => {
      let history = begin(START);
      let clock = 0;
      for (const step of steps) {
        clock += 2_000;
        if (step === "undo") history = undo(history);
        else if (step === "redo") history = redo(history);
        else if (step === "type") history = typed(history, `Words ${clock}`, clock);
        else {
          const edit = addQuestion(history.present, { kind: "nps" }, () => (clock % 997) / 997);
          if (edit.ok) history = record(history, edit.definition, clock);
        }
        if (step === "add" || step === "type") expect(history.future).toEqual([]);
        if (history.past.length > 0) expect(redo(undo(history)).present).toBe(history.present);
        expect(undo(history).past.length).toBe(Math.max(0, history.past.length - 1));
      }
    }),
    { numRuns: 60 },
  );
});

test("nothing is kept without end, and nothing that changed nothing is a step", () => {
  let history = begin(START);
  for (let step = 0; step < 400; step++) history = typed(history, `W${step}`, step * 10_000);
  expect(history.past).toHaveLength(200);
  expect(record(history, history.present, 0)).toBe(history);
});

test("after a step one looks at what it changed: what came, what went, what was reworded, what moved", () => {
  const added = addQuestion(START, { kind: "date", after: "nps" }, () => 0.5);
  if (!added.ok) throw new Error("fixture");
  expect(changedPlace(START, added.definition)).toEqual({ list: "questions", id: added.id });
  expect(changedPlace(added.definition, START)).toEqual({ list: "questions", id: "csat_1_5" });
  const reworded = putText(START, "endings.end.title", "Thanks");
  expect(changedPlace(START, reworded ?? START)).toEqual({ list: "endings", id: "end" });
  const moved = moveQuestion(START, "date", 0);
  expect(moved.ok && changedPlace(START, moved.definition)).toEqual({ list: "questions", id: "date" });
  const gone = removeQuestion(START, "quality");
  expect(gone.ok && changedPlace(START, gone.definition)).toEqual({ list: "questions", id: "matrix" });
  expect(changedPlace(START, { ...START, brand: { ...START.brand, name: "X" } })).toBeNull();
  const rule = { after: "ces", go: { ending: "end" } };
  expect(changedPlace(START, { ...START, logic: [rule] })).toEqual({ list: "questions", id: "ces" });
});
