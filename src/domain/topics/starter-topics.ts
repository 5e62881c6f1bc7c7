import type { TopicRules } from "@/domain/topics/topic-rules";

/** The keys of the topics that a workspace begins with; their names are messages. */
export const STARTER_KEYS = [
  "delivery",
  "price",
  "quality",
  "support",
  "app",
  "billing",
  "packaging",
  "selection",
  "accuracy",
  "changes",
  "ease",
] as const;
export type StarterKey = (typeof STARTER_KEYS)[number];

const rules = (en: string, de: string, fr: string, ar: string, except = ""): TopicRules => ({
  words: { en: list(en), de: list(de), fr: list(fr), ar: list(ar), any: [] },
  except: list(except),
});

function list(words: string): string[] {
  return words === "" ? [] : words.split(", ");
}

/**
 * What customers of most companies write about. A beginning: each workspace changes, archives and adds. Words are inflected by
 * the matcher; a `*` is for what German joins and for families of words.
 */
export const STARTER_RULES: Readonly<Record<StarterKey, TopicRules>> = {
  delivery: rules(
    "deliver*, courier, driver, shipping, shipment, shipped, dispatch*, arrive, arrives, arrived, arriving, arrival, late box, late parcel, on time, too late, days late, tracking, postman, doorstep, parcel + late, package + late, box + late",
    "liefer*, *lieferung, *lieferungen, *lieferzeit, zustell*, kurier*, fahrer, versand*, paketbote*, zu spät, verspätet, verspätung*, pünktlich*, unpünktlich*, rechtzeitig, angekommen, nie angekommen, sendungsverfolgung",
    "livr*, livraison*, livreur, coursier, expédi*, en retard, retard, ponctuel*, colis + retard, arrivé*, suivi du colis, transporteur",
    "توصيل, التوصيل, تسليم, شحن, الشحنة, السائق, المندوب, متأخر*, تأخر*, تأخير, وصل*, وصول",
  ),
  price: rules(
    "price*, pricing, priced, pricey, expensive, cheap*, cost*, overpriced, value for money, afford*, discount*, voucher*, rip off, money",
    "preis*, *preis, *preise, teuer*, teurer, überteuert*, günstig*, billig*, kosten, kostet, rabatt*, gutschein*, geld, preiserhöhung*, leisten",
    "prix, cher, chère, chers, coût*, coute, tarif*, abordable*, remise*, réduction*, argent, onéreu*, bon marché",
    "سعر, السعر, أسعار, غالي*, رخيص*, تكلفة, خصم, قيمة, مكلف*, فلوس, مال",
    "prize",
  ),
  quality: rules(
    "quality, fresh*, stale, rotten, mouldy, moldy, wilted, broken, broke, defective, faulty, damaged, taste*, tasty, delicious, yummy, flavour*, flavor*, best thing, good food, great food, product + good, product + bad, well made, durable, shoddy, excellent product, soggy, spoiled, off",
    "qualität*, frisch*, welk*, verdorben*, schimm*, faul*, kaputt*, defekt*, beschädigt*, lecker*, geschmack*, schmeckt*, köstlich*, hochwertig*, minderwertig*, mangelhaft*, salat + suppe, gute brühe, zerbrochen, produkt + gut, produkt + schlecht, ware",
    "qualité*, frais, fraîche*, fraîcheur, pourri*, abîmé*, cassé*, défectueu*, goût*, délicieu*, savoureu*, bon, produits + bons, produits frais, redemande*, finissent + assiette, moisi*, excellent*",
    "جودة, الجودة, طازج*, فاسد*, مكسور*, تالف*, طعم, لذيذ*, رديء*, ممتاز*",
  ),
  support: rules(
    "support, customer service, service desk, helpline, help desk, helpdesk, agent*, advisor, adviser, operator, call centre, call center, chat, hotline, on hold, reply, replied, responded, response, nobody answered, no answer, no one answered, got through, staff, representative, phone + call, called + times, rude, helpful, friendly, polite, complaint*",
    "support, kundenservice, kundendienst, service, hotline, *hotline, mitarbeiter*, berater*, chat, antwort*, rückruf*, warteschleife*, erreich*, ansprechpartner*, beschwerde*, freundlich*, unfreundlich*, hilfsbereit*, angerufen, telefonat*, bestellnummer + gefragt, telefon*",
    "support, service client*, service après vente, sav, conseill*, joindre, joignable*, injoignable*, répond*, réponse*, agent*, téléphone*, chat, appel*, aimable*, impoli*, hotline, réclamation*, interlocuteur*",
    "دعم, الدعم, خدمة العملاء, الموظف*, موظف*, اتصل*, الاتصال, رد, الرد, يرد*, شكوى, مساعدة",
  ),
  app: rules(
    "app, website, web site, site, page, button*, login, log in, logged out, logs + out, password, crash*, bug*, buggy, loading, checkout, screen, click*, online account, glitch*, update + app, error message",
    "app, website, webseite, internetseite, homepage, auf der seite, eure seite, ihre seite, login, einlogg*, anmeld*, abgemeldet, passwort*, abstürz*, abgestürzt, button, knopf, fehlermeldung*, ladezeit*, benutzerkonto, klick*",
    "appli*, site, site web, bouton*, connexion, mot de passe, bug*, plante, page, écran, cliqu*, compte en ligne, message d'erreur",
    "تطبيق, التطبيق, موقع, الموقع, صفحة, زر, كلمة المرور, تسجيل الدخول, يتعطل, خطأ",
    "klicks, page of, off site",
  ),
  billing: rules(
    "bill, billed, billing, invoice*, charge, charged, charges, charging, refund*, payment*, paid twice, direct debit, credit card, overcharged, subscription fee",
    "rechnung*, abgebucht, abbuchung*, doppelt bezahlt, rückerstattung*, erstattung*, erstattet, zahlung*, lastschrift*, kreditkarte*, mahnung*",
    "factur*, prélèv*, prélevé*, rembours*, paiement*, payé deux fois, carte bancaire, débité*",
    "فاتورة, الفاتورة, فواتير, خصمت, استرداد, دفع, الدفع, بطاقة الائتمان",
  ),
  packaging: rules(
    "packag*, packing, packed, plastic*, wrapping, wrapped, cardboard, polystyrene, ice pack, ice packs, recycl*, cool bag",
    "verpack*, plastik*, karton*, kühlakku*, styropor*, folie*, müll, kühltasche*, recyc*",
    "emballage*, emballé*, plastique*, carton*, suremballage*, pain de glace, recycl*",
    "تغليف, التغليف, بلاستيك, كرتون, تعبئة",
    "package late",
  ),
  selection: rules(
    "choice*, selection, variety, range, options, menu*, repetit*, same + again, same + back, boring, more vegetarian, vegan, vegetarian, out of stock, sold out, wish + had, assortment",
    "auswahl*, vielfalt*, abwechslung*, sortiment*, wiederhol*, eintönig*, langweilig*, vegetarisch*, vegan*, ausverkauft, immer das gleiche, immer dasselbe, mehr gerichte, menü*",
    "choix, variété*, varié*, répétiti*, gamme*, toujours la même chose, toujours les mêmes, végétari*, végan*, rupture de stock, menu*, diversité",
    "خيارات, تنوع, تشكيلة, ممل*, متكرر*, نفد*, قائمة, نباتي*",
    "no choice but",
  ),
  accuracy: rules(
    "missing, wrong item*, wrong order, wrong product, wrong size, incomplete, forgot*, mix up, mixed up, not what i ordered, incorrect, no rice, instead of what",
    "fehlt*, fehlend*, falsch*, unvollständig*, vergessen, verwechsel*, nicht das bestellte, nicht dabei",
    "manqu*, erreur de commande, mauvais produit, mauvais article, incomplet*, oublié*, pas ce que j'avais commandé",
    "ناقص*, مفقود*, خطأ في الطلب, غير صحيح, نسوا",
  ),
  changes: rules(
    "cancel*, skip*, pause*, pausing, swap*, reschedul*, change + order, change + address, change + plan, changed + address, subscription, flexible, flexib*, return*, exchange*, downgrade*, upgrade*",
    "kündig*, gekündigt, storn*, pausier*, überspring*, umtausch*, umgetauscht, rückgabe*, retour*, adressänderung*, flexib*, abo, tausch*, umbestell*",
    "annul*, résili*, pause, reporter, échang*, changement*, modifier, flexib*, abonnement*, retour, sauter une semaine",
    "إلغاء, ألغي*, ألغيت, تغيير, تبديل, استبدال, إرجاع, اشتراك, تأجيل",
    "return customer, returning customer",
  ),
  ease: rules(
    "easy, easily, ease, difficult*, hard to, complicated, confusing, simple, simply, intuitive, straightforward, cumbersome, hassle*, user friendly, just worked, effortless*, in seconds, in no time",
    "einfach*, leicht zu, schwierig*, kompliziert*, umständlich*, verständlich*, unverständlich*, übersichtlich*, unübersichtlich*, mühsam*, problemlos*, bedienung*, einem klick, zwei klicks, wenigen klicks, im handumdrehen",
    "facile*, facilement, difficile*, compliqué*, simple*, intuiti*, pratique*, confus*, laborieu*, en une minute, en un clic, en deux clics, sans problème",
    "سهل*, سهولة, صعب*, معقد*, بسيط*, واضح*",
    "einfach nur",
  ),
};
