#include "engine/text/language/stop_lists.hpp"

#include "engine/text/stop_words.hpp"
#include "engine/text/words.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace kindred::engine::text {

namespace {

struct Language {
    std::string_view code;
    std::string_view words;  ///< as they are written, a space between them
};

constexpr auto languages = std::to_array<Language>({
    {"cs",
     "a aby ale anebo ani až bez bude být byl byla bylo byly co což či dalších do i já jak jako jaké je "
     "jeho jej její jejich jejichž jen ještě již k kde když kterou která které kteří který kterých ke "
     "lze mají má mezi může mohou mnoho na nad nebo není než ní o od on pak po pod podle pouze pro proto "
     "protože před přes při s se si své svou také tak takto tato tedy ten tento těchto této tím to toho "
     "tomto tvoří u v vám ve více však všech všechny vzhledem z za ze že"},
    {"da",
     "ad af aldrig alle alt anden andet at blev blive bliver da de dem den denne der deres det dette dig "
     "din disse dog du efter eller en end enten er et flere for fra før ham han hans har havde hen hende "
     "her hos hun hvad hver hvilke hvilken hvis hvor hvordan i ikke ind ingen jeg jo kan kunne man mange "
     "med meget mellem men mere mig min mod må ned nogle noget nu når og også om op os over på samt selv "
     "sig sin skal skulle som sådan så til ud under var ved vi vil ville være været"},
    {"de",
     "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch "
     "auf aus bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach daran "
     "darauf daraus darin darüber darum das dass dazu dein deine dem den denen denn der deren des dessen "
     "die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines "
     "einige einigen einiger er es etwa euch eure für gegen haben hat hatte hatten hier hin hinter ich "
     "ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem insbesondere ins ist jede jedem jeden jeder "
     "jedes jedoch jene jenen kann kein keine keinen können könnte machen man mehr mein meine mit muss "
     "müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seit sich "
     "sie sind so sollen sollte sondern sonst sowie sowohl über um und uns unser unsere unter vom von "
     "vor war waren warum was weil weitere weiteren welche welchem welchen welcher welches wenn werden "
     "wie wieder will wir wird wo wobei wurde wurden während würde zu zum zur zwar zwischen"},
    {"es",
     "a al algo algunas algunos ante antes así aún aunque cada como con contra cual cuales cuando cuya "
     "cuyo de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso "
     "esos esta está están estas este esto estos fue fueron ha había han hasta hay la las le les lo los "
     "más me mediante mi mientras mis mucho muy nada ni no nos nosotros nuestra nuestras nuestro "
     "nuestros o otra otras otro otros para pero poco por porque puede pueden pues que qué quien quienes "
     "se sea según ser si sí sido sin sino sobre son su sus tal también tanto te tiene tienen toda todas "
     "todo todos tras u un una unas uno unos y ya yo"},
    {"fi",
     "ei eivät eli ennen että hän he heidän hänen ja jälkeen jo joiden joka jokin joko jolla jos jossa "
     "jota jotka jotta kaikki kanssa kautta koska kuin kuitenkin kun kuten me mikä missä mitä mukaan "
     "mutta myös myöskin ne niiden niin niitä noin nämä näiden näitä oli olivat olla olleet ollut on "
     "ovat saada se sekä sen siinä sillä sitä siis tai tällä tämä tämän tässä tätä vaan vai vaikka voi "
     "voidaan voivat välillä yli"},
    {"fr",
     "à afin ai ainsi alors après au aucun aucune aussi autre autres aux avait avant avec avoir avons "
     "c'est car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d'autres "
     "d'un d'une dans de depuis des deux devant dont du elle elles en encore entre est et étaient était "
     "étant été être eu eux font il ils j'ai je jusqu l'on la là le les leur leurs lors lorsqu lorsque "
     "lui ma mais me même mêmes mes moins mon n'a n'est n'ont ne ni nos notre nous on ont or ou où par "
     "parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi puis qu'elle qu'elles qu'il "
     "qu'ils qu'on qu'un qu'une quand que quel quelle quelles quels qui quoi s'est s'il sa sans se selon "
     "sera ses si son sont sous sur ta te tel telle telles tels tes toi ton tous tout toute toutes très "
     "tu un une vers vos votre vous y"},
    {"hu",
     "a abban ahhoz ahogy akik akkor amely amelyek amelyet ami amikor annak arra az azok azon azonban "
     "aztán azzal azért be csak de e egy egyes egyik el ehhez elő előtt emellett ennek erre és ez ezek "
     "ezen ezért ezt fel hanem hogy hogyan igen ill ill. illetve is itt ki kívül között közül le lehet "
     "legyen lett maga majd már még meg mellett mely melyek mert mi mind mindig mint mivel nagyon nem "
     "nincs olyan ott pedig például s saját sem szerint számára több tehát ugyanis után utolsó úgy vagy "
     "vagyis valamint van vannak vele volt voltak"},
    {"it",
     "a abbiamo ad agli ai al alcune alcuni all'interno alla alle allo anche ancora avere c'è che chi ci "
     "ciò coi col come con contro cui d'un da dagli dai dal dall dalla dalle dallo degli dei del dell "
     "della delle dello dentro di dopo dove due e è ed era erano essere fra già gli ha hanno i il in "
     "inoltre io l'altro la le lei lo loro lui ma mentre mi mia mio molto ne negli nei nel nella nelle "
     "nello noi non nostra nostri nostro o ogni oltre ossia per perché però più poi possono prima può "
     "qual quale quali quando quanto quella quelle quelli quello questa queste questi questo qui quindi "
     "se sé secondo sempre senza si sia siamo sono sopra sotto stata state stati stato su sua sue sugli "
     "sui sul sulla sulle suo suoi tale tali tra tramite tutte tutti tutto un un'altra una uno verso vi"},
    {"nl",
     "aan al alle als altijd andere anderen bij binnen dan dat de deze die dit doch doen door dus een "
     "eens en enkele er ge geen geweest haar had hadden heb hebben heeft hem het hier hij hoe hun ik in "
     "is ja je kan konden kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of "
     "om omdat onder ons onze ook op over reeds te tegen toch toen tot tussen u uit uw van veel voor "
     "want waren was wat we wel werd werden wie wij wil wordt worden zal ze zei zelf zich zij zijn zo "
     "zoals zonder zou zullen"},
    {"no",
     "alle alt andre at av bare begge ble blei bli blir da de deg dei dem den denne der dere deres det "
     "dette di din disse du eg ein eit eller en enn er et ett etter for fordi fra før ha hadde han hans "
     "har hennes her hos hun hva hvem hver hvilken hvis hvor hvordan i ikke ikkje ingen inn ja jeg kan "
     "kom kunne man mange med meg mellom men mer mot mye må ned no noen noko nå når og også om opp oss "
     "over på samt seg selv sin sine sitt skal skulle slik som så til um under ut uten var ved vi vil "
     "ville vært være vår"},
    {"pl",
     "a aby ale albo ani bardzo bez bo być był była było były będzie będą ci co czy dla do gdy gdzie go "
     "i ich ile im innych inne ja jak jako je jednak jednym jego jej jest jeszcze jeśli już każdy kiedy "
     "kto która które którego której który których którym lub ma mają między może można na nad nam nas "
     "nie niż nich nim o od on ona one oni oraz po pod podczas ponieważ poprzez przed przez przy są się "
     "swoje ta tak także tam te tego tej ten to tu tych tylko tym u w we wraz wszystkie z za zawsze ze "
     "że"},
    {"pt",
     "a à ainda além ao aos apenas após aquela aquele aqueles as às assim até através cada com como "
     "contra da das de dela delas dele deles depois desde dessa desse desta deste do dos durante e é ela "
     "elas ele eles em entre era eram essa essas esse esses esta está estão estas este estes eu foi "
     "foram há isso isto já lhe mais mas me mesmo meu minha muito muitos na não nas nem nessa nesse "
     "nesta neste no nos nós nossa nosso num numa o onde os ou para pela pelas pelo pelos pode podem por "
     "porque quais qual quando quanto que quem são se seja sem sendo ser seu seus sido sob sobre sua "
     "suas também tanto tem têm ter toda todas todo todos um uma umas uns"},
    {"ro",
     "a acea aceasta această aceea acei aceia acel acela acele acelea acest acesta aceste acestea "
     "acestor acestui acestei ai al ale alt alte altele am ar are aș astfel asupra atunci au avea avem "
     "ca că când care cărei căror cărui ce cea cei cel cele celor chiar cine cu cum da dacă dar de deci "
     "decât deja despre din dintre doar după ea ei el ele era este eu fi fie fiind fost iar îi în "
     "înainte încă între într într-o într-un îl la le lor mai mult multe nici nu o ori pe pentru peste "
     "prin printre sa să sau se și sub sunt te toate tot un una unei unele unor unui"},
    {"ru",
     "а без более был была были было быть в вам вас ведь во вот все всего всех вы где да даже для до его "
     "ее ей если есть еще же за здесь и из или им их к как какая какой когда которая которого которое "
     "которой которые который которых кто ли либо между меня мне может можно мы на над надо наш не него "
     "нее нет ни них но ну о об однако он она они оно от перед по под при про раз с сам свое своей своих "
     "себя со также так такая такие такой такого там те тем то того тоже той только том ты у уже хотя "
     "чего чем что чтобы эта эти этих это этого этой этом этот эту я"},
    {"sv",
     "alla allt att av blev bli blir bland de dem den denna deras dess dessa det detta dig din du där då "
     "efter ej eller en enligt er ett från för genom ha hade han har hon honom hur här i icke ingen inom "
     "inte jag ju kan kunde man med mellan men mera mig min mot mycket ni nu när någon något några och "
     "om oss på samma sedan sig sin sina sitt själv skulle som så sådan till under upp ut utan vad var "
     "vara varit vi vid vilka vilken vilket våra vårt än är även över"},
    {"tr",
     "acaba ama ancak arasında artık aslında az bazı belki ben beri bile bir biri birkaç biz bu buna "
     "bundan bunlar bunu bunun çok çünkü da daha de değil diğer diye dolayı en fakat gibi göre hangi hem "
     "henüz hep her hiç için içinde ile ise işte kadar kendi ki kim mı mi mu mü nasıl ne neden nerede o "
     "olan olarak oldu olduğu olmak olması olup ona onlar onun sadece sonra şey şu tüm üzere üzerinde "
     "var ve veya veyahut ya yani yer yok yine zaten"},
    {"uk",
     "а або але без більш бо був була були було бути в вам вас весь вже ви від він вона вони воно все "
     "всі всіх де для до його є за з зі і із інших її їх їхній й як яка яке який яких якої якщо коли "
     "кожен ли лише між мене ми може можна на над нам нас наш не нею ним них ні о об однак один от перед "
     "під по при про та так також такий таких там ті тим то того тому той тільки у це цей цих цього цієї "
     "цій цьому ця через чи що щоб"},
});

std::string_view code_of(std::string_view language) noexcept {
    return language == "nb" || language == "nn" ? "no" : language;
}

}  // namespace

StopList::StopList(std::string_view words) {
    Words split;
    split_words(words, split);
    for (const Word& word : split.words) words_.emplace_back(split.folded_form(word));
    std::ranges::sort(words_);
}

const StopList& StopList::of(std::string_view language) {
    static const StopList none("");
    static const StopList english = [] {
        StopList list("");
        list.english_ = true;
        return list;
    }();
    static const std::map<std::string_view, StopList> lists = [] {
        std::map<std::string_view, StopList> made;
        for (const Language& each : languages) made.emplace(each.code, StopList(each.words));
        return made;
    }();
    if (language == "en") return english;
    const auto at = lists.find(code_of(language));
    return at == lists.end() ? none : at->second;
}

bool StopList::has(std::string_view word) const noexcept {
    return english_ ? is_english_stop_word(word) : std::ranges::binary_search(words_, word);
}

}  // namespace kindred::engine::text
