import Link from "next/link";
import { useTranslations } from "next-intl";
import { HowCounted } from "@/features/topics/components/how-counted";
import { TopicScopeBar } from "@/features/topics/components/topic-scope";
import type { NeedsPageView } from "@/features/topics/load-needs";
import { ClientWords } from "@/ui/client-words";
import { cn } from "@/ui/cn";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

type Shown = NonNullable<NeedsPageView["shown"]>;

/** What people need, by how much it pulls at the score, with who stands behind it. */
export function NeedsPage({ view }: { view: NeedsPageView }) {
  const t = useTranslations("topics");
  const { shown } = view;
  return (
    <ClientWords of={["topics"]}>
      {shown === null ? null : <TopicScopeBar scope={shown.scope} />}
      <PageBody>
        <TabLinks {...view.parts} className="mb-3" />
        {shown === null || shown.rows.length === 0 ? (
          <h1 className="font-medium font-voice text-verdict-small">{t("comments.noneYet")}</h1>
        ) : (
          <>
            <Verdict lead={t("needs.lead", { metric: shown.metric })}>{shown.verdict}</Verdict>
            {shown.anonymous ? <p className="mt-2 text-muted-foreground">{t("needs.anonymous")}</p> : null}
            <Needs shown={shown} />
            <p className="mt-2 text-muted-foreground text-xs">{t("needs.customersHint")}</p>
            <HowCounted />
          </>
        )}
      </PageBody>
    </ClientWords>
  );
}

function Needs({ shown }: { shown: Shown }) {
  const t = useTranslations("topics.needs");
  const words = useTranslations("metrics");
  return (
    <Table caption={t("title")} className="mt-4">
      <thead>
        <tr>
          <Th>{t("topic")}</Th>
          <Th numeric>{t("comments")}</Th>
          <Th numeric>{t("effect", { metric: shown.metric })}</Th>
          <Th numeric>{t("pull", { metric: shown.metric })}</Th>
          {shown.anonymous ? null : (
            <>
              <Th numeric>{t("customers")}</Th>
              <Th numeric>{t("revenue")}</Th>
            </>
          )}
          {shown.mayPlan ? (
            <Th className="relative">
              <span className="sr-only">{t("goal")}</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {shown.rows.map((row) => {
          const clear = row.assessment === "worse" || row.assessment === "better";
          return (
            <Tr key={row.id}>
              <Td head className="min-w-32">
                <Link
                  href={row.href}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center font-medium hover:underline"
                >
                  <bdi>{row.name}</bdi>
                </Link>
              </Td>
              <Td numeric>
                {row.n} <span className="text-muted-foreground text-xs">{row.share}</span>
              </Td>
              <Td numeric>
                <span
                  className={cn(
                    clear && "font-semibold",
                    row.assessment === "worse" && "text-worse",
                    row.assessment === "better" && "text-better",
                  )}
                >
                  {row.effect?.text ?? "—"}
                </span>
                <span className="block text-muted-foreground text-xs max-sm:ms-auto max-sm:max-w-32 max-sm:whitespace-normal">
                  {row.effect ? (clear ? row.effect.between : t("unclear")) : null}
                  {row.effect && row.rough ? ` · ${words("rough")}` : null}
                </span>
              </Td>
              <Td numeric>
                {row.pull?.text ?? "—"}
                <span className="block text-muted-foreground text-xs">{row.pull?.between}</span>
              </Td>
              {shown.anonymous ? null : (
                <>
                  <Td numeric>{row.customers}</Td>
                  <Td numeric>{row.revenue ?? "—"}</Td>
                </>
              )}
              {shown.mayPlan ? (
                <Td numeric>
                  <TextLink href={row.goalHref} aria-label={t("goalFor", { topic: row.name })}>
                    {t("goal")}
                  </TextLink>
                </Td>
              ) : null}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
