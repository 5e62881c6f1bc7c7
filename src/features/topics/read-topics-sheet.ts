import { withTenant } from "@/db/client";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { chooseScope } from "@/features/topics/choose-scope";
import { describeScope } from "@/features/topics/describe-scope";
import { readTopicQuery } from "@/features/topics/input";
import { readTopics } from "@/features/topics/read-topics";
import { tabulateTopics } from "@/features/topics/tabulate-topics";
import { notFound } from "@/platform/http/problem";
import type { SessionRequest } from "@/platform/http/with-session";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** The numbers of topics as they stand at this address; 404 while no survey asks for words. */
export async function readTopicsSheet({ db, scope, workspace, url, user, now }: SessionRequest): Promise<NumberSheet> {
  const locale = appLocale(user.locale);
  const words = { locale, t: translatorIn(locale, "topics"), metrics: translatorIn(locale, "metrics") };
  const files = translatorIn(locale, "exports");
  const query = readTopicQuery(Object.fromEntries(url.searchParams));
  const found = await withTenant(db, scope, async (tx) => {
    const chosen = await chooseScope(tx, scope, workspace, query, now);
    return chosen && { chosen, list: await readTopics(tx, scope, chosen, query) };
  });
  if (found === null) throw notFound("No survey asks for words yet.");
  const { chosen, list } = found;
  const said = describeScope(chosen, list.dimensions, query, "", words);
  const { from, to } = chosen.range;
  return {
    name: [workspace.name, chosen.survey.name, `${from} ${to}`].join(" · "),
    facts: [
      [files("facts.workspace"), workspace.name],
      [files("facts.survey"), chosen.survey.name],
      [files("facts.days"), `${said.days} (${from} – ${to})`],
      [files("facts.compared"), `${chosen.compared.from} – ${chosen.compared.to}`],
      [files("facts.filters"), said.filter?.text ?? files("facts.nobody")],
      [files("facts.zone"), workspace.zone],
      [files("facts.computed"), now.toISOString()],
      [files("facts.interval"), files("facts.intervalText")],
      [files("facts.hidden"), files("facts.hiddenText")],
    ],
    rows: tabulateTopics(words, list, chosen),
  };
}
