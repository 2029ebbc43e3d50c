#include "indexer/sample/topics/topics.hpp"

namespace kindred::indexer::sample {

namespace {

constexpr TopicEntry history[] = {
    {.name = "Early scientific instruments",
     .since = 1995,
     .kin = "History of scientific publishing",
     .abroad = "Frühe wissenschaftliche Instrumente|los instrumentos científicos antiguos|les instruments "
               "scientifiques anciens|早期科学仪器",
     .subjects = "early telescopes|instrument makers|the barometer trade|astrolabes|microscopes in early "
                 "modern Europe|precision measurement|lens grinding|public experiments|marine "
                 "chronometers|instrument collections",
     .factors = "guild rules|court patronage|the market for luxury|shipping insurance|artisan "
                "migration|war|printed manuals|rivalry between makers",
     .outcomes = "standards of accuracy|trust in observation|prices of instruments|the reputation of "
                 "makers|scientific correspondence|workshop practice",
     .methods = "archival research|replication of instruments|study of probate inventories|close reading of "
                "trade cards|X-ray fluorescence of brass|correspondence networks",
     .units = "letters|instruments|inventories",
     .sites = "in the workshops of *|in the * archive|at the court of *|in the port of *",
     .claims = "Makers guarded their glass recipes more closely than their designs.|Instruments were sold "
               "with stories of the voyages they had survived.|Accuracy was first of all a promise made by a "
               "signature."},
    {.name = "Botany and empire",
     .since = 1995,
     .kin = "Alchemy and chemistry",
     .abroad =
         "Botanik und Kolonialreiche|la botánica y los imperios|la botanique et les empires|植物学与帝国",
     .subjects = "colonial botany|herbarium collections|plant hunters|botanical gardens|indigenous plant "
                 "knowledge|cinchona cultivation|natural history illustration|seed exchange|plantation "
                 "science|medical botany",
     .factors = "imperial trade|missionary networks|forced labour|local guides|taxonomic reform|crop "
                "failures|garden patronage|customs law",
     .outcomes = "plant names|collecting routes|the credit given to collectors|colonial policy|visual "
                 "conventions|drug prices",
     .methods = "study of herbarium sheets|reading of field notebooks|oral history|provenance "
                "research|digital mapping of expeditions|analysis of garden catalogues",
     .units = "specimens|notebooks|voyages",
     .sites = "at the * garden|in the * herbarium|on the * expedition|in colonial *",
     .claims = "Local guides named the plants that collectors later claimed to have found.|Seeds travelled "
               "with sailors long before they travelled with botanists.|Drawings made in the field were "
               "corrected at home to fit the system."},
    {.name = "Alchemy and chemistry",
     .since = 1995,
     .kin = "Early scientific instruments",
     .abroad = "Alchemie und Chemie|la alquimia y la química|l'alchimie et la chimie|炼金术与化学史",
     .subjects = "alchemical laboratories|early modern chemistry|recipe books|metallurgical "
                 "assaying|pharmacy and distillation|matter theory|secrecy in chemistry|the teaching of "
                 "chemistry|dyes and pigments|chymical apparatus",
     .factors = "mining interests|princely patronage|the print market|religious reform|medical "
                "guilds|translation of Arabic texts|fraud trials|coinage",
     .outcomes = "laboratory practice|theories of matter|the standing of chymists|recipe circulation|notions "
                 "of purity|teaching curricula",
     .methods = "reconstruction of experiments|manuscript collation|residue analysis of crucibles|study of "
                "marginal notes|archival research|history of the book",
     .units = "recipes|manuscripts|crucibles",
     .sites = "in the mines of *|at the court of *|in the * manuscript|in the apothecaries of *",
     .claims = "Reworking the recipes showed that the obscure passages were practical advice.|Assayers "
               "weighed where philosophers argued.|Secrecy was a way to publish slowly."},
    {.name = "History of scientific publishing",
     .since = 1996,
     .kin = "Academic search",
     .abroad = "Geschichte des wissenschaftlichen Publizierens|la historia de la edición "
               "científica|l'histoire de l'édition scientifique|科学出版史",
     .subjects = "history of scientific journals|peer review before the modern era|women at "
                 "observatories|scientific correspondence|learned societies|encyclopaedias|translation of "
                 "scientific works|popular science magazines|scientific editors|priority disputes",
     .factors = "postal reform|censorship|society membership rules|cheap paper|copyright law|gendered "
                "labour|nationalism|photographic plates",
     .outcomes = "who could publish|the form of the paper|authorial credit|editorial practice|international "
                 "reputation|reading habits",
     .methods = "study of referee reports|subscription lists|prosopography|archival research|quantitative "
                "bibliography|close reading",
     .units = "letters|volumes|editors",
     .sites = "at the Society of *|at * Observatory|in the * papers|in nineteenth century *",
     .claims =
         "Referees wrote for the editor and never for the author.|The women who measured the plates were "
         "thanked and not named.|Journals copied from one another until telegraphy made speed a virtue."},
};

constexpr TopicEntry health[] = {
    {.name = "Malaria control",
     .since = 1995,
     .kin = "Genome editing",
     .abroad = "Malariabekämpfung|el control de la malaria|la lutte contre le paludisme|疟疾防控",
     .subjects = "malaria control|insecticide treated nets|artemisinin resistance|mosquito biting "
                 "behaviour|seasonal chemoprevention|malaria in pregnancy|rapid diagnostic tests|larval "
                 "source management|asymptomatic malaria|indoor residual spraying",
     .factors = "pyrethroid resistance|rainfall|net ownership|distance to clinics|drug stock-outs|outdoor "
                "biting|housing quality|seasonal migration",
     .outcomes = "malaria incidence|parasite prevalence|child mortality|net use|anaemia|treatment "
                 "failure|entomological inoculation rate",
     .methods = "cluster randomised trials|household surveys|molecular genotyping|human landing "
                "catches|transmission modelling|health facility records|verbal autopsy",
     .units = "households|villages|children under five",
     .sites = "in * District|in the * highlands|along Lake *|in the * health zone",
     .claims =
         "Nets still protected where mosquitoes survived the insecticide.|One round of treatment before the "
         "rains halved severe cases.|Most infections were carried by people without symptoms."},
    {.name = "Air pollution and asthma",
     .since = 1996,
     .kin = "Extreme rainfall",
     .abroad = "Luftverschmutzung und Asthma|la contaminación del aire y el asma|la pollution de l'air et "
               "l'asthme|空气污染与哮喘",
     .subjects = "air pollution and asthma|fine particulate matter|traffic emissions|childhood "
                 "asthma|wildfire smoke|household cooking smoke|low emission zones|indoor air quality|lung "
                 "function growth|pollen exposure",
     .factors = "traffic density|wildfire smoke|nitrogen dioxide|wood burning|school location|housing "
                "dampness|temperature inversions|diesel exhaust",
     .outcomes = "asthma admissions|lung function|emergency visits|school absence|inhaler use|particle "
                 "concentrations|birth weight",
     .methods = "land use regression|time series analysis|personal exposure sensors|birth "
                "cohorts|case-crossover design|satellite aerosol retrievals|difference-in-differences",
     .units = "children|monitoring sites|admissions",
     .sites = "in the city of *|in the * birth cohort|in greater *|in the schools of *",
     .claims = "Admissions rose two days after smoke reached the city.|Children near main roads grew up with "
               "smaller lungs.|The zone cleaned the air inside it without dirtying the streets around."},
    {.name = "Vaccine hesitancy",
     .since = 1998,
     .kin = "Recommender systems",
     .abroad = "Impfskepsis|la reticencia a la vacunación|l'hésitation vaccinale|疫苗犹豫",
     .subjects = "vaccine hesitancy|childhood immunisation|health misinformation|trust in health "
                 "services|vaccination reminders|school vaccine mandates|measles outbreaks|human "
                 "papillomavirus vaccination|community health workers|risk communication",
     .factors = "social media exposure|clinic waiting times|religious leadership|past side "
                "effects|mandates|distrust of government|reminder messages|neighbourhood norms",
     .outcomes = "vaccination coverage|intention to vaccinate|missed appointments|outbreak size|perceived "
                 "risk|trust scores|dropout between doses",
     .methods = "survey experiments|focus groups|stepped wedge trials|registry linkage|discrete choice "
                "experiments|network analysis of messages|interviews with parents",
     .units = "parents|clinics|survey respondents",
     .sites = "in * County|in the clinics of *|in the * municipality|across * Province",
     .claims = "A reminder that named the date worked better than one that named the danger.|Parents who "
               "delayed did so for practical reasons more often than from doubt.|Corrections changed beliefs "
               "and left intentions where they were."},
    {.name = "Adolescent mental health",
     .since = 1997,
     .kin = "Sleep and memory",
     .abroad = "Psychische Gesundheit Jugendlicher|la salud mental de los adolescentes|la santé mentale des "
               "adolescents|青少年心理健康",
     .subjects = "adolescent mental health|depression in teenagers|school-based "
                 "counselling|self-harm|loneliness|social media use|family conflict|peer support|help "
                 "seeking|mindfulness programmes",
     .factors = "bullying|sleep loss|parental unemployment|screen time|exam pressure|physical "
                "activity|stigma|school climate",
     .outcomes = "depressive symptoms|wellbeing scores|service use|school attendance|anxiety "
                 "symptoms|self-esteem|referral rates",
     .methods = "school surveys|randomised school trials|experience sampling|twin studies|growth mixture "
                "models|qualitative interviews|linked health records",
     .units = "pupils|schools|families",
     .sites = "in * schools|in the * cohort|in rural *|in the city of *",
     .claims = "Lost sleep explained more than hours of screen time did.|Counselling helped most in the "
               "schools that needed it least.|One trusted adult halved the risk among bullied pupils."},
};

constexpr TopicEntry economics[] = {
    {.name = "Minimum wages",
     .since = 1995,
     .kin = "Housing markets",
     .abroad = "Mindestlöhne|el salario mínimo|le salaire minimum|最低工资",
     .subjects = "minimum wages|low-wage employment|wage inequality|labour market power|informal work|youth "
                 "unemployment|job search|wage spillovers|working hours|automation of routine work",
     .factors = "minimum wage increases|employer concentration|collective bargaining|non-compliance|payroll "
                "taxes|regional price levels|firm exit|labour mobility",
     .outcomes = "teenage employment|hourly earnings|household income|job turnover|consumer prices|hours "
                 "worked|vacancy rates|poverty",
     .methods = "difference-in-differences|border county comparison|bunching estimators|linked employer "
                "records|structural search models|synthetic controls|household panels",
     .units = "firms|counties|workers",
     .sites = "in the * region|along the * border|in the labour market of *",
     .claims = "Employment fell only where few employers competed for workers.|Prices absorbed about a third "
               "of the cost.|Wages just above the new minimum rose as well."},
    {.name = "Microfinance",
     .since = 1996,
     .kin = "Malaria control",
     .abroad = "Mikrofinanzierung|las microfinanzas|la microfinance|小额信贷",
     .subjects = "microfinance|group lending|mobile money|village savings groups|smallholder credit|index "
                 "insurance|cash transfers|women's entrepreneurship|remittances|household debt",
     .factors = "joint liability|interest rates|weather shocks|financial literacy training|mobile network "
                "coverage|gender norms|repayment schedules|distance to banks",
     .outcomes = "household consumption|business profits|loan default|savings balances|school "
                 "enrolment|asset ownership|women's bargaining power",
     .methods = "randomised controlled trials|financial diaries|lab-in-the-field experiments|regression "
                "discontinuity|transaction records|household panel surveys",
     .units = "households|borrowers|villages",
     .sites = "in * District|in rural *|in the markets of *|in the * valley",
     .claims = "Credit expanded existing businesses and started few new ones.|Grace periods raised both "
               "profits and defaults.|Savings groups outlived the projects that had founded them."},
    {.name = "Carbon pricing",
     .since = 1997,
     .kin = "Housing markets",
     .abroad = "CO2-Bepreisung|los precios del carbono|la tarification du carbone|碳定价",
     .subjects =
         "carbon pricing|emissions trading|carbon leakage|renewable energy subsidies|fuel taxes|climate "
         "policy support|electricity markets|green innovation|carbon border adjustment|carbon dividends",
     .factors = "permit prices|free allocation|policy uncertainty|fuel costs|rebate design|trade "
                "exposure|wind power expansion|public distrust",
     .outcomes = "industrial emissions|electricity prices|patent filings|employment|household energy "
                 "burden|investment|voter support",
     .methods = "general equilibrium modelling|plant-level panel data|event studies|survey "
                "experiments|input-output analysis|auction data|structural estimation",
     .units = "plants|households|permit auctions",
     .sites = "in the * trading scheme|in the * power market|in * Province",
     .claims = "Rebates made the tax progressive, yet few households noticed them.|Covered plants cut "
               "emissions without losing workers.|Leakage was visible in cement and nowhere else."},
    {.name = "Housing markets",
     .since = 1995,
     .kin = "Sea level rise",
     .abroad = "Wohnungsmärkte|los mercados de la vivienda|les marchés du logement|住房市场",
     .subjects = "housing markets|rent control|land use regulation|mortgage credit|homelessness|urban "
                 "density|house price cycles|short-term rentals|gentrification|commuting costs",
     .factors = "zoning rules|mortgage rates|new transit lines|flood risk disclosure|foreign buyers|tax "
                "reform|construction costs|remote work",
     .outcomes = "rents|house prices|housing supply|residential moves|vacancy rates|commuting times|eviction "
                 "filings|neighbourhood income",
     .methods = "repeat sales indices|hedonic regression|spatial equilibrium models|building permit "
                "records|difference-in-differences|listing data|boundary discontinuity design",
     .units = "dwellings|neighbourhoods|transactions",
     .sites = "in metropolitan *|in the suburbs of *|in the * housing register",
     .claims = "New buildings lowered rents within a few hundred metres.|Controlled tenants stayed longer, "
               "and landlords sold sooner.|Buyers priced flood risk only after it was disclosed."},
};

constexpr FieldEntry fields[] = {
    {"History of science", Manner::interpretive,
     "Instruments and Archives|Journal of Scientific Culture|Annals of Early Science|Isagoge|Book, Plant and "
     "Empire|Chymica",
     "", history},
    {"Public health", Manner::social,
     "Journal of Population Health|Epidemiology Quarterly|Tropical Health Reports|Health and "
     "Society|Prevention "
     "Trials|Environmental Health Letters",
     "", health},
    {"Economics", Manner::social,
     "Journal of Applied Policy|Review of Labour and Wages|Development Economics Letters|Energy and Climate "
     "Economics|Urban Economics Papers|Quarterly Economic Notes",
     "", economics},
};

}  // namespace

std::span<const FieldEntry> society_fields() {
    return fields;
}

}  // namespace kindred::indexer::sample
