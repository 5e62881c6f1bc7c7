import { asHtml } from "@/features/delivery/digest/mark-text";
import { plainPage } from "@/platform/http/plain-page";

/** One page with at most one button. What people typed is set apart by marks. */
export interface OneButtonPage {
  readonly title: string;
  readonly lead: string;
  /** Its press sends `name=1` to the page's own address. */
  readonly button: { readonly label: string; readonly name: "stop" | "again" } | null;
}

/** The page as HTML: without scripts, fonts or pictures, as it may be opened from any mail program. */
export function renderUnsubscribe({ title, lead, button }: OneButtonPage, locale: string): string {
  const form =
    button === null
      ? ""
      : `<form method="post"><button type="submit" name="${button.name}" value="1">${asHtml(button.label)}</button></form>`;
  return plainPage({ title: asHtml(title), body: `<p>${asHtml(lead)}</p>${form}` }, locale);
}
