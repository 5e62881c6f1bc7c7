import type { NamedRule } from "@/db/queries/alerts/find-rule";
import type { AlertWords } from "@/features/alerts/alert-words";
import { ActionForm } from "@/features/alerts/components/action-form";
import { explainPath, nameNumber } from "@/features/alerts/describe-alert";
import type { FormAction } from "@/platform/form-state";
import { Table, Td, Th, Tr } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** The numbers that somebody follows, each with how it stands and a button to end it. */
export function FollowedTable({
  followed,
  slug,
  words,
  unfollow,
}: {
  followed: readonly NamedRule[];
  slug: string;
  words: AlertWords;
  unfollow: (id: string) => FormAction;
}) {
  const { t } = words;
  return (
    <Table caption={t("followed.title")} className="mt-2">
      <thead>
        <tr>
          <Th>{t("followed.number")}</Th>
          <Th>{t("followed.standing")}</Th>
          <Th numeric>
            <span className="sr-only">{t("followed.stop")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {followed.map(({ rule, surveyName }) => {
          const name = nameNumber(words, rule, surveyName);
          return (
            <Tr key={rule.id}>
              <Td head>
                <TextLink href={explainPath(slug, rule, null)}>{name}</TextLink>
                {rule.usual ? (
                  <span className="block font-normal text-muted-foreground text-xs">{t("followed.everybody")}</span>
                ) : null}
              </Td>
              <Td>{t(`standing.${rule.standing ?? "waiting"}`, { n: rule.weeks })}</Td>
              <Td numeric>
                <ActionForm
                  action={unfollow(rule.id)}
                  submit={t("followed.stop")}
                  label={t("followed.stopOf", { number: name })}
                  variant="ghost"
                  size="sm"
                />
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
