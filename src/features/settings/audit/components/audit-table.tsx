import { useTranslations } from "next-intl";
import { ChangeList } from "@/features/settings/audit/components/change-list";
import type { AuditView } from "@/features/settings/audit/loaders";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

type Row = AuditView["rows"][number];

/** The rows of the trail. On a phone the sentence comes first and says who, when and on what below itself. */
export function AuditTable({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations("audit");
  return (
    <Table caption={t("title")}>
      <thead>
        <tr>
          <Th>{t("what")}</Th>
          <Th className="max-md:hidden">{t("onWhat")}</Th>
          <Th className="max-md:hidden">{t("who")}</Th>
          <Th className="max-md:hidden">{t("when")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head abbr={row.what} className="md:min-w-72">
              <span className="font-medium">{row.what}</span>
              <span className="mt-0.5 block md:hidden">
                <Subject row={row} />
              </span>
              <ChangeList changes={row.changes} />
              <span className="mt-1 block text-muted-foreground text-xs md:hidden">
                <Who row={row} />
                <span className="block tabular-nums">{row.when}</span>
              </span>
            </Td>
            <Td className="min-w-40 max-w-64 max-md:hidden">
              <Subject row={row} />
            </Td>
            <Td className="min-w-36 max-w-56 max-md:hidden">
              <Who row={row} />
            </Td>
            <Td className="whitespace-nowrap tabular-nums max-md:hidden">{row.when}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Subject({ row: { on, onHref, historyHref } }: { row: Row }) {
  const t = useTranslations("audit");
  if (on === null) return <span className="text-subtle-foreground">—</span>;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {onHref ? (
        <TextLink href={onHref} className="inline-block min-h-6 break-words">
          <bdi>{on.name}</bdi>
        </TextLink>
      ) : (
        <bdi className="inline-block min-h-6 break-words">{on.name}</bdi>
      )}
      {historyHref ? (
        <TextLink
          href={historyHref}
          className="inline-block min-h-6 text-xs print:hidden"
          aria-label={t("historyOf", { name: on.name })}
        >
          {t("history")}
        </TextLink>
      ) : null}
    </span>
  );
}

function Who({ row: { who, as, whoHref, from } }: { row: Row }) {
  const t = useTranslations("audit");
  // An address is read from the left in every language.
  const address = () => (
    <bdi dir="ltr" className="inline-block max-w-full break-all tabular-nums">
      {from}
    </bdi>
  );
  return (
    <>
      {whoHref ? (
        <TextLink href={whoHref} className="inline-block min-h-6" aria-label={t("allBy", { name: who })}>
          <bdi>{who}</bdi>
        </TextLink>
      ) : (
        <bdi>{who}</bdi>
      )}
      {as || from ? (
        <span className="block text-muted-foreground text-xs">
          {as} {from ? t.rich("fromAddress", { address }) : null}
        </span>
      ) : null}
    </>
  );
}
