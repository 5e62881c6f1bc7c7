import type { Locale } from "@/domain/survey/locale";

/** What a mail with a survey says by itself, and the page that stops such mails, in a language of surveys. */
export interface SurveyMailWords {
  /** Proposed to whoever writes it; `{brand}` is the survey's. */
  readonly subject: string;
  readonly body: string;
  readonly reminder: string;
  readonly answer: string;
  readonly why: string;
  readonly stop: string;
  readonly page: {
    readonly title: string;
    readonly lead: string;
    readonly button: string;
    readonly stopped: string;
    readonly stoppedLead: string;
    readonly again: string;
    readonly unknown: string;
    readonly unknownLead: string;
  };
}

/** By language. `{brand}`, `{email}` and `{workspace}` are filled in. */
export const SURVEY_MAIL_WORDS: Readonly<Record<Locale, SurveyMailWords>> = {
  en: {
    subject: "How was it with {brand}?",
    body: "Hello,\n\nyour answer helps us to do better. It takes a minute.",
    reminder: "Reminder: {subject}",
    answer: "Answer now",
    why: "You get this mail because you are in touch with {brand}. The link is yours alone; please do not pass it on.",
    stop: "Unsubscribe from surveys",
    page: {
      title: "No more surveys by e-mail?",
      lead: "{workspace} will send no more surveys to {email}.",
      button: "Unsubscribe",
      stopped: "You are unsubscribed.",
      stoppedLead: "{workspace} sends no more surveys to {email}.",
      again: "Send me surveys again",
      unknown: "This link does not work.",
      unknownLead: "A part of it may be missing. Please open it again from the mail.",
    },
  },
  de: {
    subject: "Wie war es mit {brand}?",
    body: "Guten Tag,\n\nIhre Antwort hilft uns, besser zu werden. Sie dauert eine Minute.",
    reminder: "Erinnerung: {subject}",
    answer: "Jetzt antworten",
    why: "Sie erhalten diese Mail, weil Sie mit {brand} in Kontakt sind. Der Link gehört Ihnen allein; bitte geben Sie ihn nicht weiter.",
    stop: "Umfragen abbestellen",
    page: {
      title: "Keine Umfragen mehr per E-Mail?",
      lead: "{workspace} sendet dann keine Umfragen mehr an {email}.",
      button: "Abbestellen",
      stopped: "Sie sind abgemeldet.",
      stoppedLead: "{workspace} sendet keine Umfragen mehr an {email}.",
      again: "Wieder Umfragen erhalten",
      unknown: "Dieser Link funktioniert nicht.",
      unknownLead: "Vielleicht fehlt ein Teil davon. Bitte öffnen Sie ihn noch einmal aus der Mail.",
    },
  },
  fr: {
    subject: "Comment cela s’est-il passé avec {brand} ?",
    body: "Bonjour,\n\nvotre réponse nous aide à mieux faire. Elle prend une minute.",
    reminder: "Rappel : {subject}",
    answer: "Répondre",
    why: "Vous recevez ce message parce que vous êtes en contact avec {brand}. Ce lien est personnel ; merci de ne pas le transmettre.",
    stop: "Ne plus recevoir d’enquêtes",
    page: {
      title: "Plus d’enquêtes par e-mail ?",
      lead: "{workspace} n’enverra plus d’enquêtes à {email}.",
      button: "Se désabonner",
      stopped: "Vous êtes désabonné.",
      stoppedLead: "{workspace} n’envoie plus d’enquêtes à {email}.",
      again: "Recevoir de nouveau des enquêtes",
      unknown: "Ce lien ne fonctionne pas.",
      unknownLead: "Il en manque peut-être une partie. Veuillez l’ouvrir de nouveau depuis le message.",
    },
  },
  es: {
    subject: "¿Cómo le fue con {brand}?",
    body: "Hola:\n\nsu respuesta nos ayuda a mejorar. Le llevará un minuto.",
    reminder: "Recordatorio: {subject}",
    answer: "Responder ahora",
    why: "Recibe este correo porque está en contacto con {brand}. El enlace es solo suyo; no lo comparta, por favor.",
    stop: "No recibir más encuestas",
    page: {
      title: "¿No más encuestas por correo?",
      lead: "{workspace} no enviará más encuestas a {email}.",
      button: "Darme de baja",
      stopped: "Se ha dado de baja.",
      stoppedLead: "{workspace} ya no envía encuestas a {email}.",
      again: "Volver a recibir encuestas",
      unknown: "Este enlace no funciona.",
      unknownLead: "Puede faltar una parte. Ábralo de nuevo desde el correo.",
    },
  },
  ja: {
    subject: "{brand}はいかがでしたか",
    body: "お世話になっております。\n\nご回答はサービスの改善に役立てます。1分ほどで終わります。",
    reminder: "再送：{subject}",
    answer: "回答する",
    why: "このメールは{brand}をご利用の方にお送りしています。リンクはご本人専用ですので、転送しないでください。",
    stop: "アンケートの配信を停止する",
    page: {
      title: "アンケートのメールを停止しますか",
      lead: "{workspace}から{email}へのアンケートの配信を停止します。",
      button: "停止する",
      stopped: "配信を停止しました。",
      stoppedLead: "{workspace}から{email}へアンケートは届きません。",
      again: "もう一度受け取る",
      unknown: "このリンクは使えません。",
      unknownLead: "一部が欠けている可能性があります。メールからもう一度開いてください。",
    },
  },
  ar: {
    subject: "كيف كانت تجربتك مع {brand}؟",
    body: "مرحبًا،\n\nإجابتك تساعدنا على التحسّن. تستغرق دقيقة واحدة.",
    reminder: "تذكير: {subject}",
    answer: "أجب الآن",
    why: "تصلك هذه الرسالة لأنك على تواصل مع {brand}. الرابط لك وحدك؛ يُرجى عدم تمريره.",
    stop: "إيقاف رسائل الاستبيانات",
    page: {
      title: "لا مزيد من الاستبيانات بالبريد؟",
      lead: "لن ترسل {workspace} استبيانات أخرى إلى {email}.",
      button: "إلغاء الاشتراك",
      stopped: "أُلغي اشتراكك.",
      stoppedLead: "لم تعد {workspace} ترسل استبيانات إلى {email}.",
      again: "إعادة استلام الاستبيانات",
      unknown: "هذا الرابط لا يعمل.",
      unknownLead: "ربما ينقصه جزء. يُرجى فتحه مرة أخرى من الرسالة.",
    },
  },
};
