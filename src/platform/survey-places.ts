import type { Role } from "@/db/scope";
import { can, type Permission } from "@/platform/roles";

/** Everything about one survey that has an address of its own, in the order of the row of links above each of them. */
const PLACES = [
  { id: "results", label: "Results", path: "", needs: "dashboard.read" },
  { id: "answers", label: "Answers", path: "/answers", needs: "response.read" },
  { id: "build", label: "Build", path: "/edit", needs: "survey.read" },
  { id: "look", label: "Look", path: "/look", needs: "survey.write" },
  { id: "settings", label: "Settings", path: "/settings", needs: "survey.write" },
  { id: "share", label: "Share", path: "/share", needs: "survey.read" },
  { id: "versions", label: "Versions", path: "/versions", needs: "survey.read" },
] as const satisfies readonly { id: string; label: string; path: string; needs: Permission }[];

export type SurveyPlace = (typeof PLACES)[number]["id"];

/** The row of links of a survey for somebody of this role, the current one marked; for `LinkRow`. */
export function surveyLinks(
  survey: { readonly slug: string; readonly id: string },
  role: Role,
  current: SurveyPlace | null,
) {
  const home = `/w/${survey.slug}/surveys/${survey.id}`;
  return PLACES.filter(({ needs }) => can(role, needs)).map(({ id, label, path }) => ({
    href: `${home}${path}`,
    label,
    current: id === current,
  }));
}
