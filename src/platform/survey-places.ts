import type { Role } from "@/db/scope";
import type { Translator } from "@/platform/i18n/translator";
import { can, type Permission } from "@/platform/roles";

/** Everything about one survey that has an address of its own, in the order of the row of links above each of them. */
const PLACES = [
  { id: "results", path: "", needs: "dashboard.read" },
  { id: "questions", path: "/questions", needs: "dashboard.read" },
  { id: "compare", path: "/compare", needs: "dashboard.read" },
  { id: "cross", path: "/cross", needs: "dashboard.read" },
  { id: "answers", path: "/answers", needs: "response.read" },
  { id: "build", path: "/edit", needs: "survey.read" },
  { id: "look", path: "/look", needs: "survey.write" },
  { id: "settings", path: "/settings", needs: "survey.write" },
  { id: "share", path: "/share", needs: "survey.read" },
  { id: "invitations", path: "/invitations", needs: "survey.read" },
  { id: "versions", path: "/versions", needs: "survey.read" },
] as const satisfies readonly { id: string; path: string; needs: Permission }[];

export type SurveyPlace = (typeof PLACES)[number]["id"];

/** The row of links of a survey for somebody of this role, the current one marked; for `LinkRow`. */
export function surveyLinks(
  survey: { readonly slug: string; readonly id: string },
  role: Role,
  current: SurveyPlace | null,
  t: Translator<"surveyBar">,
) {
  const home = `/w/${survey.slug}/surveys/${survey.id}`;
  return PLACES.filter(({ needs }) => can(role, needs)).map(({ id, path }) => ({
    href: `${home}${path}`,
    label: t(`places.${id}`),
    current: id === current,
  }));
}
