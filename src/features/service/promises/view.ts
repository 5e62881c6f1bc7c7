import type { PausingState, PromiseMeasure } from "@/domain/promises/measure";
import type { FormState } from "@/platform/form-state";

/** The form's state, with what the policy it holds would have kept. */
export interface PolicyFormState extends FormState {
  readonly trial?: readonly string[];
}

/** What a policy's form begins with, and what it offers. */
export interface PolicyFormView {
  readonly slug: string;
  readonly id: string | null;
  readonly name: string;
  /** Values with commas between. */
  readonly priorities: string;
  readonly channels: string;
  readonly teams: string;
  readonly segmentName: string;
  readonly segmentValues: string;
  readonly targets: readonly {
    readonly measure: PromiseMeasure;
    readonly minutes: string;
    readonly time: "business" | "clock";
    readonly pauses: readonly PausingState[];
  }[];
  readonly soon: { readonly kind: "minutes" | "share"; readonly amount: string };
  readonly calendarId: string;
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly recipients: readonly { readonly id: string; readonly name: string; readonly told: boolean }[];
  /** Values there are, offered while one types. */
  readonly known: Readonly<Record<"priorities" | "channels" | "teams" | "segmentName", readonly string[]>>;
}

/** A row of the settings' lists. */
export interface ListedView {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly isDefault?: boolean;
}

/** Settings of service: what is promised, when the team works, what was changed. */
export interface ServiceSettingsView {
  readonly slug: string;
  readonly policies: readonly ListedView[];
  readonly deletedPolicies: readonly ListedView[];
  readonly calendars: readonly ListedView[];
  readonly deletedCalendars: readonly ListedView[];
  readonly running: { readonly label: string; readonly detail: string | null; readonly share: number | null } | null;
  readonly changes: readonly {
    readonly id: string;
    readonly when: string;
    readonly who: string;
    readonly what: string;
  }[];
}
