#include "indexer/sample/topics/topics.hpp"

namespace kindred::indexer::sample {

namespace {

constexpr TopicEntry machine_learning[] = {
    {.name = "Mixture of experts",
     .since = 2015,
     .kin = "Machine translation",
     .abroad = "Mixture-of-Experts-Modelle|las mezclas de expertos|les mélanges d'experts|混合专家模型",
     .subjects = "mixture-of-experts language models|sparse expert routing|large language models|expert load "
                 "balancing|conditional computation|pretraining of transformers|knowledge storage in "
                 "transformers|long context language models|expert specialisation|sparse scaling "
                 "laws|instruction tuning",
     .factors = "routing collapse|expert granularity|token dropping|shared experts|data "
                "mixture|communication overhead|router noise|capacity limits",
     .outcomes = "perplexity|training throughput|routing stability|inference latency|downstream "
                 "accuracy|expert utilisation|memory footprint|sample efficiency",
     .methods = "auxiliary-loss-free balancing|distilled routers|fine-grained expert segmentation|hashed "
                "routing|expert parallelism|low-rank adapters|attention sparsification|knowledge probing",
     .units = "experts|training runs|tasks",
     .sites = "on the *Bench suite|on *Text-#B|on the * reasoning benchmark",
     .claims = "Tokens kept the same expert from the first tenth of training onwards.|Finer experts "
               "specialised by syntax before they specialised by subject.|Balancing without an auxiliary "
               "loss removed the penalty on perplexity."},
    {.name = "Graph neural networks",
     .since = 2008,
     .kin = "Protein folding",
     .abroad = "Graph-neuronale Netze|las redes neuronales de grafos|les réseaux de neurones sur "
               "graphes|图神经网络",
     .subjects = "graph neural networks|message passing|node classification|link prediction|molecular "
                 "property prediction|graph attention|heterogeneous graphs|knowledge graph completion|graph "
                 "pretraining|temporal graphs|graph sampling",
     .factors = "over-smoothing|over-squashing|heterophily|label noise|neighbourhood size|missing "
                "edges|distribution shift|depth",
     .outcomes = "classification accuracy|hits at ten|expressive power|training time|memory use|robustness "
                 "to edge deletion|calibration",
     .methods = "spectral filters|graph rewiring|neighbour sampling|contrastive pretraining|positional "
                "encodings|subgraph pooling|equivariant layers|random walk kernels",
     .units = "graphs|nodes|random splits",
     .sites = "on the *Graph collection|on *Mol|on the * citation network",
     .claims =
         "A linear model with good features came within a point of deep networks.|Rewiring helped exactly "
         "where the curvature of edges was most negative.|Depth beyond {n} layers brought no gain."},
    {.name = "Robot learning",
     .since = 1997,
     .kin = "Spinal cord repair",
     .abroad = "Lernende Roboter|el aprendizaje de robots|l'apprentissage des robots|机器人学习",
     .subjects = "reinforcement learning for robots|dexterous manipulation|legged locomotion|imitation "
                 "learning|robot grasping|sim-to-real transfer|visual navigation|offline reinforcement "
                 "learning|reward learning|tactile sensing|multi-robot coordination",
     .factors = "sparse rewards|contact dynamics|partial observability|domain randomisation|sensor "
                "delay|demonstration quality|action noise|unseen objects",
     .outcomes = "success rate|sample complexity|cumulative reward|energy consumption|collision "
                 "rate|generalisation to new objects|training time",
     .methods = "model-based policy search|diffusion policies|behaviour cloning|hindsight "
                "relabelling|tactile servoing|curriculum learning|world models|safe exploration",
     .units = "trials|objects|episodes",
     .sites = "on the * arm|in the *Sim environment|with the * quadruped",
     .claims =
         "A policy trained only in simulation walked on gravel at first try.|Ten good demonstrations were "
         "worth a thousand poor ones.|Touch mattered most after the object had left the camera's view."},
    {.name = "Federated learning",
     .since = 2015,
     .kin = "Recommender systems",
     .abroad = "Föderiertes Lernen|el aprendizaje federado|l'apprentissage fédéré|联邦学习",
     .subjects = "federated learning|differential privacy|secure aggregation|client "
                 "heterogeneity|personalised federated models|gradient leakage|backdoor attacks|on-device "
                 "training|split learning|machine unlearning",
     .factors = "non-identical data|stragglers|privacy budgets|client drift|gradient compression|poisoned "
                "updates|partial participation|bandwidth limits",
     .outcomes = "test accuracy|communication rounds|privacy loss|attack success rate|convergence "
                 "speed|fairness across clients|energy per round",
     .methods = "proximal local updates|clipped noisy gradients|homomorphic encryption|clustered "
                "aggregation|robust averaging|knowledge distillation|control variates",
     .units = "clients|rounds|hospitals",
     .sites = "on Fed*|across the * hospital network|on the *Phones data",
     .claims = "A third of the clients gained nothing from the shared model.|Clipping hid most poisoned "
               "updates from the average.|Convergence needs $O(1/\\epsilon^2)$ rounds when clients differ."},
};

constexpr TopicEntry information[] = {
    {.name = "Academic search",
     .since = 1995,
     .kin = "History of scientific publishing",
     .abroad =
         "Wissenschaftliche Suche|la búsqueda académica|la recherche documentaire scientifique|学术搜索",
     .subjects = "academic search|query expansion|citation recommendation|expert finding|reviewer "
                 "assignment|dense retrieval|test collections|learning to rank|author name "
                 "disambiguation|keyphrase extraction|query logs",
     .factors = "vocabulary mismatch|position bias|query length|index pruning|document length|missing "
                "abstracts|citation bias|annotator disagreement",
     .outcomes = "average precision|recall|query latency|index size|click-through rate|reciprocal "
                 "rank|judgement cost",
     .methods = "probabilistic term weighting|pseudo-relevance feedback|inverted index compression|late "
                "interaction ranking|citation graph embedding|pooled relevance judgements|query "
                "rewriting|interleaving experiments",
     .units = "queries|documents|judged topics",
     .sites = "on the *Papers collection|on the * library logs|on *-TREC",
     .claims = "Well-tuned term weighting stayed ahead of dense vectors on rare terms.|One query in {n} "
               "named a person and not a subject.|Reviewers found by their own abstracts agreed better than "
               "those found by keywords."},
    {.name = "Recommender systems",
     .since = 1996,
     .kin = "Academic search",
     .abroad = "Empfehlungssysteme|los sistemas de recomendación|les systèmes de recommandation|推荐系统",
     .subjects = "recommender systems|collaborative filtering|cold-start recommendation|session-based "
                 "recommendation|popularity bias|explainable recommendation|similar researcher "
                 "recommendation|music recommendation|news recommendation|filter bubbles",
     .factors = "popularity bias|sparse ratings|feedback loops|negative sampling|user churn|exposure "
                "bias|item age|implicit feedback",
     .outcomes = "click-through rate|catalogue coverage|ranking accuracy|user "
                 "satisfaction|diversity|novelty|serving latency|retention",
     .methods =
         "matrix factorisation|item neighbourhoods|counterfactual evaluation|bandit exploration|sequence "
         "transformers|randomised controlled exposure|graph walks|re-ranking for diversity",
     .units = "users|sessions|items",
     .sites = "on *Lens|on the * news portal|in the * music service",
     .claims =
         "Neighbourhood methods matched deep models once both were tuned.|Explanations raised trust even "
         "when they were wrong.|Offline gains predicted online gains in fewer than half of the tests."},
    {.name = "Machine translation",
     .since = 1995,
     .kin = "Tone languages",
     .abroad = "Maschinelle Übersetzung|la traducción automática|la traduction automatique|机器翻译",
     .subjects = "machine translation|low-resource translation|multilingual models|subword "
                 "segmentation|document-level translation|translation quality estimation|word "
                 "alignment|translation memories|simultaneous translation|gender bias in translation",
     .factors = "domain shift|morphological richness|parallel data scarcity|noisy web text|vocabulary "
                "size|reordering|decoder search errors|script mismatch",
     .outcomes = "translation quality|human adequacy ratings|post-editing time|decoding speed|rare word "
                 "accuracy|pronoun accuracy|hallucination rate",
     .methods = "back-translation|attention-based decoding|phrase tables|byte-level models|minimum Bayes "
                "risk decoding|cross-lingual transfer|constrained decoding|human post-editing",
     .units = "sentence pairs|language pairs|translators",
     .sites = "on the *Parallel corpus|on the * parliament debates|on *-MT",
     .claims = "Back-translation from a poor model still improved a good one.|Human raters preferred the "
               "output that automatic scores ranked second.|Gains vanished once test sentences were truly "
               "translated from the source."},
    {.name = "Speech recognition",
     .since = 1995,
     .kin = "Tone languages",
     .abroad = "Spracherkennung|el reconocimiento del habla|la reconnaissance de la parole|语音识别",
     .subjects = "speech recognition|low-resource speech|speaker diarisation|self-supervised speech "
                 "representations|code-switched speech|children's speech|noise robust recognition|keyword "
                 "spotting|spoken language identification|pronunciation modelling",
     .factors = "background noise|reverberation|dialect variation|limited transcripts|overlapping "
                "speakers|microphone mismatch|speaking rate|code-switching",
     .outcomes = "word error rate|character error rate|real-time factor|diarisation error|speaker adaptation "
                 "gain|false alarm rate",
     .methods = "connectionist temporal classification|hidden Markov models|spectrogram "
                "augmentation|beamforming|masked acoustic pretraining|multilingual bottleneck "
                "features|streaming transducers",
     .units = "speakers|hours of audio|utterances",
     .sites = "on the *Voice corpus|in the * call centre data|on *Talk",
     .claims = "Ten hours of transcribed speech sufficed after pretraining on related languages.|Errors "
               "doubled for speakers over seventy.|Half of the remaining errors were names."},
};

constexpr TopicEntry linguistics[] = {
    {.name = "Tone languages",
     .since = 1995,
     .kin = "Speech recognition",
     .abroad = "Tonsprachen|las lenguas tonales|les langues à tons|声调语言",
     .subjects = "tone languages|tone sandhi|lexical tone perception|contour tones|tonogenesis|intonation "
                 "and tone|tone in song|downstep|creaky voice|tonal coarticulation",
     .factors = "speech rate|phrasal position|language contact|musical training|voicing of initial "
                "consonants|focus|regional dialect|age of speakers",
     .outcomes = "pitch range|tone identification|fundamental frequency contours|vowel duration|perceptual "
                 "boundaries|merger of tones|voice quality",
     .methods = "acoustic phonetic analysis|perception experiments|elicitation with "
                "speakers|electroglottography|generative phonology|growth curve analysis|archival recordings",
     .units = "speakers|utterances|villages",
     .sites = "in the * dialect|among speakers of *|in * and its neighbours",
     .claims = "Listeners relied on creak where pitch alone was ambiguous.|The merger was complete among "
               "speakers born after the road was built.|Song melodies respected tone at phrase ends only."},
    {.name = "Bilingual language acquisition",
     .since = 1995,
     .kin = "Reading and dyslexia",
     .abroad =
         "Zweisprachiger Spracherwerb|la adquisición bilingüe|l'acquisition bilingue du langage|双语习得",
     .subjects = "bilingual language acquisition|heritage languages|code-switching in children|vocabulary "
                 "growth|cross-linguistic influence|second language pronunciation|parental input|narrative "
                 "skills|language attrition|sentence processing in bilinguals",
     .factors = "amount of exposure|age of onset|sibling talk|schooling language|language dominance|input "
                "quality|family language policy|typological distance",
     .outcomes = "vocabulary size|word order errors|mean length of utterance|grammatical judgement|accent "
                 "ratings|switching frequency|narrative complexity",
     .methods = "parental diaries|longitudinal recordings|picture naming|eye tracking|elicited "
                "narratives|corpus annotation|sentence repetition tasks",
     .units = "children|families|recordings",
     .sites = "among families in *|in the * schools|in the * community",
     .claims = "Older siblings shifted the language of the home more than television did.|Children switched "
               "languages at phrase edges and seldom inside words.|Both vocabularies together matched those "
               "of monolingual peers."},
    {.name = "Historical sound change",
     .since = 1995,
     .kin = "Tone languages",
     .abroad =
         "Historischer Lautwandel|el cambio fonético histórico|le changement phonétique historique|历史音变",
     .subjects = "historical sound change|vowel shifts|language phylogenies|loanword adaptation|dialect "
                 "geography|grammaticalisation|comparative reconstruction|case loss|cognate "
                 "detection|spelling variation",
     .factors =
         "language contact|word frequency|migration|prestige norms|analogy|functional load|literacy|trade",
     .outcomes = "rate of lexical replacement|vowel height|divergence dates|spelling consistency|phoneme "
                 "inventories|diffusion speed|paradigm regularity",
     .methods = "the comparative method|Bayesian phylogenetic inference|manuscript collation|dialect "
                "atlases|quantitative corpus study|automatic cognate detection|agent-based simulation",
     .units = "manuscripts|cognate sets|languages",
     .sites = "in Old *|in the * letters|across the * language family",
     .claims = "Frequent words changed first, and only the grammar of rare ones resisted.|Scribes kept the "
               "old spelling two generations after the sound was gone.|Loans arrived in layers that match "
               "the history of trade."},
    {.name = "Sign language grammar",
     .since = 1996,
     .kin = "Bilingual language acquisition",
     .abroad = "Grammatik der Gebärdensprachen|la gramática de las lenguas de señas|la grammaire des langues "
               "des signes|手语语法",
     .subjects = "sign language grammar|classifier constructions|village sign languages|non-manual "
                 "markers|iconicity in sign|agreement verbs|deaf children's signing|sign language "
                 "corpora|fingerspelling|gesture and sign",
     .factors = "age of first exposure|iconicity|community size|contact with spoken language|use of "
                "space|school language policy|perspective taking",
     .outcomes = "sign duration|spatial consistency|comprehension accuracy|handshape variation|word "
                 "order|mouthing frequency|narrative cohesion",
     .methods = "corpus annotation|motion capture|picture description tasks|eye tracking|comparative "
                "elicitation|ethnographic fieldwork|grammaticality judgements",
     .units = "signers|narratives|clips",
     .sites = "in * Sign Language|in the deaf community of *|at the * school for the deaf",
     .claims = "Late learners produced the signs but not the grammar of space.|Iconic signs were learned "
               "sooner and changed no slower.|In small villages every hearing child signed as well."},
};

constexpr FieldEntry fields[] = {
    {"Machine learning", Manner::computing,
     "Journal of Statistical Learning|Transactions on Trustworthy Learning|Learning Machines Quarterly",
     "Conference on Learning Representations and Systems|Symposium on Neural Computation|Workshop on "
     "Efficient Models|Robotics and Learning Meeting",
     machine_learning},
    {"Information and language technology", Manner::computing,
     "Journal of Search and Recommendation|Transactions on Language Technology|Annals of Digital Libraries",
     "Conference on Retrieval and Discovery|Language Technology Meeting|Speech and Audio Symposium|Digital "
     "Libraries Forum|Workshop on Evaluation",
     information},
    {"Linguistics", Manner::interpretive,
     "Journal of Comparative Linguistics|Phonetics and Phonology Papers|Language in Childhood|Sign and "
     "Gesture|Diachrony|Studies in Language Variation",
     "", linguistics},
};

}  // namespace

std::span<const FieldEntry> computing_fields() {
    return fields;
}

}  // namespace kindred::indexer::sample
