#include "indexer/sample/names.hpp"

#include "indexer/sample/phrases.hpp"

#include <array>
#include <utility>

namespace kindred::indexer::sample {

namespace {

struct CultureEntry {
    std::string_view given, given_tails, heads, tails;
    std::string_view own_script;  ///< family names, a slash, given names; or empty
    bool family_first;
    bool initials;
};

constexpr CultureEntry culture_entries[] = {
    {"Alice|Edmund|Harriet|Rowan|Imogen|Tobias|Nell|Graham|Philippa|Owen|Beatrix|Callum|Zoë|Desmond|Rosalind|"
     "Angus|Maeve|Dorian",
     "", "Thistle|Wether|Pember|Harrow|Marl|Fen|Copper|Hazel|Radle|Whit|Oster|Quill|Penn|Stave",
     "wick|bourne|low|field|more|thwaite|combe|leigh|stead|croft|by", "", false, true},
    {"Anneliese|Jörg|Friederike|Matthias|Ulrike|Hannes|Sigrid|Lukas|Käthe|Torsten|Marlene|Jürgen|Annika|"
     "Ruprecht|Elke|Björn",
     "", "Brand|Eichen|Falken|Lauter|Mühl|Rosen|Wald|Linden|Krön|Ober|Müller|Birken|Grün",
     "hauer|feld|bach|brück|thal|egger|stätter|reuth|horn|weiler", "", false, true},
    {"Astrid|Håkon|Signe|Leif|Maja|Søren|Ingeborg|Anders|Freja|Gunnar|Åsa|Erik|Solveig|Nils|Ragna|Mikkel|"
     "Tove|Einar|Liv",
     "", "Lind|Ek|Sjö|Hav|Björk|Strand|Norr|Skog|Dal|Ås|Hög|Ravn|Grøn",
     "gren|qvist|vik|holm|ström|gård|lund|"
     "fors|mark",
     "", false, true},
    {"Agnieszka|Wojciech|Małgorzata|Tomasz|Zofia|Paweł|Kinga|Bartosz|Łucja|Michał|Ewa|Radosław|Jadwiga|Piotr",
     "", "Jawor|Brzoz|Malin|Łuk|Dąb|Sikor|Wierzb|Olsz|Gawr|Żur|Kalin",
     "czyk|niak|ewicz|owicz|aszuk|ański|yński", "", false, true},
    {"Inés|Joaquín|Lucía|Álvaro|Marisol|Tomás|Ximena|Rodrigo|Begoña|Iñaki|Paloma|Efraín|Rocío|Gonzalo", "",
     "Alm|Val|Mont|Cast|Rib|Sal|Bel|Cort|Med|Arr|Quint|Zald",
     "ánez|edo|alba|ueña|arra|onzo|ondo|enar|iela|ívar", "", false, true},
    {"Beatriz|Thiago|Luísa|Caetano|Marília|João|Conceição|Renato|Inês|Davi|Teresa|Otávio", "",
     "Alv|Carv|Figu|Lour|Mesqu|Nog|Per|Seix|Tav|Vasc", "eiredo|alhal|eira|eirinho|inhas|ares|osa|uém|ães", "",
     false, true},
    {"Chiara|Matteo|Ginevra|Lorenzo|Fiammetta|Davide|Elettra|Niccolò|Serena|Ruggero|Benedetta|Ivo", "",
     "Bell|Cast|Ferr|Mont|Rin|Vall|Tass|Galv|Morand|Pell|Sant", "ini|etti|aro|oni|elli|anini|uzzi|asco|ardi",
     "", false, true},
    {"Amélie|Étienne|Solène|Bastien|Hélène|Loïc|Margaux|Thibault|Océane|Rémi|Clémence|Gaël|Noémie", "",
     "Beau|Mont|Char|Lam|Cler|Roche|Fontan|Bel|Haut|Vau|Mar",
     "champ|rieux|brun|villier|lac|tier|val|fort|ceau|"
     "querel",
     "", false, true},
    {"Elif|Mehmet|Zeynep|Emre|Ayşe|Kerem|Defne|Burak|Nazlı|Oğuz|Selin|Çağlar|Derya|Cem|Aslı|Tolga", "",
     "Ak|Kara|Öz|Demir|Yıl|Gün|Taş|Çelik|Er|Kaya|Bulut", "soy|türk|can|gil|oğlu|baş|tepe|ışık|ören", "",
     false, true},
    {"Haruka|Kenji|Yui|Takumi|Naoko|Ren|Ayaka|Daichi|Chihiro|Sōta|Misaki|Kōhei|Emi|Ryō", "",
     "Yama|Kita|Nishi|Hoso|Oka|Taka|Iwa|Naka|Mizu|Kuro|Asa|Hira",
     "moto|mura|zawa|hara|no|gami|bayashi|shima|zuka|"
     "mine",
     "山崎|北沢|水野|岩原|高峰|細田|黒沢/美咲|健|遥|直子|蓮|千尋|大地|結衣", false, false},
    {"Wen|Yu|Xiao|Jia|Ming|Zhi|Hao|Rui|Shu|Qing|Yi|Tian|Ze|Lan",
     "lin|yan|feng|ning|hua|bo|xuan|tong|qi|mei|zhe|"
     "rong|yue|hao",
     "Zhang|Li|Wang|Chen|Liu|Huang|Zhao|Zhou|Xu|Sun|Ma|Gao|Lin|He|Guo|Luo|Liang|Song|Tang|Han|Feng|"
     "Deng|Cao|Peng|Zeng|Xiao|Tian|Dong|Pan|Yuan",
     "", "李|王|张|陈|刘|赵|周|林|黄|梁/明|雨晴|文博|思远|子涵|嘉宁|清|若溪|志远|晓岚", false, false},
    {"Seo|Ji|Min|Ha|Yeon|Do|Eun|Hye|Jae|Su|Tae|Na|Kyu|Bo|Ye|Sang",
     "-yeon|-ho|-jun|-eun|-won|-hyun|-ah|-rin|-seok|-bin",
     "Kim|Lee|Park|Choi|Jung|Kang|Cho|Yoon|Jang|Lim|Han|Oh|Seo|Shin|Kwon|Hwang", "",
     "김|박|최|윤|한/서연|지호|하은|도윤|민서|예린", false, false},
    {"Văn|Thị|Minh|Ngọc|Hữu|Thanh|Đức|Quang|Xuân|Kim|Hoàng|Bảo|Gia|Thu",
     " Lan| Hải| Long| Hương| Tuấn| Mai| Sơn| Phúc| Trang| Khánh| Linh| Duy| Nga| Thảo| Vinh| Hạnh",
     "Nguyễn|Trần|Lê|Phạm|Đặng|Bùi|Hồ|Vũ|Đỗ|Dương", "", "", true, false},
    {"Ananya|Rohan|Meera|Arjun|Kavitha|Suresh|Priya|Vikram|Lakshmi|Nikhil|Deepa|Harish|Ishita|Manoj", "",
     "Rama|Chandra|Venkata|Subra|Deva|Jaya|Nara|Guru|Hari|Sesha",
     "murthy|swamy|nathan|rajan|moorthy|sekhar|"
     "prasad|natha",
     "", false, true},
    {"Layla|Omar|Yasmine|Tariq|Nour|Khalid|Salma|Idris|Amina|Ziad|Rania|Bilal|Farida|Mounir|Hanan|Jamal|"
     "Dalia|Samir",
     "", "Al-Mans|Al-Qas|Al-Rash|El-Tah|El-Khat|Ben Sal|Bouh|Al-Nah|El-Darw|Hadd|Sabb|Fakhr",
     "ouri|emi|idi|iri|abi|amani|aidi|awi|ani|our", "", false, true},
    {"Folake|Tunde|Ngozi|Chidi|Yetunde|Segun|Ifeoma|Kunle|Abeni|Obinna|Temitope|Emeka|Bolanle|Uche|Adaeze|"
     "Femi",
     "", "Ade|Olu|Ogun|Akin|Oye|Ola|Fa|Ayo", "bayode|wale|sanya|yemisi|tundeji|kunle|dele|niyi|dipeolu|rinde",
     "", false, true},
    {"Wanjiru|Kamau|Achieng|Otieno|Neema|Baraka|Zawadi|Juma|Njeri|Kiprono|Makena|Wekesa|Akinyi|Simba|Imani|"
     "Barasa",
     "", "Kip|Mwa|Wa|Nju|Odhi|Muta|Gicha|Ruge|Kari", "korir|ngale|ambo|guna|ruto|hiru|mbua|eno|nga", "",
     false, true},
    {"Aino|Eero|Helmi|Juhani|Kaisa|Onni|Päivi|Veikko|Saara|Tapio|Inkeri|Lauri|Sanni|Arvo|Minttu|Olavi", "",
     "Koski|Järvi|Mäki|Lehto|Salo|Ranta|Virta|"
     "Kivi|Halla",
     "nen|la|vuori|salmi|niemi|aho|harju|suo", "", false, true},
    {"Eleni|Nikos|Katerina|Stavros|Despina|Yannis|Ioanna|Petros|Danae|Alexis|Thalia|Leonidas|Myrto|Spyros|"
     "Ariadne|Vasilis",
     "", "Konstan|Theo|Anagno|Stavro|Kara|Mavro|Chrys|Palaio",
     "dakis|tinidis|dopoulos|georgiou|manolis|giannis|antis|"
     "logou",
     "", false, true},
    {"Shirin|Behrouz|Parisa|Kaveh|Nasrin|Arash|Mahsa|Siavash|Laleh|Dariush|Golnaz|Farhad|Soraya|Kamran|Mitra|"
     "Ramin",
     "", "Rez|Karim|Sadegh|Far|Jaf|Mozaff|Nik|Shahr|Golest", "aei|zadeh|pour|adnejad|ari|hadi|ani|ouri", "",
     false, true},
};

constexpr std::string_view institution_list =
    "Northmere University|University of Kelverstone|Universität Falkenthal|Université de Montbrelle|Kitazawa "
    "Institute of Technology|Lindesund University|Universidad de Valdaroca|Politecnico di Casteldoro|Haelwyn "
    "College|Tsinglan University|Southport Bay Institute of Oceanography|Universidade de Lagoa "
    "Serena|Ardenmoor "
    "University|Jianlu University of Science|University of Port Ellery|Institut für Systemforschung "
    "Lauterbrück|"
    "Rantasalmi University of Applied Sciences|Universitatea din Valea Albă|Chandrapur Institute of Science|"
    "University of Western Tavena|Aksaray Tepe University|Hosomine University|Uniwersytet Jaworzański|"
    "Adenkule University|University of New Carrow|Observatory of Cerro Blanquillo|Mwangale University|"
    "Seohan Institute of Science and Technology|National Institute of Soil and Crop Research, Velmere|"
    "Universiteit Oosterhaven|Al-Rashidiya University|Brackwater Polytechnic|École Supérieure de Rochelac|"
    "Stellan Institute for Advanced Study|Ravnholm University|Universidad Austral de Puerto Claro|Tân Giang "
    "University|Hawkesmoor University|Charlebois Medical School|Institute of Glaciology, Innerwald|"
    "Greyfriars University|Technische Hochschule Mühlhorn|Caledon Ridge University|University of Lake Orrin|"
    "Istituto Marino di Porto Vello|Kurogami Medical University|Shahrpour University|Nova Terra University|"
    "Eastvale Institute of Technology|Kaveri Delta University|Universidade Federal de Serra Nova|Thornbury "
    "Hall "
    "Research Laboratories|Zhaoyang Normal University|Palaiochora University|Clearwater State University|"
    "Hvitfjord University College|Mount Alder Observatory|Universität Oberlinden|Pennaker University|"
    "Centro de Estudios Lingüísticos de Almarra|Great Basin Institute of Materials|Bukit Hijau University|"
    "Université du Haut Clermier|Karahisar Technical University|University of the Southern Isles|Fennmark "
    "University|Lothmere Institute of Neuroscience|Univerzita Zelený Kopec|Okuyama University|Sankt Maren "
    "University Hospital|Tamarind Coast University|Ironbridge Economic Research Centre|Universidad Nueva de "
    "Montalba|Whitlow University|Royal College of Estermouth|Quayside Institute of Public Health|Laurelhurst "
    "University|Nkolo University of Health Sciences|Harbour City University|Aurelian Academy of Sciences";

constexpr std::string_view place_head_list =
    "Vel|Tor|Kar|Mor|Sel|Bran|Dun|Esk|Fal|Gar|Hal|Ist|Jor|Kel|Lor|Mar|Nar|Orv|Pel|Quen|Ros|Sar|Tam|Ul|Var|"
    "Wen|"
    "Yar|Zan|Ash|Cor|Dray|Em|Ond|Thal|Bel|Rav";
constexpr std::string_view place_middle_list = "a|e|i|o|an|en|er|el|ar|in|";
constexpr std::string_view place_tail_list =
    "moor|wick|dal|mere|ton|vik|bar|sund|dor|lan|ness|grad|pur|ca|ra|mouth|stad|ville|tin|zar|lund|berg|nia|"
    "dell|ford|garth";

constexpr std::string_view system_head_list =
    "Spar|Loom|Graph|Weave|Deep|Swift|Lumi|Terra|Poly|Mono|Echo|Flux|Nimbus|Helio|Quill|Rune|Atlas|Prism|"
    "Tide|"
    "Vector|Ember|Flock|Hive|Moss|Orbit|Drift|Kite|Sage|Mosaic|Lattice";
constexpr std::string_view system_tail_list =
    "Net|Former|Loom|Path|Rank|Mix|Flow|Gate|Bridge|Cast|Sync|Fold|Map|Lens|Mind|Forge|Link|Shift|Tune|Scope|"
    "Route|Craft|Sense|Stack";

}  // namespace

Names::Names()
    : institutions_(phrases(institution_list)),
      place_heads_(phrases(place_head_list)),
      place_middles_(phrases(place_middle_list)),
      place_tails_(phrases(place_tail_list)),
      system_heads_(phrases(system_head_list)),
      system_tails_(phrases(system_tail_list)) {
    for (const auto& entry : culture_entries) {
        Culture culture{phrases(entry.given),
                        phrases(entry.given_tails),
                        phrases(entry.heads),
                        phrases(entry.tails),
                        {},
                        {},
                        entry.family_first,
                        entry.initials};
        if (const auto slash = entry.own_script.find('/'); slash != entry.own_script.npos) {
            culture.own_families = phrases(entry.own_script.substr(0, slash));
            culture.own_given = phrases(entry.own_script.substr(slash + 1));
        }
        cultures_.push_back(std::move(culture));
    }
}

namespace {

std::string_view any(const std::vector<std::string_view>& choices, Draw& draw) {
    return choices[draw.below(static_cast<std::uint32_t>(choices.size()))];
}

}  // namespace

std::string Names::family(const Culture& culture, Draw& draw) const {
    std::string name(any(culture.heads, draw));
    return name.append(any(culture.tails, draw));
}

std::string Names::person(Draw draw) const {
    const auto& culture = cultures_[draw.below(static_cast<std::uint32_t>(cultures_.size()))];
    if (!culture.own_given.empty() && draw.chance(40)) {
        std::string name(any(culture.own_families, draw));
        return name.append(" ").append(any(culture.own_given, draw));
    }
    std::string given(any(culture.given, draw));
    given.append(any(culture.given_tails, draw));
    if (culture.initials && draw.chance(400)) {
        given += ' ';
        given += static_cast<char>('A' + draw.below(26));
        given += '.';
    }
    std::string last = family(culture, draw);
    // Two family names, seldom of two cultures, as in a marriage.
    if (culture.initials && draw.chance(60)) {
        const auto& other = cultures_[draw.below(8)];
        last.append("-").append(family(other, draw));
    }
    return culture.family_first ? last + ' ' + given : given + ' ' + last;
}

std::string Names::place(Draw draw) const {
    std::string name(any(place_heads_, draw));
    name.append(any(place_middles_, draw));
    return name.append(any(place_tails_, draw));
}

std::string Names::system(Draw draw) const {
    std::string name(any(system_heads_, draw));
    return name.append(any(system_tails_, draw));
}

std::string made_up_orcid(std::uint32_t number) {
    std::array<int, 15> digits{};
    for (std::size_t at = digits.size(); at > 8; --at) {
        digits[at - 1] = static_cast<int>(number % 10);
        number /= 10;
    }
    int total = 0;
    for (const int digit : digits) total = (total + digit) * 2;
    const int check = (12 - total % 11) % 11;
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && at % 4 == 0) text += '-';
        text += static_cast<char>('0' + digits[at]);
    }
    text += check == 10 ? 'X' : static_cast<char>('0' + check);
    return text;
}

}  // namespace kindred::indexer::sample
