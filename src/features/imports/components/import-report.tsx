import { AutoRefresh } from "@/features/imports/components/auto-refresh";
import { StateBadge } from "@/features/imports/components/import-list";
import { ReportActions } from "@/features/imports/components/report-actions";
import type { loadImport } from "@/features/imports/loaders";
import { CursorLinks } from "@/ui/cursor-links";
import { Notice } from "@/ui/notice";
import { Progress } from "@/ui/progress";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

type Report = Awaited<ReturnType<typeof loadImport>>;

/** One import: how far it is, what became of its rows, and what was wrong with which cell. */
export function ImportReport({ report }: { report: Report }) {
  const { slug, id, state, moving, dryRun } = report;
  return (
    <div className="grid gap-6">
      {moving ? <AutoRefresh /> : null}
      <div>
        <p className="text-muted-foreground text-xs">
          <TextLink href={`/w/${slug}/imports`}>Imports</TextLink>
        </p>
        <h1 className="flex flex-wrap items-center gap-3 font-medium font-voice text-verdict-small">
          <bdi>{report.fileName}</bdi> <StateBadge state={state} />
        </h1>
        <p className="text-muted-foreground">
          {dryRun ? "A check: nothing was stored. " : null}
          {report.survey ? (
            <>
              Into <TextLink href={`/w/${slug}/surveys/${report.survey.id}`}>{report.survey.name}</TextLink>
            </>
          ) : report.newName ? (
            <>
              Into a new survey, <bdi>{report.newName}</bdi>
            </>
          ) : null}
          , {report.at}
        </p>
      </div>
      {moving ? <ReadingProgress report={report} /> : null}
      {report.error ? <Notice tone="blocks" title={report.error} /> : null}
      {state === "Undone" ? (
        <Notice
          tone="done"
          title="This import was undone: what it had stored is gone. The counts below say what it had done."
        />
      ) : null}
      <Counts report={report} />
      <ReportActions slug={slug} id={id} stored={report.stored} may={report.may} />
      <Problems report={report} />
    </div>
  );
}

function ReadingProgress({ report }: { report: Report }) {
  if (report.state === "Waiting" || report.state === "Undoing") {
    const label = report.state === "Waiting" ? "Waiting for the worker" : "Undoing";
    return <Progress label={label} value={null} />;
  }
  const share = report.fileBytes > 0 ? Math.min(100, (100 * report.readBytes) / report.fileBytes) : 0;
  return <Progress label="Reading the file" detail={`${Math.floor(share)} %`} value={share} />;
}

function Counts({ report }: { report: Report }) {
  const counts: [string, number][] = [
    ["Rows", report.rows],
    [report.dryRun ? "Would be stored" : "Stored", report.stored],
    ["There already", report.duplicates],
    ["Left out", report.rejected],
  ];
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {counts.map(([label, count]) => (
        <div key={label} className="border-border border-t pt-2">
          <dt className="text-muted-foreground text-xs">{label}</dt>
          <dd className="font-voice text-verdict-small tabular-nums">{count.toLocaleString("en")}</dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ report }: { report: Report }) {
  const { slug, id, problems, problemCount, next, first, moving } = report;
  const base = `/w/${slug}/imports/${id}`;
  if (problems.length === 0) {
    return moving ? null : <p className="text-muted-foreground">Every cell could be read.</p>;
  }
  return (
    <Section
      title="What was wrong"
      dek="A row is left out only without a readable date or its id. A cell off its scale is stored as invalid and counts in no score."
    >
      <Table caption="Problems by line and column">
        <thead>
          <tr>
            <Th numeric>Line</Th>
            <Th>Column</Th>
            <Th>Reason</Th>
            <Th>Row</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.key}>
              <Td numeric>{problem.line}</Td>
              <Td>
                <bdi>{problem.column ?? "—"}</bdi>
              </Td>
              <Td>
                <bdi>{problem.reason}</bdi>
              </Td>
              <Td>{problem.rejected ? "left out" : "kept"}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <CursorLinks
        summary={`${problemCount.toLocaleString("en")} in all`}
        newer={first ? null : base}
        newerLabel="First"
        older={next === null ? null : `${base}?after=${next}`}
        olderLabel="Next"
      />
    </Section>
  );
}
