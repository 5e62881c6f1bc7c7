import Link from "next/link";
import { useTranslations } from "next-intl";
import type { StayView } from "@/features/customers/staying/view";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** Who stayed after 0, 1, 2 and 3 poor experiences, and who has three now. */
export function PoorSection({ poor }: { poor: NonNullable<StayView["poor"]> }) {
  const t = useTranslations("staying.poor");
  return (
    <Section id="poor" title={t("title")} dek={poor.dek} className="print:mt-6">
      {poor.any ? (
        <>
          <DotWhisker
            className="mt-1"
            caption={t("caption")}
            segmentHead={t("head")}
            valueHead={t("stayed")}
            countHead={t("customers")}
            unit="percent"
            rows={poor.rows}
            min={0}
            max={100}
          />
          <h3 className="mt-4 font-medium text-sm">
            {poor.three.title} <span className="text-muted-foreground">{poor.three.revenue}</span>
          </h3>
          {poor.three.customers.length > 0 ? (
            <Table caption={poor.three.title}>
              <thead>
                <tr>
                  <Th>{t("customer")}</Th>
                  <Th>{t("what")}</Th>
                  <Th numeric>{t("howMany")}</Th>
                  <Th numeric>{t("aMonth")}</Th>
                </tr>
              </thead>
              <tbody>
                {poor.three.customers.map((one) => (
                  <tr key={one.key}>
                    <Td head>
                      <Link href={one.href} prefetch={false} className="hover:underline">
                        <bdi>{one.name}</bdi>
                      </Link>
                    </Td>
                    <Td>{one.what}</Td>
                    <Td numeric>{one.count}</Td>
                    <Td numeric>{one.revenue}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          ) : null}
          {poor.three.href ? (
            <p className="mt-1 text-muted-foreground text-xs">
              {poor.three.more} <TextLink href={poor.three.href}>{t("all")}</TextLink>
            </p>
          ) : null}
        </>
      ) : (
        <p className="mt-2 max-w-prose text-muted-foreground">— {t("none")}</p>
      )}
    </Section>
  );
}
