import { useLocale, useTranslations } from "next-intl";
import { formatValue } from "@/domain/metrics/display";
import { StateBadge } from "@/features/imports/components/import-list";
import { ReportActions } from "@/features/imports/components/report-actions";
import type { loadImport } from "@/features/imports/loaders";
import type { Translator } from "@/platform/i18n/translator";
import { AutoRefresh } from "@/ui/auto-refresh";
import { ClientWords } from "@/ui/client-words";
import { CursorLinks } from "@/ui/cursor-links";
import { Notice } from "@/ui/notice";
import { Progress } from "@/ui/progress";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

type Report = Awaited<ReturnType<typeof loadImport>>;

/** One import: how far it is, what became of its rows, and what was wrong with which cell. */
export function ImportReport({ report }: { report: Report }) {
  const t = useTranslations("imports");
  const { slug, id, state, moving, dryRun, at } = report;
  return (
    <div className="grid gap-6">
      {moving ? <AutoRefresh /> : null}
      <div>
        <p className="text-muted-foreground text-xs">
          <TextLink href={`/w/${slug}/imports`}>{t("title")}</TextLink>
        </p>
        <h1 className="flex flex-wrap items-center gap-3 font-medium font-voice text-verdict-small">
          <bdi>{report.fileName}</bdi> <StateBadge state={state} />
        </h1>
        <p className="text-muted-foreground">
          {dryRun ? `${t("report.check")} ` : null}
          {report.purpose === "answers" ? null : `${t(`records.purposes.${report.purpose}`)}. `}
          {report.survey
            ? t.rich("report.into", {
                survey: () => (
                  <TextLink href={`/w/${slug}/surveys/${report.survey?.id}`}>
                    <bdi>{report.survey?.name}</bdi>
                  </TextLink>
                ),
                at,
              })
            : report.newName
              ? t.rich("report.intoNew", { survey: () => <bdi>{report.newName}</bdi>, at })
              : at}
        </p>
      </div>
      {moving ? <ReadingProgress report={report} /> : null}
      {report.error ? <Notice tone="blocks" title={report.error} /> : null}
      {state === "undone" ? <Notice tone="done" title={t("report.undone")} /> : null}
      <Counts report={report} />
      <ClientWords of={["imports"]}>
        <ReportActions slug={slug} id={id} purpose={report.purpose} stored={report.stored} may={report.may} />
      </ClientWords>
      <Problems report={report} />
    </div>
  );
}

function ReadingProgress({ report }: { report: Report }) {
  const t = useTranslations("imports");
  const locale = useLocale();
  if (report.state !== "running")
    return <Progress label={t(report.state === "undoing" ? "states.undoing" : "report.waiting")} value={null} />;
  const share = report.fileBytes > 0 ? Math.min(100, (100 * report.readBytes) / report.fileBytes) : 0;
  return (
    <Progress
      label={t("report.reading")}
      detail={[
        formatValue(Math.floor(share), "percent", { locale }),
        report.rowsPerSecond === null ? null : t("report.speed", { n: report.rowsPerSecond }),
        report.secondsLeft === null ? null : timeLeft(t, report.secondsLeft),
      ]
        .filter((part) => part !== null)
        .join(" · ")}
      value={share}
    />
  );
}

/** Minutes from a minute and a half on: nobody counts longer seconds. */
function timeLeft(t: Translator<"imports">, seconds: number): string {
  return seconds < 90
    ? t("report.secondsLeft", { n: seconds })
    : t("report.minutesLeft", { n: Math.round(seconds / 60) });
}

function Counts({ report }: { report: Report }) {
  const t = useTranslations("imports");
  const number = new Intl.NumberFormat(useLocale());
  const counts: [string, number][] = [
    [t("rows"), report.rows],
    [t(report.dryRun ? "report.wouldStore" : isList(report.purpose) ? "records.marked" : "stored"), report.stored],
    [t("report.there"), report.duplicates],
    [t("leftOut"), report.rejected],
  ];
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {counts.map(([label, count]) => (
        <div key={label} className="border-border border-t pt-2">
          <dt className="text-muted-foreground text-xs">{label}</dt>
          <dd className="font-voice text-verdict-small tabular-nums">{number.format(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function isList(purpose: Report["purpose"]): boolean {
  return purpose === "unsubscribed" || purpose === "bounced";
}

function Problems({ report }: { report: Report }) {
  const t = useTranslations("imports.report");
  const { slug, id, problems, problemCount, next, first, moving } = report;
  const base = `/w/${slug}/imports/${id}`;
  if (problems.length === 0) {
    return moving ? null : <p className="text-muted-foreground">{t("fine")}</p>;
  }
  return (
    <Section title={t("wrong")} dek={report.purpose === "answers" ? t("wrongDek") : t("wrongRecords")}>
      <Table caption={t("caption")}>
        <thead>
          <tr>
            <Th numeric>{t("line")}</Th>
            <Th>{t("column")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("row")}</Th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={problem.key}>
              <Td numeric>{problem.line}</Td>
              <Td>
                <bdi>{problem.column ?? "—"}</bdi>
              </Td>
              <Td>{problem.reason}</Td>
              <Td>{t(problem.rejected ? "rejected" : "kept")}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <CursorLinks
        summary={t("inAll", { n: problemCount })}
        newer={first ? null : base}
        newerLabel={t("first")}
        older={next === null ? null : `${base}?after=${next}`}
        olderLabel={t("next")}
      />
    </Section>
  );
}
