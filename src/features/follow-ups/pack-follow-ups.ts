import type { Tx } from "@/db/client";
import { readFollowUpCauses } from "@/db/queries/follow-ups/read-follow-up-causes";
import { readFollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import type { WorkspaceScope } from "@/db/scope";
import { NOTHING, type PackPart, type PackRequest } from "@/domain/board/pack-part";
import type { NumberRow } from "@/domain/exports/number-rows";
import { describeCauses } from "@/features/follow-ups/board/describe-causes";
import { describeNumbers } from "@/features/follow-ups/board/describe-numbers";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** How the unhappy were followed up, of those of the days of a pack; nobody is named. */
export async function packFollowUps(tx: Tx, scope: WorkspaceScope, request: PackRequest, now: Date): Promise<PackPart> {
  const { from, to } = request;
  const numbers = await readFollowUpNumbers(tx, scope, { from, to }, now);
  const { closedInTime, recovered, firstContact, open, overdue } = numbers;
  if (open === 0 && closedInTime.n === 0 && recovered.n === 0 && firstContact.n === 0) return NOTHING;
  const locale = appLocale(request.locale);
  const board = translatorIn(locale, "board");
  const t = translatorIn(locale, "followUps");
  const said = describeNumbers(numbers, { t, locale });
  const read = await readFollowUpCauses(tx, scope, { from, to }, now);
  const why = read.noted < request.minimum ? { ...read, causes: [] } : read;
  const causes = describeCauses(why, { t, locale }, () => null);
  const values = { open: null, overdue: null, inTime: closedInTime, recovered, contact: firstContact };
  const counts = { open, overdue } as const;
  return {
    sections: [
      {
        ...{ key: "follow_ups", title: board("section.followUps") },
        lead: board("followUps.lead", { open, overdue }),
        blocks: [
          {
            ...({ kind: "table", title: board("followUps.table"), note: board("followUps.note") } as const),
            head: [board("followUps.what"), board("followUps.value"), board("followUps.sure")],
            rows: said.map(({ label, value, small }) => [
              { text: label },
              { text: value, strong: true },
              { text: small ?? "" },
            ]),
          },
          ...(causes.rows.length === 0
            ? []
            : [
                {
                  ...({ kind: "table", title: t("why.title"), note: causes.lead } as const),
                  head: [t("why.cause"), t("why.count"), t("why.share"), board("followUps.sure")],
                  rows: causes.rows.map((row) => [
                    { text: row.name },
                    { text: row.count },
                    { text: row.share, strong: true },
                    { text: row.sure },
                  ]),
                },
              ]),
        ],
      },
    ],
    rows: [
      ...said.map(({ key, label, value }): NumberRow => {
        const reading = values[key as keyof typeof values] ?? null;
        const count = key === "open" || key === "overdue" ? counts[key] : null;
        return {
          ...({ part: "count", name: label, metric: "sla_attainment", from, to, shown: value } as const),
          unit: count !== null ? "count" : key === "contact" ? "minutes" : "percent",
          ...{ value: count ?? reading?.value ?? null, n: reading?.n ?? null, note: board("section.followUps") },
          ...{ low: reading?.interval?.low ?? null, high: reading?.interval?.high ?? null },
        };
      }),
      ...why.causes.map(
        ({ cause, share }): NumberRow => ({
          ...({
            part: "group",
            name: t(`causes.${cause}`),
            metric: "sla_attainment",
            from,
            to,
            unit: "percent",
          } as const),
          ...{ attribute: t("why.title"), shown: causes.rows.find((row) => row.cause === cause)?.share ?? "" },
          ...{ value: share.value, n: share.n, note: board("section.followUps") },
          ...{ low: share.interval?.low ?? null, high: share.interval?.high ?? null },
        }),
      ),
    ],
    unknown: [],
    metrics: [],
  };
}
