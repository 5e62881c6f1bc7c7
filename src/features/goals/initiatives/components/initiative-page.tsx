import { METRICS } from "@/domain/metrics/metric";
import { type StateAction, StateForm } from "@/features/goals/components/state-form";
import { describeDays } from "@/features/goals/describe-days";
import { describeStep, formatFigure } from "@/features/goals/describe-number";
import type { GoalNumber } from "@/features/goals/goal-reader";
import type { ComparedInitiative } from "@/features/goals/initiatives/compare-initiatives";
import { describeCompared, describeWhen, describeWho } from "@/features/goals/initiatives/describe-initiative";
import type { loadInitiative } from "@/features/goals/initiatives/loaders";
import { sayBasis, sayBetween } from "@/platform/i18n/metric-words";
import { sayDay } from "@/platform/i18n/say-days";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

type View = Awaited<ReturnType<typeof loadInitiative>>;

/** What was done, and what those it concerned said before and after, beside those it did not. */
export function InitiativePage({ view, remove }: { view: View; remove: StateAction }) {
  const { slug, words, initiative, mayWrite } = view;
  const { i } = words;
  const path = `/w/${slug}/goals/initiatives`;
  const facts = [i(`kinds.${initiative.kind}`), describeWho(words, initiative), describeWhen(words, initiative)];
  return (
    <PageBody>
      <TextLink href={path}>{i("all")}</TextLink>
      <div className="mt-2 flex flex-wrap items-start justify-between gap-4">
        <Verdict lead={<bdi>{facts.join(" · ")}</bdi>}>
          <bdi>{initiative.name}</bdi>
        </Verdict>
        {mayWrite ? (
          <div className="flex gap-3">
            <ButtonLink href={`${path}/${initiative.id}/edit`}>{i("edit")}</ButtonLink>
            <StateForm action={remove}>{i("delete")}</StateForm>
          </div>
        ) : null}
      </div>
      {initiative.skill === "" ? null : <p className="mt-3">{i("skillOf", { skill: initiative.skill })}</p>}
      {initiative.note === "" ? null : (
        <p className="mt-1 max-w-prose whitespace-pre-line" dir="auto">
          {initiative.note}
        </p>
      )}
      <BeforeAfter view={view} />
    </PageBody>
  );
}

function BeforeAfter({ view: { words, initiative, compared } }: { view: View }) {
  const { i, locale } = words;
  const [first] = compared;
  if (!first)
    return (
      <Section title={i("beforeAfter")} className="mt-6">
        <p className="mt-2 text-muted-foreground">{i("noNumbers")}</p>
      </Section>
    );
  const { days } = first;
  if ("opensOn" in days)
    return (
      <Section title={i("beforeAfter")} className="mt-6">
        <p className="mt-2 text-muted-foreground">{i("tooEarly", { day: sayDay(days.opensOn, locale) })}</p>
      </Section>
    );
  const range = ({ from, to }: { from: string; to: string }) => describeDays(from, to, locale);
  const beside = initiative.segmentName !== null;
  return (
    <Section
      title={i("beforeAfter")}
      dek={`${i("dek", { after: range(days.after), before: range(days.before) })} ${i("corrected", { n: compared.length })}`}
      className="mt-6"
    >
      <Table caption={i("beforeAfter")} className="mt-2">
        <thead>
          <tr>
            <Th>{i("number")}</Th>
            <Th numeric>{i("concerned")}</Th>
            {beside ? <Th numeric>{i("rest")}</Th> : null}
            <Th numeric>{i(beside ? "difference" : "change")}</Th>
          </tr>
        </thead>
        <tbody>
          {compared.map((one) => (
            <Line key={`${one.survey?.id} ${one.metric}`} words={words} one={one} beside={beside} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Line({ words, one, beside }: { words: View["words"]; one: ComparedInitiative; beside: boolean }) {
  const { metrics } = words;
  const { metric, numbers, survey } = one;
  const difference = numbers?.broken ? null : (numbers?.change.difference ?? null);
  return (
    <Tr>
      <Td head>
        <bdi>{[metrics(`short.${metric}`), survey?.name].filter(Boolean).join(" · ")}</bdi>
        <span className="block font-normal text-muted-foreground text-xs">{describeCompared(words, one)}</span>
      </Td>
      <Td numeric>
        <Both words={words} one={one} sides={numbers?.concerned ?? null} />
      </Td>
      {beside ? (
        <Td numeric>
          <Both words={words} one={one} sides={numbers?.rest ?? null} />
        </Td>
      ) : null}
      <Td numeric>
        {difference === null ? "—" : describeStep(words, metric, difference)}
        {difference === null ? null : (
          <span className="block text-muted-foreground text-xs">
            {sayBetween(words, numbers?.change.interval ?? null, METRICS[metric].unit, 1)}
          </span>
        )}
      </Td>
    </Tr>
  );
}

function Both({
  words,
  one: { metric },
  sides,
}: {
  words: View["words"];
  one: ComparedInitiative;
  sides: { readonly before: GoalNumber; readonly after: GoalNumber } | null;
}) {
  if (sides === null) return "—";
  const { i, locale } = words;
  const { before, after } = sides;
  const figure = ({ value }: GoalNumber) => formatFigure(metric, value, locale);
  const count = ({ n }: GoalNumber) => sayBasis(words, metric, n);
  return (
    <>
      <bdi>{i("fromTo", { from: figure(before), to: figure(after) })}</bdi>
      <span className="block text-muted-foreground text-xs">
        {i("fromTo", { from: count(before), to: count(after) })}
      </span>
    </>
  );
}
