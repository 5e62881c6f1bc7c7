import type { SurveyOutline } from "@/db/queries/read-outlines";
import { shortName } from "@/features/dashboards/describe-number";
import { isolate } from "@/features/dashboards/overview/overview-words";
import type { Tile } from "@/features/dashboards/own/input";
import type { OwnWords } from "@/features/dashboards/own/own-words";

/** What a tile is called in the editor: "Trend · NPS · Germany". */
export function nameTile(
  words: OwnWords,
  tile: Tile,
  surveys: readonly Pick<SurveyOutline, "id" | "name">[],
  goals: readonly { readonly id: string; readonly name: string }[],
): string {
  const { o, locale } = words;
  const kind = o(`kinds.${tile.kind}`);
  const surveyName = (id: string | null) =>
    id === null ? [] : [surveys.find((one) => one.id === id)?.name ?? o("goneSurvey")];
  const join = (...parts: string[]) => [kind, ...parts.map((part) => isolate(part, locale))].join(" · ");
  switch (tile.kind) {
    case "number":
    case "trend":
      return join(
        shortName(words, tile.metric),
        ...(tile.segment ? [tile.segment.value] : []),
        ...surveyName(tile.survey),
      );
    case "goal":
      return join(goals.find(({ id }) => id === tile.goal)?.name ?? o("goneGoal"));
    case "comments":
      return join(...surveyName(tile.survey));
    case "unhappy":
      return kind;
  }
}
