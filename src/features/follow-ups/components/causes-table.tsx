import { useTranslations } from "next-intl";
import type { CausesView } from "@/features/follow-ups/board/describe-causes";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** Which causes were noted, by count: folded, so that the list stays near; each opens its follow-ups. */
export function CausesTable({ causes }: { causes: CausesView }) {
  const t = useTranslations("followUps.why");
  return (
    <details className="mt-3">
      <summary className="min-h-6 w-fit cursor-pointer pointer-coarse:min-h-11">
        <span className="font-medium">{t("title")}</span>{" "}
        <span className="text-muted-foreground text-xs">{causes.lead}</span>
      </summary>
      {causes.rows.length === 0 ? (
        <p className="mt-1 max-w-prose text-muted-foreground">{t("none")}</p>
      ) : (
        <Table caption={t("title")} className="mt-1 max-w-2xl">
          <thead>
            <tr>
              <Th>{t("cause")}</Th>
              <Th className="text-end">{t("count")}</Th>
              <Th className="text-end">{t("share")}</Th>
              <Th className="text-end max-sm:hidden">{t("sure")}</Th>
            </tr>
          </thead>
          <tbody>
            {causes.rows.map((row) => (
              <Tr key={row.cause}>
                <Td head className="font-normal">
                  {row.href === null ? row.name : <TextLink href={row.href}>{row.name}</TextLink>}
                </Td>
                <Td className="text-end tabular-nums">{row.count}</Td>
                <Td className="text-end tabular-nums">
                  {row.share}
                  <span className="block text-muted-foreground text-xs sm:hidden">{row.sure}</span>
                </Td>
                <Td className="text-end text-muted-foreground text-xs tabular-nums max-sm:hidden">{row.sure}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </details>
  );
}
