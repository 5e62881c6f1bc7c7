import type { Text } from "@/domain/survey/locale";

/** The question of the satisfaction templates with words or faces. */
export const HELP_RECEIVED: Text = {
  en: "How satisfied are you with the help you received from {brand}?",
  de: "Wie zufrieden sind Sie mit der Hilfe, die Sie von {brand} erhalten haben?",
  fr: "Dans quelle mesure êtes-vous satisfait(e) de l’aide reçue de {brand} ?",
  es: "¿Qué grado de satisfacción tiene con la ayuda recibida de {brand}?",
  ja: "今回の{brand}のサポートにどの程度満足されましたか？",
  ar: "ما مدى رضاك عن المساعدة التي تلقيتها من {brand}؟",
};
