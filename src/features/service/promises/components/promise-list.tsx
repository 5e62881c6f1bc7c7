import { useTranslations } from "next-intl";
import type { BoardView } from "@/features/service/promises/board/loaders";
import type { PromiseLine } from "@/features/service/promises/board/view";
import { RowKeys } from "@/ui/rows/row-keys";
import { Section } from "@/ui/section";
import { TabLinks } from "@/ui/tab-links";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** What waits now and what was kept or missed, one by one, with the keys J and K. */
export function PromiseList({ view }: { view: BoardView }) {
  const t = useTranslations("promises.live");
  return (
    <Section id="live" title={t("title")} dek={t("dek")} className="mt-8 scroll-mt-4">
      <TabLinks label={t("lists")} tabs={view.lists} className="mt-3" />
      {!view.mayRead ? null : view.lines.length === 0 ? (
        <p className="mt-4 text-muted-foreground">{t(`none.${view.list}`)}</p>
      ) : (
        <RowKeys>
          <Lines lines={view.lines} caption={view.lists.find(({ current }) => current)?.label ?? t("title")} />
        </RowKeys>
      )}
      <div className="mt-3 flex gap-4">
        {view.newest ? <TextLink href={view.newest}>{t("start")}</TextLink> : null}
        {view.older ? <TextLink href={view.older}>{t("next")}</TextLink> : null}
      </div>
    </Section>
  );
}

function Lines({ lines, caption }: { lines: readonly PromiseLine[]; caption: string }) {
  const t = useTranslations("promises.live");
  return (
    <Table caption={caption} className="mt-3">
      <thead>
        <tr>
          <Th>{t("what")}</Th>
          <Th>{t("promise")}</Th>
          <Th>{t("who")}</Th>
          <Th>{t("where")}</Th>
          <Th numeric>{t("due")}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.key}>
            <Td head className="max-w-72">
              <TextLink href={line.href} data-row>
                <bdi>{line.id}</bdi>
              </TextLink>
              <bdi className="block truncate font-normal text-muted-foreground">{line.subject}</bdi>
            </Td>
            <Td>
              {line.promise}
              <bdi className="block text-muted-foreground text-xs">{line.policy}</bdi>
            </Td>
            <Td>
              <bdi>{line.who}</bdi>
            </Td>
            <Td>
              <bdi>{line.where}</bdi>
            </Td>
            <Td numeric className="whitespace-nowrap">
              <span className={line.late ? "font-semibold text-worse" : undefined}>{line.when}</span>
              <span className="block text-muted-foreground text-xs">{line.moment}</span>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
