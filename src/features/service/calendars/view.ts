import type { Weekday } from "@/domain/calendar/business-calendar";
import type { CalendarText } from "@/domain/calendar/read-calendar";
import type { FormState } from "@/platform/form-state";

/** The form's state, with when the calendar it holds would be open next. */
export interface CalendarFormState extends FormState {
  readonly preview?: readonly string[];
}

/** What a calendar's form begins with, and what it offers. */
export interface CalendarFormView {
  readonly slug: string;
  readonly id: string | null;
  readonly name: string;
  readonly text: CalendarText;
  readonly zones: readonly string[];
  readonly days: readonly { readonly day: Weekday; readonly label: string }[];
  /** National holidays that can be added to the list. */
  readonly holidayLists: readonly { readonly label: string; readonly lines: string }[];
  readonly preview: readonly string[];
  /** The versions there are, the newest first. */
  readonly versions: readonly { readonly key: string; readonly title: string; readonly text: string }[];
}
