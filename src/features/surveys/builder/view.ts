import type { Definition } from "@/domain/survey/definition";
import type { ReadyText } from "@/domain/survey/templates/ready-texts";
import type { surveyLinks } from "@/platform/survey-places";

/** What the builder begins with. */
export interface BuilderView {
  readonly slug: string;
  readonly id: string;
  readonly name: string;
  readonly status: "draft" | "live" | "closed";
  /** Null before the first publishing. */
  readonly version: number | null;
  readonly draft: Definition;
  /** Which draft that is; a draft is stored only over the one it was made from. */
  readonly mark: string;
  /** When it was stored, as an ISO instant. */
  readonly savedAt: string;
  /** What respondents see now; null before the first publishing. */
  readonly published: Definition | null;
  /** Hosts that endings may lead to; [] where the workspace names none. */
  readonly allowedHosts: readonly string[];
  /** Texts of templates that the draft began with: the linter tells by them which translations are old. */
  readonly ready: readonly ReadyText[];
  /** The workspace's zone: times are said in it. */
  readonly zone: string;
  /** Who works on it: what is kept on the device is theirs alone. */
  readonly userId: string;
  /** Without it everything is shown and nothing can be changed. */
  readonly mayWrite: boolean;
  readonly mayPublish: boolean;
  readonly links: ReturnType<typeof surveyLinks>;
}

/** What storing a draft came to, as the page is told. */
export type SaveReply =
  | { readonly kind: "saved"; readonly mark: string; readonly at: string }
  | {
      readonly kind: "conflict";
      readonly mark: string;
      readonly theirs: Definition;
      readonly by: string | null;
      readonly at: string;
    }
  | { readonly kind: "failed"; readonly message: string };
