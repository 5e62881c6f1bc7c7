import { useTranslations } from "next-intl";
import type { InteractionDetail } from "@/features/service/times/list-loaders";
import { Badge } from "@/ui/badge";
import { FinePrint } from "@/ui/fine-print";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** An interaction: what happened to it, and how each of its times was measured. */
export function InteractionPage({ view }: { view: InteractionDetail }) {
  const t = useTranslations("service");
  return (
    <PageBody>
      <TextLink href={view.back}>{t("detail.back")}</TextLink>
      <Verdict className="mt-2" lead={<bdi>{view.lead}</bdi>}>
        <bdi>{view.title}</bdi>
      </Verdict>
      {view.leftOut ? <Notice className="mt-3">{view.leftOut}</Notice> : null}
      <dl className="mt-4 grid grid-cols-2 gap-x-8 gap-y-2 sm:grid-cols-4">
        {view.customer ? (
          <div>
            <dt className="text-muted-foreground text-xs">{t("detail.customer")}</dt>
            <dd>
              <TextLink href={view.customer.href}>
                <bdi>{view.customer.name}</bdi>
              </TextLink>
            </dd>
          </div>
        ) : null}
        {view.facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-muted-foreground text-xs">{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Section title={t("detail.times")} dek={view.calendar} className="mt-7">
        <Table caption={t("detail.times")}>
          <thead>
            <tr>
              <Th>{t("detail.measure")}</Th>
              <Th numeric>{t("clocks.clock")}</Th>
              <Th numeric>{t("clocks.business")}</Th>
              <Th>{t("detail.from")}</Th>
              <Th>{t("detail.to")}</Th>
            </tr>
          </thead>
          <tbody>
            {view.measures.map((line) => (
              <Tr key={line.key}>
                <Td head className="min-w-48">
                  {line.name}
                  <span className="block font-normal text-muted-foreground text-xs">{line.how}</span>
                </Td>
                <Td numeric>{line.clock}</Td>
                <Td numeric>{line.business}</Td>
                <Td>{line.from ?? ""}</Td>
                <Td>{line.to ?? ""}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Section>
      <Section title={t("detail.events")} className="mt-7">
        {view.events.length === 0 ? (
          <p className="text-muted-foreground">{t("detail.noEvents")}</p>
        ) : (
          <ol>
            {view.events.map((event) => (
              <li key={event.id} className="flex flex-wrap gap-x-4 border-border border-b py-1.5">
                <span className="w-52 text-muted-foreground">{event.at}</span>
                <span>
                  {event.what}
                  {event.detail ? (
                    <>
                      {": "}
                      <bdi>{event.detail}</bdi>
                    </>
                  ) : null}
                </span>
                {event.who ? <bdi className="text-muted-foreground">{event.who}</bdi> : null}
                {event.internal ? <Badge>{t("detail.internal")}</Badge> : null}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <FinePrint lines={[t("fine.zone", { zone: view.zone }), t("detail.late")]} />
    </PageBody>
  );
}
