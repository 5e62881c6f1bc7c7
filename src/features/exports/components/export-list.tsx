import { useTranslations } from "next-intl";
import { removeExport } from "@/features/exports/answers/actions";
import type { ExportsView } from "@/features/exports/answers/loaders";
import type { ExportView } from "@/features/exports/answers/view";
import { AutoRefresh } from "@/ui/auto-refresh";
import { Button } from "@/ui/button";
import { buttonVariants } from "@/ui/button-variants";
import { cn } from "@/ui/cn";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { CopyField } from "@/ui/copy-field";
import { Progress } from "@/ui/progress";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Files of answers that were asked for: how far they are, what to do with them, until when they are kept. */
export function ExportList({ view }: { view: ExportsView }) {
  const t = useTranslations("answerFiles.screen");
  return (
    <Section title={t("title")} dek={t("dek")} id="exports">
      {view.moving ? <AutoRefresh /> : null}
      {view.rows.length === 0 ? (
        <p className="mt-3 text-muted-foreground">{t("none")}</p>
      ) : (
        <Table caption={t("title")} className="mt-3">
          <thead>
            <tr>
              <Th>{t("survey")}</Th>
              <Th>{t("file")}</Th>
              <Th>{t("state")}</Th>
              <Th>{t("when")}</Th>
              <Th>{t("until")}</Th>
              <Th>
                <span className="sr-only">{t("download")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <ExportItem key={row.id} row={row} slug={view.slug} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function ExportItem({ row, slug }: { row: ExportView; slug: string }) {
  const t = useTranslations("answerFiles.screen");
  const { survey } = row;
  return (
    <Tr>
      <Td head className="min-w-36">
        <bdi className="font-medium">{survey}</bdi>
      </Td>
      <Td className="whitespace-nowrap">{row.file}</Td>
      <Td className={row.failed ? "min-w-40 text-destructive" : "min-w-40"}>
        {row.share === undefined ? row.state : <Progress label={row.state} value={row.share} max={1} />}
        {row.link ? (
          <details className="mt-1">
            <summary className="inline-flex min-h-6 items-center rounded-sm text-primary text-xs underline decoration-primary/35 underline-offset-3 pointer-coarse:min-h-11">
              {t("link")}
            </summary>
            <div className="mt-1 max-w-md">
              <CopyField label={t("link")} hideLabel value={row.link.url} />
              <p className="mt-1 text-muted-foreground text-xs">{row.link.note}</p>
            </div>
          </details>
        ) : null}
      </Td>
      <Td className="whitespace-nowrap">{row.when}</Td>
      <Td className="whitespace-nowrap">{row.until}</Td>
      <Td>
        <div className="flex items-center justify-end gap-2">
          {row.download ? (
            <a
              href={row.download}
              aria-label={t("downloadOne", { survey })}
              className={cn(buttonVariants({ variant: "outline", size: "sm" }))}
            >
              {t("download")}
            </a>
          ) : null}
          <ConfirmDialog
            trigger={
              <Button variant="quiet" size="sm" aria-label={t("deleteOne", { survey })}>
                {t("delete")}
              </Button>
            }
            title={t("deleteTitle")}
            confirmLabel={t("deleteSure")}
            action={removeExport.bind(null, slug)}
            fields={{ id: row.id }}
          >
            {t(row.share === undefined ? "deleteText" : "cancelText")}
          </ConfirmDialog>
        </div>
      </Td>
    </Tr>
  );
}
