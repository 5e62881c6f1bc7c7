import { notFound } from "next/navigation";
import { WorkspaceFrame } from "@/app/w/[workspace]/workspace-frame";
import { SurveyDashboard } from "@/features/dashboards/survey/components/survey-dashboard";
import { rehearseDashboard } from "@/features/dashboards/survey/rehearse-dashboard";
import { isRehearsal } from "@/platform/rehearsal";

const PERSON = {
  workspaceName: "Rehearsal",
  person: { name: "Nobody", email: "nobody@rehearsal.example" },
  workspaces: [{ slug: "rehearsal", name: "Rehearsal", current: true }],
  settingsHref: "/w/rehearsal/settings/account",
};

/** A page as people see them, of nobody's numbers: our server asks for it after a start, so that the code is compiled. */
export default async function Rehearsal() {
  if (!(await isRehearsal())) notFound();
  return (
    <WorkspaceFrame slug="rehearsal" shell={PERSON} news={null}>
      <SurveyDashboard view={await rehearseDashboard()} />
    </WorkspaceFrame>
  );
}
