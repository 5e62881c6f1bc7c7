import { useTranslations } from "next-intl";
import type { NonresponseView } from "@/features/dashboards/nonresponse/view";
import { cn } from "@/ui/cn";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

type Part = NonresponseView["parts"][number];

/** How an attribute's groups answer: each rate with where it would land again, and the invitations behind it. */
export function RatesTable({ part }: { part: Part }) {
  const t = useTranslations("nonresponse.groups");
  return (
    <Table caption={part.caption} className="mt-2 text-sm">
      <thead>
        <tr>
          <Th>{t("group")}</Th>
          <Th numeric>{t("rate")}</Th>
          <Th numeric>{t("answered")}</Th>
          <Th numeric>{t("delivered")}</Th>
        </tr>
      </thead>
      <tbody>
        {part.rows.map((row) => (
          <Tr key={row.key}>
            <Td head>
              <bdi className="wrap-anywhere">{row.label}</bdi>
            </Td>
            <Td numeric className="whitespace-normal">
              <Rate row={row} />
            </Td>
            <Td numeric>{row.answered}</Td>
            <Td numeric>
              {row.href ? (
                <TextLink href={row.href} aria-label={row.show} className="inline-flex min-h-6 items-center">
                  {row.delivered}
                </TextLink>
              ) : null}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Rate({ row: { number } }: { row: Part["rows"][number] }) {
  const t = useTranslations("nonresponse.groups");
  if (number.hidden) return <span className="text-muted-foreground text-xs">{t("hidden")}</span>;
  if (number.value === null) return <span className="text-muted-foreground text-xs">{number.instead}</span>;
  return (
    <>
      <bdi className={cn("block", number.precision === "rough" ? "text-muted-foreground" : "font-semibold")}>
        {number.text}
      </bdi>
      <bdi className="block text-muted-foreground text-xs">{number.between}</bdi>
    </>
  );
}
