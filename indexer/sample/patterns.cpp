#include "indexer/sample/patterns.hpp"

namespace kindred::indexer::sample {

namespace {

using Lines = std::string_view[];

constexpr Lines field_titles = {
    "Effects of {F} on {O} {P}",
    "{T} under {F}: evidence from {M}",
    "{F} and {T} {P}",
    "{Y} years of {T} {P}",
    "Tracing {T} with {M}",
    "{T} {P}: the role of {F}",
    "Linking {F} to {O}",
    "{O} as an indicator of {T}",
    "Predicting {O} from {F} {P}",
    "{T} and {U}: what they have in common",
    "What {M} can tell us about {T}",
    "How {F} and {G} shaped {O} {P}",
    "{M} and {L} compared: a case of {T}",
    "Separating {F} from {G} in records of {O}",
    "Rapid changes in {O} {P}",
    "Drivers of {T} {P}",
};
constexpr Lines field_openings = {
    "Interest in {T} has grown as {F} became harder to ignore.",
    "{F} can alter {T}, yet the pathways remain poorly known.",
    "Most of what we know about {T} comes from short records.",
    "The link between {F} and {O} remains disputed.",
    "Despite decades of work on {T}, few studies have followed {O} over time.",
    "Models of {T} often leave out {F}.",
    "{T} and {U} have mostly been studied apart.",
    "Reliable estimates of {O} are needed to understand {T}.",
    "{T} may respond to {F} and to {G} at the same time.",
};
constexpr Lines field_aims = {
    "Here we examine {T} {P} using {M}.",
    "We combined {M} with {L} to follow {O} {P} over {Y} years.",
    "This study asks how {F} affected {O} {P}.",
    "We present {Y} years of observations of {T} {P}.",
    "Using {M}, we measured {O} for {N} {X} {P}.",
    "We tested {F} and {G} as predictors of {O}, with data on {N} {X}.",
    "From {N} {X} {P} we reconstruct the history of {O}.",
    "We surveyed {N} {X} {P} and related {O} to {F}.",
};
constexpr Lines field_results = {
    "{O} differed by {R} percent between cases with and without {F}.",
    "{F} explained {R} percent of the variance in {O}.",
    "Across {N} {X}, {O} tracked {F} closely, while {Q} did not.",
    "{M} and {L} gave consistent estimates of {O}.",
    "{F} altered {O} more strongly than {G} did.",
    "Contrary to expectation, {G} had little effect on {O}.",
    "{Q} responded to {F} with a delay of {n} years.",
    "Changes in {O} persisted after accounting for {G} ($p < 0.01$).",
    "{R} percent of the {X} showed a marked change in {Q}.",
    "A model with {F} and {G} reproduced {O} well ($R^2 = 0.{R}$).",
    "The strongest signal appeared in {U}, where {Q} changed within {n} years.",
};
constexpr Lines field_closings = {
    "These results suggest that {T} and {U} should be studied together.",
    "Our findings point to {F} as a main driver of {T}.",
    "The data offer a baseline against which later changes in {O} can be judged.",
    "Forecasts of {T} will need to include {G}.",
    "We discuss what this means for {T} and for the design of future surveys.",
    "Continued use of {M} will show whether the trend in {O} lasts.",
    "We conclude that {F} and {G} act together on {T}.",
};

constexpr Lines laboratory_titles = {
    "{F} as a control on {O} in {T}",
    "{M} of {T}",
    "The role of {F} in {T}",
    "{F} and {O}: new insights into {T}",
    "Mechanisms of {T} revealed by {M}",
    "Tuning {O} through {F}",
    "{T} and {U} share a common mechanism",
    "Changes in {O} under {F}",
    "Dissecting {T} with {M} and {L}",
    "{F} versus {G}: which limits {O}?",
    "{T}: from {F} to {O}",
    "Quantifying {O} by {M}",
    "Early changes in {O} during {T}",
    "{O} and {Q} in {T}: effects of {F}",
};
constexpr Lines laboratory_openings = {
    "{T} could be far better understood if the role of {F} were known.",
    "How {F} can give rise to changes in {O} has remained unclear.",
    "Progress on {T} has been held back by uncertainty about {O}.",
    "{F} and {G} are both thought to affect {T}.",
    "Previous work on {T} relied on indirect measures of {O}.",
    "A mechanistic account of {T} must explain both {O} and {Q}.",
    "Evidence for an effect of {F} on {T} is mixed.",
    "{T} and {U} have many features in common.",
};
constexpr Lines laboratory_aims = {
    "Here we use {M} to study {T}.",
    "We combined {M} and {L} to measure {O} under controlled {F}.",
    "We varied {F} step by step and recorded {O} in {N} {X}.",
    "We tested the hypothesis that {F} can limit {O}, using {N} {X}.",
    "By means of {M}, we compared {N} {X} that differed in {F}.",
    "We introduce a protocol based on {M} that resolves {O} {P}.",
    "In this work we followed {T} by {M} and, independently, by {L}.",
};
constexpr Lines laboratory_results = {
    "{F} changed {O} by {R} percent.",
    "{O} depended on {F} but not on {G}.",
    "{M} revealed two distinct regimes of {O}.",
    "The effect of {F} on {O} disappeared when {G} was held constant.",
    "Among {N} {X}, {R} percent showed altered {Q}.",
    "{F} affected {O} but left {Q} unchanged.",
    "{O} correlated with {Q} ($r = 0.{R}$), which points to a shared cause.",
    "The same pattern was found in {U}.",
    "{L} confirmed that {G} acted upstream of {F}.",
    "{O} reached a plateau, whereas {Q} continued to rise with {F}.",
};
constexpr Lines laboratory_closings = {
    "These findings identify {F} as a key to {T}.",
    "The results constrain models of {T} and suggest new uses of {M}.",
    "Together, the data argue that {T} and {U} follow the same principles.",
    "Control of {F} thus offers a way to influence {O}.",
    "Our approach can be extended to {U}.",
    "We propose a model that derives {O} from {G} and {Q} from {F}.",
};

constexpr Lines computing_titles = {
    "{A}: {M} for {T}",
    "{M} for {T}",
    "Improving {O} in {T} with {M}",
    "On the role of {F} in {T}",
    "{A}: {T} without {F}",
    "Can {M} help? A study of {T}",
    "Bringing {T} and {U} together",
    "Rethinking {T} under {F}",
    "{A}: a benchmark for {T} and {U}",
    "Understanding {F} in {T}",
    "From {M} to {L}: a comparison on {T}",
    "{T} at scale: {O}, {Q} and their trade-off",
    "Robust {T} in the presence of {F}",
    "An empirical study of {F} and {O} in {T}",
};
constexpr Lines computing_openings = {
    "Work on {T} has made rapid progress, but {F} can still cause failure.",
    "Current approaches to {T} trade {O} against {Q}.",
    "One obstacle to progress in {T} has been {F}.",
    "Systems for {T} are usually judged by {O} alone.",
    "The behaviour of {M} under {F} is poorly understood.",
    "{T} and {U} are usually treated as separate problems.",
    "It is often assumed that {T} would suffer less from {F} than from {G}.",
};
constexpr Lines computing_aims = {
    "We propose {A}, a method that combines {M} with {L}.",
    "In this paper we introduce {A}, which addresses {F} through {M}.",
    "We present a systematic comparison of {M} and {L} for {T}.",
    "This paper studies the influence of {F} on {O} and {Q}, in {N} {X} {P}.",
    "We revisit {M} as a basis for {T}.",
    "We release {A}, an open collection for {T} with {N} {X}.",
    "We ask whether {T} can rest on {M} alone.",
};
constexpr Lines computing_results = {
    "Experiments {P} show an improvement of {R} percent in {O}.",
    "{A} matches strong baselines in {O} at a fraction of the cost.",
    "Our approach improves {O} {P} without a change in {Q}.",
    "Ablations attribute most of the gain to {M}.",
    "We find that {F} and {G} account for {R} percent of the errors.",
    "The gains hold across {N} {X}.",
    "In contrast, we see little benefit from {L} once we control for {F}.",
    "Under mild assumptions on {F}, the cost grows as $O(n \\log n)$.",
    "Results {P} agree with a human study.",
    "With {M} in place, {G} did not degrade {O}.",
};
constexpr Lines computing_closings = {
    "Code and data are available.",
    "Our analysis suggests paying more attention to {F} in work on {T}.",
    "We hope that {A} will encourage work on {U}.",
    "The method is simple, and extends to {U}.",
    "We close with recommendations for evaluating {T}.",
    "These findings challenge common practice in {T}.",
    "We discuss limits, in particular {G}.",
};

constexpr Lines interpretive_titles = {
    "{F} and the making of {O}",
    "{T} {P}",
    "{T} {P}: a study in {F}",
    "Between {F} and {G}: {T} {P}",
    "{T} and {U}: one question or two?",
    "How {F} shaped {O}",
    "Evidence for {T} {P}",
    "Reading {T} through {M}",
    "{O} and {F} {P}",
    "The limits of {F}: {T} reconsidered",
    "Variation and order in {T}: what {M} can show",
    "Revisiting {T}: {F}, {O} and their sources",
    "{T} beyond {F}",
};
constexpr Lines interpretive_openings = {
    "Explanations of {T} have long relied on {F}.",
    "Scholars of {T} have said little about {F}.",
    "The literature on {T} rests on a handful of well-known cases.",
    "{F} and {G} are usually treated as rival explanations of {O}.",
    "It is often taken for granted that {F} decided {O}.",
    "The study of {T} offers an unusual view of {O}.",
    "Accounts of {U} have overshadowed those of {T}.",
};
constexpr Lines interpretive_aims = {
    "This article examines {T} {P} by way of {M}.",
    "Drawing on evidence from {N} {X}, this article asks how {F} shaped {O}.",
    "Through {M} and {L}, I follow {T} {P} over {Y} years.",
    "This paper brings {M} to bear on {T} and compares it with {U}.",
    "We analyse {N} {X} {P} and trace {O} through time.",
    "On the basis of {M}, the paper documents {T} {P} for the first time.",
};
constexpr Lines interpretive_results = {
    "{F} mattered less than {G}.",
    "The evidence shows that {O} and {Q} changed together.",
    "{O} came into question wherever {F} entered the scene.",
    "A closer look at {N} {X} reveals how uneven {O} could be.",
    "Far from being settled, {O} remained open to {F} for {Y} years.",
    "The pattern found in {T} recurs in {U}, though with weaker ties to {F}.",
    "What looks like {F} turns out to be a consequence of {G}.",
    "Differences in {Q} followed {F} and not, as often claimed, {G}.",
};
constexpr Lines interpretive_closings = {
    "The case invites a new reading of {T}.",
    "The study of {T} thus sheds light on {U}.",
    "The argument has consequences for how {O} can be compared across cases.",
    "I argue that {F} and {O} cannot be told apart without {M}.",
    "The findings speak against any single cause of {T}.",
    "An appendix lists the {X} studied.",
};

constexpr Lines social_titles = {
    "{F} and {O}: evidence {P}",
    "The effect of {F} on {O} {P}",
    "{T} {P}: {O} before and after reform",
    "{T} and {O}: results from {M}",
    "Who is affected by {T}? Evidence from {N} {X}",
    "Determinants of {O} {P}",
    "{T}, {F} and {O}",
    "{T} and inequality: {F} and {O} {P}",
    "Understanding {T} {P}: {F} and {G}",
    "Long-run consequences of {F} for {O}",
    "{M} as a tool for {T} research",
    "{T} and {U}: a study of {N} {X}",
    "Trends in {O} {P} over {Y} years",
};
constexpr Lines social_openings = {
    "Many believe that {F} can affect {O}, but causal evidence is scarce.",
    "Debates on {T} often turn on {F}.",
    "Policy on {T} has made uneven progress.",
    "Little is known about the consequences of {F} for {O}.",
    "Programmes that target {T} seldom consider {F}.",
    "Rising concern about {U} has renewed interest in {T}.",
    "Estimates of {O} vary widely between studies of {T}.",
};
constexpr Lines social_aims = {
    "We estimate the effect of {F} on {O} {P}.",
    "Using {M}, we followed {N} {X} {P} for {Y} years.",
    "This paper combines {M} with {L} to study {T}.",
    "We use {M} to compare {X} with high and low exposure to {F}.",
    "We collected data on {N} {X} {P} and analysed them by {M}.",
    "We evaluate a programme on {T} that reached {N} {X} {P}.",
};
constexpr Lines social_results = {
    "{F} changed {O} by {R} percent (95% confidence interval excludes zero).",
    "The effect on {O} was largest among {X} most exposed to {G}.",
    "{G} explained {R} percent of the gap in {O}.",
    "We find no effect of {F} on {Q}.",
    "Changes in {O} faded after {n} years, whereas {Q} kept changing.",
    "Differences in {O} narrowed once {G} was taken into account.",
    "{R} percent of the {X} reported a change in {Q}.",
    "The results are robust to alternative definitions of {O}.",
    "{F} and {G} reinforced each other.",
};
constexpr Lines social_closings = {
    "Policies on {T} should take {F} into account.",
    "The findings suggest paying as much attention to {G} as to {F}.",
    "Our results imply that changes in {O} need not come at the expense of {Q}.",
    "Lessons for {U} are discussed.",
    "Costs per beneficiary compare well with other programmes on {T}.",
    "Wider use of {M} could improve the evidence on {T}.",
};

constexpr Lines reviews = {
    "{T}: a review",
    "{T} and {F}: a systematic review",
    "Advances in {T}: {Y} years of research",
    "Open questions in {T} and {U}",
    "A critical review of {M} in research on {T}",
    "{F}, {O} and {T}: a review of the evidence",
};

constexpr Lines german_titles = {
    "{C}: Stand der Forschung und offene Fragen",
    "{C}: eine Langzeitstudie über {Y} Jahre",
    "{C} im Vergleich: Ergebnisse und Methoden",
};
constexpr Lines german_abstracts = {
    "{C}: Der Beitrag fasst {Y} Jahre Forschung zusammen und wertet {N} Beobachtungen aus. Die Ergebnisse "
    "zeigen deutliche Unterschiede zwischen den untersuchten Fällen. Offene Fragen und künftige Methoden "
    "werden erörtert.",
    "Die Untersuchung beruht auf {N} Fällen und vergleicht mehrere Erklärungen. Thema: {C}. Die "
    "größten Veränderungen traten innerhalb weniger Jahre auf.",
};
constexpr Lines spanish_titles = {
    "Una revisión sobre {C}",
    "Nuevos datos sobre {C}: {Y} años de estudio",
    "Avances y retos: {C}",
};
constexpr Lines spanish_abstracts = {
    "Este artículo revisa {Y} años de investigación sobre {C}. A partir de {N} observaciones se comparan "
    "distintas explicaciones. Los resultados muestran diferencias notables entre los casos estudiados.",
    "Presentamos {N} observaciones sobre {C} y discutimos sus consecuencias. Los cambios más rápidos se "
    "produjeron en los últimos años.",
};
constexpr Lines french_titles = {
    "Comprendre {C} : état des recherches",
    "Étudier {C} : {Y} années d'observation",
    "Mesurer {C} : méthodes et résultats",
};
constexpr Lines french_abstracts = {
    "Cet article présente {Y} années de recherches sur le thème suivant : {C}. À partir de {N} "
    "observations, nous comparons plusieurs explications. Les résultats révèlent des différences marquées.",
    "Nous analysons {N} cas afin de mieux comprendre {C}. Les changements les plus rapides ont eu lieu au "
    "cours des dernières années.",
};
constexpr Lines chinese_titles = {
    "{C}研究进展",
    "{C}的影响因素分析",
    "{C}：方法与展望",
};
constexpr Lines chinese_abstracts = {
    "本文综述了{C}的研究进展，分析了{N}个样本，并讨论了主要影响因素。结果表明，不同地区之间存在显著差异。",
    "针对{C}问题，本文比较了多种方法，并对{N}个案例进行了研究。",
};

constexpr ForeignPatterns foreign[] = {
    {"de", german_titles, german_abstracts},
    {"es", spanish_titles, spanish_abstracts},
    {"fr", french_titles, french_abstracts},
    {"zh", chinese_titles, chinese_abstracts},
};

constexpr Patterns by_manner[] = {
    {field_titles, field_openings, field_aims, field_results, field_closings},
    {laboratory_titles, laboratory_openings, laboratory_aims, laboratory_results, laboratory_closings},
    {computing_titles, computing_openings, computing_aims, computing_results, computing_closings},
    {interpretive_titles, interpretive_openings, interpretive_aims, interpretive_results,
     interpretive_closings},
    {social_titles, social_openings, social_aims, social_results, social_closings},
};

}  // namespace

const Patterns& patterns(Manner manner) {
    return by_manner[static_cast<std::size_t>(manner)];
}

std::span<const std::string_view> review_titles() {
    return reviews;
}

std::span<const ForeignPatterns> foreign_patterns() {
    return foreign;
}

}  // namespace kindred::indexer::sample
