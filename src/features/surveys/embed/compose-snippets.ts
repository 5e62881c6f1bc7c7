/** HTML to paste into another site. */
export interface Snippet {
  readonly id: "inline" | "popup" | "chat";
  readonly label: string;
  /** What it does, and what may be changed in it. */
  readonly note: string;
  readonly html: string;
}

/** The ways to put a survey into a site: part of a page, a dialog, after a chat. */
export function composeSnippets(baseUrl: string, key: string): Snippet[] {
  const src = `${baseUrl.replace(/\/$/, "")}/embed.js`;
  return [
    {
      id: "inline",
      label: "In a page",
      note: "Stands where you paste it and is as high as its question. What follows data-candor-attributes becomes segments, as in a link.",
      html: `<div data-candor="${key}" data-candor-attributes="plan=team"></div>\n<script src="${src}" async></script>`,
    },
    {
      id: "popup",
      label: "In a dialog",
      note: "The button opens it. data-ask opens it by itself: after so many seconds (data-after), so far down the page (data-scroll, percent), or when the pointer leaves at the top (data-exit), and each device at most once in data-days.",
      html: `<button data-candor-trigger="${key}">Give feedback</button>\n<script src="${src}" async data-ask="${key}" data-after="30" data-days="90"></script>`,
    },
    {
      id: "chat",
      label: "After a chat",
      note: "Call askAboutChat where your chat tells the page that a conversation has ended, with its id: the answer then belongs to that conversation. The line for the classic web widget of Zendesk is there as an example.",
      html: [
        `<script src="${src}" async></script>`,
        "<script>",
        "  function askAboutChat(id) {",
        `    window.Candor?.open("${key}", { interaction: id, channel: "chat" });`,
        "  }",
        '  // zE("webWidget:on", "chat:end", () => askAboutChat(currentChatId));',
        "</script>",
      ].join("\n"),
    },
  ];
}
