import { useTranslations } from "next-intl";
import type { InteractionsView } from "@/features/service/times/list-loaders";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { Input } from "@/ui/input";
import { RowKeys } from "@/ui/rows/row-keys";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar } from "@/ui/shell/scope-bar";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeDays } from "@/ui/shell/scope-days";
import { ScopeValue } from "@/ui/shell/scope-value";
import { SlowList } from "@/ui/slow-section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** The interactions that a number was made of, the newest first. */
export function InteractionsPage({ view }: { view: InteractionsView }) {
  const t = useTranslations("service");
  const { query } = view;
  const current = view.views.find((one) => one.current)?.label;
  return (
    <>
      <ScopeBar label={t("scope.label")}>
        <ScopeValue name={t("list.which")} value={<bdi>{current}</bdi>}>
          <ScopeChoices choices={view.views} />
        </ScopeValue>
        <ScopeDays days={view.days} />
        {view.filters.map(({ href, label }) => (
          <FilterChip key={href} href={href}>
            {label}
          </FilterChip>
        ))}
      </ScopeBar>
      <PageBody>
        <TextLink href={view.back}>{t("list.back")}</TextLink>
        <Verdict className="mt-2" lead={<bdi>{view.said}</bdi>}>
          {t("list.title")}
        </Verdict>
        <form action={view.here} className="mt-3 flex flex-wrap items-end gap-2">
          <input type="hidden" name="view" value={query.view} />
          {view.hidden.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="interactions-search" className="grid gap-1 text-muted-foreground text-xs">
            {t("list.search")}
            <Input
              id="interactions-search"
              name="q"
              type="search"
              defaultValue={query.search}
              maxLength={200}
              className="w-64 max-w-full"
            />
          </label>
          <Button type="submit" size="sm">
            {t("list.find")}
          </Button>
        </form>
        {view.slow ? (
          <SlowList />
        ) : view.rows.length === 0 ? (
          <EmptyState title={t("list.none")} className="mt-4">
            {t("list.noneLead")}
          </EmptyState>
        ) : (
          <RowKeys>
            <InteractionTable rows={view.rows} />
            <p className="mt-2 text-muted-foreground text-xs">{t("list.keys")}</p>
          </RowKeys>
        )}
        <div className="mt-4 flex gap-4">
          {view.newest ? <TextLink href={view.newest}>{t("list.newest")}</TextLink> : null}
          {view.older ? <TextLink href={view.older}>{t("list.older")}</TextLink> : null}
        </div>
      </PageBody>
    </>
  );
}

function InteractionTable({ rows }: { rows: InteractionsView["rows"] }) {
  const t = useTranslations("service");
  return (
    <Table caption={t("list.title")} className="mt-4">
      <thead>
        <tr>
          <Th>{t("list.interaction")}</Th>
          <Th>{t("detail.opened")}</Th>
          <Th>{t("dimensions.channel")}</Th>
          <Th>{t("dimensions.agent")}</Th>
          <Th>{t("list.state")}</Th>
          <Th numeric>{t("measures.first_response")}</Th>
          <Th numeric>{t("measures.resolution")}</Th>
          <Th numeric>{t("detail.reopens")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="min-w-40">
              <TextLink href={row.href} data-row="">
                <bdi>{row.title}</bdi>
              </TextLink>
            </Td>
            <Td className="whitespace-nowrap">{row.opened}</Td>
            <Td>
              <bdi>{row.channel}</bdi>
            </Td>
            <Td>
              <bdi>{row.agent ?? "—"}</bdi>
            </Td>
            <Td>{row.state}</Td>
            <Td numeric>{row.firstResponse}</Td>
            <Td numeric>{row.resolution}</Td>
            <Td numeric>{row.reopens}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
