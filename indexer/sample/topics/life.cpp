#include "indexer/sample/topics/topics.hpp"

namespace kindred::indexer::sample {

namespace {

constexpr TopicEntry ecology[] = {
    {.name = "Coral bleaching",
     .since = 1995,
     .kin = "Ocean carbon uptake",
     .abroad = "Korallenbleiche|el blanqueamiento de los corales|le blanchissement des coraux|珊瑚白化",
     .subjects = "coral bleaching|reef recovery|coral bleaching thresholds|symbiont loss|thermal tolerance "
                 "of corals|mass bleaching events|coral microbiomes|larval settlement on reefs|branching "
                 "corals|reef fish assemblages|crustose algae|deep reef refuges",
     .factors = "marine heatwaves|thermal stress|water turbidity|nutrient runoff|ocean acidification|cyclone "
                "damage|grazing by herbivorous fish|repeated bleaching|light attenuation",
     .outcomes = "coral cover|bleaching severity|symbiont density|colony mortality|photosynthetic "
                 "efficiency|calcification rates|larval settlement|algal cover|tissue lipid content",
     .methods = "underwater photogrammetry|transect surveys|chlorophyll fluorometry|satellite sea surface "
                "temperature records|coral core dating|symbiont genotyping|aquarium heat stress trials|diver "
                "photo quadrats",
     .units = "coral colonies|transects|reef sites",
     .sites = "on the * Reef|at * Atoll|in * Lagoon|on the outer * Banks",
     .claims = "Colonies that had bleached once lost fewer symbionts in the next heatwave.|Branching corals "
               "bleached first, and massive corals recovered within {n} years.|Degree heating weeks alone "
               "underestimated bleaching on turbid reefs.|Recovery was fastest where herbivorous fish kept "
               "algae short."},
    {.name = "Pollinator decline",
     .since = 1997,
     .kin = "Plant drought tolerance",
     .abroad =
         "Rückgang der Bestäuber|el declive de los polinizadores|le déclin des pollinisateurs|传粉昆虫减少",
     .subjects = "wild bee diversity|pollinator decline|bumblebee foraging|hoverfly communities|plant "
                 "pollinator networks|honeybee colony losses|solitary bee nesting|crop pollination|flower "
                 "strips|pollen nutrition",
     .factors = "neonicotinoid exposure|habitat fragmentation|mite infestation|mowing regimes|floral "
                "scarcity|agricultural intensification|late spring frost|viral spillover from managed hives",
     .outcomes = "visitation rates|seed set|species richness|colony growth|foraging range|brood "
                 "survival|network nestedness|pollen load",
     .methods = "pan trapping|DNA metabarcoding of pollen|radio tracking of bumblebees|hive weight "
                "monitoring|transect walks|exclusion cages|citizen science counts",
     .units = "nests|meadows|hives",
     .sites = "in the * Valley|around * Farm|in the meadows of *|on the * Downs",
     .claims =
         "Sown flower strips doubled bumblebee visits but did little for solitary bees.|Rare bees vanished "
         "before common ones became scarce.|Queens exposed in spring founded smaller colonies."},
    {.name = "Soil microbiomes",
     .since = 1999,
     .kin = "Antibiotic resistance",
     .abroad = "Mikrobiome des Bodens|los microbiomas del suelo|les microbiomes du sol|土壤微生物组",
     .subjects = "soil microbial communities|mycorrhizal fungi|rhizosphere bacteria|nitrogen cycling in "
                 "soil|decomposition of litter|soil carbon storage|microbial $\\alpha$-diversity|biofilms on "
                 "roots|soil viruses|microbial dormancy",
     .factors = "tillage|soil moisture|nitrogen fertiliser|cover cropping|permafrost thaw|soil acidity|root "
                "exudates|drying and rewetting",
     .outcomes = "microbial biomass|respiration rates|enzyme activity|nitrous oxide emission|fungal to "
                 "bacterial ratio|community turnover|aggregate stability|carbon use efficiency",
     .methods = "amplicon sequencing|stable isotope probing|shotgun metagenomics|phospholipid fatty acid "
                "profiling|long term field plots|root box imaging|incubation experiments",
     .units = "soil cores|plots|microcosms",
     .sites = "at the * experimental station|in the * grasslands|in * Forest|on the * loess plain",
     .claims = "Rewetting released a pulse of carbon within hours.|Fungal networks survived shallow tillage "
               "but not ploughing.|Rare taxa carried most of the capacity to fix nitrogen."},
    {.name = "Bird migration",
     .since = 1995,
     .kin = "Extreme rainfall",
     .abroad = "Vogelzug|la migración de las aves|la migration des oiseaux|鸟类迁徙",
     .subjects = "bird migration|songbird stopover ecology|migratory timing|nocturnal flight calls|shorebird "
                 "flyways|magnetic orientation in birds|breeding phenology|raptor soaring flight|moult "
                 "strategies|juvenile dispersal",
     .factors = "tailwinds|artificial light at night|early springs|stopover habitat loss|ecological "
                "barriers|food scarcity on arrival|predation risk|storms over the sea",
     .outcomes = "arrival dates|fuel deposition rates|flight altitude|adult survival|route fidelity|clutch "
                 "size|departure decisions|wing shape",
     .methods = "light level geolocators|weather radar|satellite telemetry|ringing recoveries|feather "
                "isotope analysis|acoustic monitoring|orientation cages",
     .units = "tagged birds|nests|nights",
     .sites = "at * Point|on * Island|across the * Strait|in the * wetlands",
     .claims = "Adults corrected for wind drift, and juveniles did not.|Birds that arrived early raised more "
               "young in warm springs.|Illuminated cities held migrants for {n} nights longer."},
};

constexpr TopicEntry molecular_biology[] = {
    {.name = "Genome editing",
     .since = 2011,
     .kin = "Malaria control",
     .abroad = "Genomeditierung|la edición del genoma|l'édition du génome|基因组编辑",
     .subjects = "CRISPR genome editing|base editing|off-target cleavage|guide RNA design|prime editing in "
                 "human cells|homology directed repair|gene drives|Cas9 variants|epigenome editing|editing "
                 "of blood stem cells",
     .factors = "guide RNA mismatches|chromatin accessibility|DNA repair pathway choice|nuclease "
                "dosage|delivery by lipid nanoparticles|cell cycle arrest|anti-CRISPR proteins",
     .outcomes = "editing efficiency|off-target rates|insertion and deletion spectra|cell viability|allele "
                 "frequency|transgene expression|large deletion frequency",
     .methods =
         "genome-wide off-target sequencing|pooled knockout screens|single cell sequencing|ribonucleoprotein "
         "delivery|long read sequencing|reporter assays|molecular dynamics simulation",
     .units = "guide RNAs|cell lines|edited clones",
     .sites = "in *-# cells|in the * cell panel",
     .claims = "Mismatches near the protospacer adjacent motif abolished cleavage.|Transient delivery of "
               "protein left fewer off-target edits than plasmids did.|Large deletions escaped detection by "
               "short amplicons."},
    {.name = "Protein folding",
     .since = 1995,
     .kin = "Graph neural networks",
     .abroad = "Proteinfaltung|el plegamiento de proteínas|le repliement des protéines|蛋白质折叠",
     .subjects = "protein folding|intrinsically disordered proteins|molecular chaperones|amyloid "
                 "aggregation|membrane protein insertion|folding intermediates|allosteric "
                 "coupling|co-translational folding|protein design|domain swapping",
     .factors = "macromolecular crowding|point mutations|temperature jumps|chaperone binding|ionic "
                "strength|proline isomerisation|ligand binding|disulfide formation",
     .outcomes = "folding rates|thermodynamic stability|aggregation propensity|contact order|native state "
                 "population|hydrogen exchange protection|refolding yield",
     .methods = "single molecule fluorescence|optical tweezers|hydrogen exchange mass "
                "spectrometry|cryo-electron microscopy|molecular dynamics simulation|nuclear magnetic "
                "resonance relaxation|structure prediction networks",
     .units = "variants|trajectories|constructs",
     .sites = "in the * domain|in *-# fragments",
     .claims =
         "The transition state kept most native contacts but lost the hydrophobic core.|Chaperones slowed "
         "folding and raised its yield.|A single proline decided between two parallel pathways."},
    {.name = "Antibiotic resistance",
     .since = 1995,
     .kin = "Soil microbiomes",
     .abroad = "Antibiotikaresistenz|la resistencia a los antibióticos|la résistance aux "
               "antibiotiques|抗生素耐药性",
     .subjects = "antibiotic resistance|resistance plasmids|persister cells|hospital acquired "
                 "infections|efflux pumps|biofilm tolerance|horizontal gene transfer|bacteriophage "
                 "therapy|antimicrobial peptides|collateral sensitivity",
     .factors = "sublethal drug exposure|plasmid conjugation|combination therapy|nutrient "
                "limitation|livestock antibiotic use|wastewater discharge|heteroresistance|mutation supply",
     .outcomes = "minimum inhibitory concentration|plasmid carriage|fitness cost|survival after "
                 "treatment|mutation rates|biofilm thickness|resistance gene abundance",
     .methods = "whole genome sequencing of isolates|experimental evolution|microfluidic single cell "
                "imaging|time-kill assays|wastewater metagenomics|transposon mutagenesis|checkerboard assays",
     .units = "clinical isolates|lineages|patients",
     .sites = "at * General Hospital|in the * catchment|across the * ward network",
     .claims =
         "Compensatory mutations removed the cost of carriage within 200 generations.|Cycling two drugs "
         "delayed resistance, and mixing them did not.|Persisters woke faster when fed with sugar."},
    {.name = "Plant drought tolerance",
     .since = 1996,
     .kin = "Soil microbiomes",
     .abroad = "Trockentoleranz von Pflanzen|la tolerancia de las plantas a la sequía|la tolérance des "
               "plantes à la sécheresse|植物抗旱性",
     .subjects = "drought tolerance in wheat|stomatal closure|root architecture|abscisic acid "
                 "signalling|xylem embolism|water use efficiency|osmotic adjustment|sorghum landraces|leaf "
                 "wax composition|seedling establishment",
     .factors = "soil water deficit|vapour pressure deficit|heat stress at flowering|rootstock "
                "choice|salinity|elevated CO$_2$|deficit irrigation|aquaporin expression",
     .outcomes = "grain yield|stomatal conductance|root depth|leaf water potential|transpiration|chlorophyll "
                 "retention|embolism resistance|harvest index",
     .methods = "thermal imaging|genome-wide association mapping|rainout shelters|X-ray microtomography|gas "
                "exchange measurement|high throughput phenotyping|transcriptome profiling",
     .units = "genotypes|plots|seedlings",
     .sites = "at the * research farm|in the * drylands|on the * terraces",
     .claims =
         "Deep roots paid off only where water was left below one metre.|Landraces closed their stomata "
         "earlier and lost less yield.|Priming by mild drought lasted into the next generation."},
};

constexpr TopicEntry neuroscience[] = {
    {.name = "Sleep and memory",
     .since = 1996,
     .kin = "Adolescent mental health",
     .abroad = "Schlaf und Gedächtnis|el sueño y la memoria|le sommeil et la mémoire|睡眠与记忆",
     .subjects = "sleep and memory consolidation|sleep spindles|hippocampal replay|slow wave sleep|dream "
                 "recall|targeted memory reactivation|sleep deprivation|circadian rhythms|napping in older "
                 "adults|emotional memory",
     .factors = "sleep restriction|slow oscillation phase|auditory cueing|ageing|evening light "
                "exposure|caffeine intake|prior learning|stress hormones",
     .outcomes = "recall accuracy|spindle density|reaction times|replay rates|forgetting curves|sleep onset "
                 "latency|motor sequence speed|hippocampal connectivity",
     .methods = "polysomnography|closed loop stimulation|intracranial recordings|functional magnetic "
                "resonance imaging|actigraphy|two photon imaging|word pair learning tasks",
     .units = "participants|nights|recorded neurons",
     .sites = "in the * sleep cohort|at the * sleep laboratory",
     .claims = "Spindles that nested in slow oscillations predicted what was remembered.|A short nap rescued "
               "learning that followed a sleepless night.|Cues played in deep sleep strengthened weak "
               "memories only."},
    {.name = "Attention and working memory",
     .since = 1995,
     .kin = "Bilingual language acquisition",
     .abroad = "Aufmerksamkeit und Arbeitsgedächtnis|la atención y la memoria de trabajo|l'attention et la "
               "mémoire de travail|注意与工作记忆",
     .subjects = "visual working memory|selective attention|attentional blink|prefrontal persistent "
                 "activity|cognitive load|alpha oscillations|feature binding|task switching|memory "
                 "precision|distractor suppression",
     .factors = "set size|retro-cues|reward expectation|distractor similarity|transcranial "
                "stimulation|mental fatigue|perceptual grouping|dopamine agonists",
     .outcomes = "capacity estimates|recall precision|switch costs|decoding accuracy|pupil dilation|alpha "
                 "power|response times|error rates",
     .methods = "magnetoencephalography|multivariate pattern decoding|eye tracking|change detection "
                "tasks|single unit recordings|drift diffusion modelling|continuous report tasks",
     .units = "observers|trials|recorded neurons",
     .sites = "in the * cohort|with the * task battery",
     .claims =
         "Unattended items left no delay activity and could still be revived.|Capacity looked fixed until "
         "items were allowed to group.|Alpha power rose over the side of the distractor before it appeared."},
    {.name = "Spinal cord repair",
     .since = 1998,
     .kin = "Robot learning",
     .abroad = "Regeneration des Rückenmarks|la reparación de la médula espinal|la réparation de la moelle "
               "épinière|脊髓修复",
     .subjects = "spinal cord injury|axon regeneration|locomotor recovery|neural stem cell grafts|glial scar "
                 "formation|epidural stimulation|corticospinal sprouting|remyelination|bladder function "
                 "after injury|hand function training",
     .factors = "treadmill training|inhibitory matrix molecules|early inflammation|electrical "
                "stimulation|growth factor delivery|injury severity|scaffold stiffness",
     .outcomes = "stepping ability|axon counts|grip strength|lesion volume|motor evoked potentials|myelin "
                 "thickness|walking speed",
     .methods = "viral tract tracing|kinematic analysis|implanted electrode arrays|hydrogel "
                "scaffolds|diffusion tensor imaging|blinded locomotor scoring|robotic rehabilitation",
     .units = "animals|patients|grafts",
     .sites = "at the * rehabilitation centre|in the * trial",
     .claims = "Stimulation restored stepping only while training went on.|Grafted neurons relayed signals "
               "across the lesion.|Removing the scar too early made the lesion larger."},
    {.name = "Reading and dyslexia",
     .since = 1996,
     .kin = "Bilingual language acquisition",
     .abroad = "Lesen und Legasthenie|la lectura y la dislexia|la lecture et la dyslexie|阅读与阅读障碍",
     .subjects = "developmental dyslexia|phonological awareness|reading fluency|letter position coding|eye "
                 "movements in reading|rapid naming|spelling development|reading intervention|morphological "
                 "awareness|visual word form area",
     .factors = "phonics instruction|orthographic depth|letter spacing|home literacy|attention "
                "deficits|print exposure|teacher training|background noise",
     .outcomes = "reading speed|decoding accuracy|spelling errors|fixation durations|comprehension "
                 "scores|naming latency|cortical thickness",
     .methods = "eye tracking|longitudinal classroom testing|event related potentials|lexical decision "
                "tasks|randomised tutoring trials|diffusion imaging|word reading models",
     .units = "pupils|classrooms|words",
     .sites = "in the * schools|in the * literacy cohort",
     .claims = "Wider letter spacing helped the slowest readers most.|Rapid naming in kindergarten predicted "
               "fluency {n} years later.|Gains in decoding did not carry over to comprehension."},
};

constexpr FieldEntry fields[] = {
    {"Ecology", Manner::field_study,
     "Journal of Field Ecology|Reef and Shore|Annals of Living Systems|Ecology Notes|Proceedings of the Wild "
     "Populations Society|Landscape and Species",
     "", ecology},
    {"Molecular biology", Manner::laboratory,
     "Molecular Mechanisms|Cell Reports Quarterly|Journal of Experimental Genetics|Bench and Genome|Annals "
     "of "
     "Microbial Evolution|Plant Function",
     "", molecular_biology},
    {"Neuroscience", Manner::laboratory,
     "Journal of Systems Neuroscience|Mind and Circuit|Cortex Letters|Behaviour and Brain Quarterly|Annals "
     "of "
     "Neural Repair|Memory Research",
     "", neuroscience},
};

}  // namespace

std::span<const FieldEntry> life_fields() {
    return fields;
}

}  // namespace kindred::indexer::sample
