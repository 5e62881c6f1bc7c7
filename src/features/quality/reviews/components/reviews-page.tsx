import { useTranslations } from "next-intl";
import type { ReviewsView } from "@/features/quality/reviews/loaders";
import { Badge } from "@/ui/badge";
import { EmptyState } from "@/ui/empty-state";
import { FilterChip } from "@/ui/filter-chip";
import { PageBody } from "@/ui/shell/page-body";
import { ScopeBar, ScopeWord } from "@/ui/shell/scope-bar";
import { ScopeDays } from "@/ui/shell/scope-days";
import { SlowList } from "@/ui/slow-section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** The reviews that a number was made of, the newest day first. */
export function ReviewsPage({ view }: { view: ReviewsView }) {
  const t = useTranslations("quality");
  return (
    <>
      <ScopeBar label={t("scope.label")}>
        <ScopeWord>{t("scope.reviewsOf")}</ScopeWord>
        <ScopeDays days={view.days} />
        {view.filters.map(({ href, label }) => (
          <FilterChip key={href} href={href}>
            {label}
          </FilterChip>
        ))}
      </ScopeBar>
      <Body view={view} />
    </>
  );
}

function Body({ view }: { view: ReviewsView }) {
  const t = useTranslations("quality");
  return (
    <PageBody>
      <TextLink href={view.back}>{t("list.back")}</TextLink>
      <Verdict className="mt-2" lead={<bdi>{view.days.value}</bdi>}>
        {t("list.title")}
      </Verdict>
      {view.slow ? (
        <SlowList />
      ) : view.rows.length === 0 ? (
        <EmptyState title={t("list.none")} className="mt-4">
          {t("list.noneLead")}
        </EmptyState>
      ) : (
        <ReviewTable rows={view.rows} />
      )}
      <div className="mt-4 flex gap-4">
        {view.newest ? <TextLink href={view.newest}>{t("list.newest")}</TextLink> : null}
        {view.older ? <TextLink href={view.older}>{t("list.older")}</TextLink> : null}
      </div>
    </PageBody>
  );
}

function ReviewTable({ rows }: { rows: ReviewsView["rows"] }) {
  const t = useTranslations("quality");
  return (
    <Table caption={t("list.title")} className="mt-4">
      <thead>
        <tr>
          <Th>{t("list.interaction")}</Th>
          <Th numeric>{t("score")}</Th>
          <Th>{t("list.day")}</Th>
          <Th>{t("dimensions.agent")}</Th>
          <Th>{t("dimensions.channel")}</Th>
          <Th>{t("dimensions.reviewer")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="min-w-40">
              <TextLink href={row.href}>
                <bdi>{row.title}</bdi>
              </TextLink>
            </Td>
            <Td numeric>
              {row.score}
              {row.failed ? <Badge className="ms-2">{t("failed")}</Badge> : null}
            </Td>
            <Td className="whitespace-nowrap">{row.day}</Td>
            <Td>
              <bdi>{row.agent ?? "—"}</bdi>
            </Td>
            <Td>
              <bdi>{row.channel ?? "—"}</bdi>
            </Td>
            <Td>
              <bdi>{row.reviewer}</bdi>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
