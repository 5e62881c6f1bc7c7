/** HTML to paste into another site. */
export interface Snippet {
  readonly id: "inline" | "popup" | "chat";
  readonly html: string;
}

/** The ways to put a survey into a site: part of a page, a dialog, after a chat. */
export function composeSnippets(baseUrl: string, key: string): Snippet[] {
  const src = `${baseUrl.replace(/\/$/, "")}/embed.js`;
  return [
    {
      id: "inline",
      html: `<div data-candor="${key}" data-candor-attributes="plan=team"></div>\n<script src="${src}" async></script>`,
    },
    {
      id: "popup",
      html: `<button data-candor-trigger="${key}">Give feedback</button>\n<script src="${src}" async data-ask="${key}" data-after="30" data-days="90"></script>`,
    },
    {
      id: "chat",
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
