import type { TopicLanguage } from "@/domain/topics/languages";

const words = (list: string) => new Set(list.split(" "));

/** Words that say nothing of what a text is about, as `plainWord` writes them; languages are told apart by them. */
export const STOP_WORDS: Readonly<Record<TopicLanguage, ReadonlySet<string>>> = {
  en: words(
    "a about above after again against all almost also always am an and any are aren as at be because been before being below between both but by came can cannot could couldn did didn do does doesn doing don down during each even ever every few for from further get gets got had hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself just ll me more most much must my myself never no nor not now of off on once one only or other our ours out over own re really same shan she should shouldn so some still such t than that the their theirs them themselves then there these they this those through to too under until up us ve very was wasn we were weren what when where which while who whom why will with won would wouldn you your yours yourself",
  ),
  de: words(
    "ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bin bis bist da damit dann das dass dazu dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einige er erst es etwas euch euer eure fuer gegen gibt ging habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner kommt koennen konnte man manche mehr mein meine meinem meinen meiner mich mir mit muss nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seit selbst sich sie sind so sogar soll solche sondern sonst ueber um und uns unser unsere unter viel vom von vor waehrend war waren warum was weg weil weiter welche wenn werde werden wer wie wieder will wir wird wirklich wo wurde wurden zu zum zur zwar zwischen",
  ),
  fr: words(
    "a ai aie ainsi alors apres as au aucun aussi autre aux avais avait avant avec avez avoir avons bien c ca car ce ceci cela celle ces cet cette ceux chaque chez ci comme comment d dans de depuis des deux doit donc dont du elle elles en encore entre es est et etait etaient etant ete etes etre eu eux fait faire faut fois font hors ici il ils j jamais je l la le les leur leurs lors lui m ma mais me meme mes moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si soit son sont sous suis sur t ta te tes toi ton tous tout toute toutes tres trop tu un une va vers voici vos votre vous y",
  ),
  ar: words(
    "في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين كان كانت يكون هو هي هم نحن انا انت لا لم لن ما ان انه انها كل بعد قبل عند عندما حتى او ثم قد لقد بين كما كيف لكن اذا غير ايضا جدا فقط هناك هنا منذ اي ليس بعض اكثر شيء به بها له لها لي فيها فيه منه منها عليه عليها كنت تم يتم و لان بسبب مثل اليوم",
  ),
};

/** Words of neighbours that share the Latin script: who writes like them writes in none of the languages known. */
export const OTHER_STOP_WORDS: ReadonlySet<string> = words(
  // Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Swedish.
  "la me no nada bien cuando todo todos hay han era sin sobre tiene fue donde dijeron porque nunca siempre tarde el los las una del por para con pero muy esta este como mas su lo al il gli della delle di che non per sono molto anche questo alla nel o os uma com nao muito mas foi meu minha het een van niet voor zijn maar ook heb mijn heel wel nie jest sie na ze jak bardzo bylo ve bir bu cok icin ama ile daha och att det som inte mycket ar",
);
