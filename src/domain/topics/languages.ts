/** The languages whose words Candor knows; `unknown` is said rather than guessed. */
export const TOPIC_LANGUAGES = ["en", "de", "fr", "ar"] as const;
export type TopicLanguage = (typeof TOPIC_LANGUAGES)[number];

/** What a comment is written in; `other` is a script that none of the four is written in. */
export type CommentLanguage = TopicLanguage | "other" | "unknown";
