import { useTranslations } from "next-intl";
import { OnePress } from "@/features/settings/components/one-press";
import { rebuildNow, recountNow } from "@/features/settings/data/actions";
import { DifferenceTable } from "@/features/settings/data/components/difference-table";
import type { HistoryView, RecountView } from "@/features/settings/data/view";
import { AutoRefresh } from "@/ui/auto-refresh";
import { Notice } from "@/ui/notice";
import { Progress } from "@/ui/progress";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Whether the numbers are right: what the last recount found, the one that runs, and those before. */
export function RecountSection({ view }: { view: RecountView }) {
  const t = useTranslations("data.recount");
  const { alarm, running, slug } = view;
  return (
    <Section title={view.headline ?? t("never")} dek={t("dek", { zone: view.zone })}>
      {view.moment ? <p className="mt-2 text-muted-foreground">{view.moment}</p> : null}
      <div className="mt-4 grid max-w-3xl gap-4">
        {alarm ? (
          <Notice
            tone="blocks"
            title={<span className="text-destructive">{alarm.title}</span>}
            action={
              view.mayRun && running === null ? (
                <OnePress action={rebuildNow.bind(null, slug)} variant="primary">
                  {t("rebuild")}
                </OnePress>
              ) : null
            }
          >
            {t("alarmText")} {view.mayRun ? null : t("askAdmin")}
          </Notice>
        ) : null}
        {view.failed ? <Notice tone="consider">{t("failed")}</Notice> : null}
        {running ? (
          <>
            <AutoRefresh />
            <Progress label={running.label} detail={running.detail} value={running.share} max={1} />
          </>
        ) : view.mayRun ? (
          <OnePress action={recountNow.bind(null, slug)}>{t("now")}</OnePress>
        ) : null}
      </div>
      {view.differences.length > 0 ? <DifferenceTable rows={view.differences} more={alarm?.more ?? null} /> : null}
      <details className="mt-5">
        <summary className="inline-flex min-h-6 items-center rounded-sm font-medium text-primary underline decoration-primary/35 underline-offset-3 pointer-coarse:min-h-11">
          {t("history")}
        </summary>
        <History rows={view.history} />
      </details>
    </Section>
  );
}

function History({ rows }: { rows: readonly HistoryView[] }) {
  const t = useTranslations("data.recount");
  if (rows.length === 0) return <p className="mt-3 text-muted-foreground">{t("noHistory")}</p>;
  return (
    <Table caption={t("history")} className="mt-3">
      <thead>
        <tr>
          <Th>{t("when")}</Th>
          <Th>{t("why")}</Th>
          <Th numeric>{t("tallies")}</Th>
          <Th numeric>{t("differ")}</Th>
          <Th numeric>{t("took")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="whitespace-nowrap">
              {row.when}
            </Td>
            <Td>{row.why}</Td>
            <Td numeric>{row.tallies}</Td>
            <Td numeric className={row.differs ? "font-semibold text-destructive" : undefined}>
              {row.differ}
            </Td>
            <Td numeric>{row.took}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
