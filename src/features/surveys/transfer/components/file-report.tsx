import type { ImportReply } from "@/features/surveys/transfer/answer-import";
import { SurveyOutline } from "@/features/surveys/versions/components/survey-outline";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";

type Shown = Exclude<ImportReply, { kind: "stored" }>;

/** What a file is, with the press that makes a draft of it; or what does not fit, line by line. */
export function FileReport({
  reply,
  onLeaveOut,
  onStore,
}: {
  reply: Shown;
  onLeaveOut: () => void;
  onStore: () => void;
}) {
  if (reply.kind === "misfit") return <Misfits reply={reply} onLeaveOut={onLeaveOut} />;
  const { name, outline, languages, settings, notes } = reply;
  return (
    <div className="grid gap-6">
      <Section title="It fits" dek="Nothing is stored yet.">
        <p className="mt-2 text-lg">
          <bdi dir="auto" className="font-semibold">
            {name}
          </bdi>
        </p>
        <p className="mt-1 text-muted-foreground">
          {outline.questions.length} {outline.questions.length === 1 ? "question" : "questions"} in{" "}
          <bdi>{languages.join(", ")}</bdi>
        </p>
        {settings.length > 0 ? (
          <ul className="mt-2 grid gap-0.5">
            {settings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        ) : null}
        {notes.length > 0 ? (
          <ul className="mt-2 grid gap-1 border-same-mark border-s-3 ps-2.5 text-muted-foreground">
            {notes.map((note) => (
              <li key={note} className="wrap-anywhere">
                {note}
              </li>
            ))}
          </ul>
        ) : null}
        <Button variant="primary" size="lg" className="mt-4" onClick={onStore}>
          Make a draft of it
        </Button>
      </Section>
      <SurveyOutline outline={outline} title="What it asks" />
    </div>
  );
}

function Misfits({
  reply: { problems, canLeaveOut },
  onLeaveOut,
}: {
  reply: Extract<Shown, { kind: "misfit" }>;
  onLeaveOut: () => void;
}) {
  const n = problems.length;
  return (
    <Section
      title={n === 1 ? "One thing does not fit" : `${n} things do not fit`}
      dek="Nothing was stored. Mend the text and read it again."
      actions={
        canLeaveOut ? (
          <Button size="sm" onClick={onLeaveOut}>
            Leave them out
          </Button>
        ) : null
      }
    >
      <Table caption="What does not fit" className="mt-2">
        <thead>
          <tr>
            <Th>Line</Th>
            <Th>Where</Th>
            <Th>What, and what mends it</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.line} ${problem.path} ${problem.what}`} className="align-top">
              <Td className="tabular-nums">{problem.line}</Td>
              <Td>
                <code dir="ltr" className="font-mono text-xs wrap-anywhere">
                  {problem.path}
                </code>
              </Td>
              <Td>
                <span className="wrap-anywhere">{problem.what}</span>{" "}
                <span className="text-muted-foreground wrap-anywhere">{problem.fix}</span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
