#include "indexer/sample/topics/topics.hpp"

namespace kindred::indexer::sample {

namespace {

constexpr TopicEntry climate[] = {
    {.name = "Sea level rise",
     .since = 1995,
     .kin = "Housing markets",
     .abroad =
         "Anstieg des Meeresspiegels|la subida del nivel del mar|la montée du niveau de la mer|海平面上升",
     .subjects =
         "sea level rise|coastal flooding|tide gauge records|storm surges|salt marsh accretion|vertical land "
         "motion|barrier island migration|ice sheet contributions|saltwater intrusion|managed retreat",
     .factors = "land subsidence|thermal expansion|ice sheet melt|sediment starvation|groundwater "
                "pumping|changing wind fields|sea wall construction|river regulation",
     .outcomes = "extreme water levels|shoreline position|flood frequency|marsh elevation|salinity|regional "
                 "trends|exposed population|return periods",
     .methods = "satellite altimetry|tide gauge reconstruction|hydrodynamic modelling|airborne "
                "lidar|sediment coring|Bayesian hierarchical models|foraminifera based transfer functions",
     .units = "tide gauges|cores|coastal segments",
     .sites = "along the * coast|in the * Delta|in * Estuary|on the * barrier islands",
     .claims =
         "Subsidence outpaced the ocean itself at one gauge in {n}.|Marshes kept pace only where rivers "
         "still brought sediment.|A flood once expected in a century now returns within a decade."},
    {.name = "Glacier retreat",
     .since = 1995,
     .kin = "Sea level rise",
     .abroad = "Gletscherschwund|el retroceso de los glaciares|le recul des glaciers|冰川退缩",
     .subjects =
         "glacier retreat|mass balance of mountain glaciers|ice cliff melt|proglacial lakes|debris covered "
         "glaciers|glacier outburst floods|basal sliding|firn densification|calving fronts|meltwater runoff",
     .factors = "summer warming|debris cover|black carbon deposition|snowfall decline|subglacial "
                "drainage|lake calving|cloudiness|surface albedo",
     .outcomes = "surface elevation|annual mass balance|terminus position|flow velocity|equilibrium line "
                 "altitude|late summer discharge|ice thickness",
     .methods = "ablation stakes|ground penetrating radar|drone photogrammetry|satellite feature "
                "tracking|energy balance modelling|ice core analysis|historical aerial photographs",
     .units = "glaciers|stakes|seasons",
     .sites = "on * Glacier|in the * Range|below * Peak|in the upper * basin",
     .claims = "Thin debris sped melting up, and thick debris slowed it down.|Peak runoff has passed in most "
               "of the small catchments.|The tongue thinned faster than it retreated."},
    {.name = "Ocean carbon uptake",
     .since = 1997,
     .kin = "Coral bleaching",
     .abroad = "Kohlenstoffaufnahme der Ozeane|la captación oceánica de carbono|l'absorption océanique du "
               "carbone|海洋碳吸收",
     .subjects = "ocean carbon uptake|the biological pump|air-sea CO$_2$ exchange|ocean "
                 "acidification|phytoplankton blooms|dissolved organic carbon|carbonate chemistry|iron "
                 "fertilisation|particle export|mesopelagic respiration",
     .factors = "upwelling|wind speed|iron supply|stratification|sea ice loss|eddy mixing|zooplankton "
                "migration|freshwater input",
     .outcomes = "carbon flux|surface alkalinity|net primary production|export efficiency|seawater "
                 "acidity|oxygen concentration|remineralisation depth",
     .methods = "biogeochemical floats|sediment traps|ship based carbon measurements|ocean colour "
                "retrievals|inverse modelling|mesocosm experiments|eddy covariance towers",
     .units = "float profiles|stations|cruises",
     .sites = "in the * Sea|across the * front|in the * upwelling|along the * section",
     .claims = "Winter observations turned a region thought to be a sink into a weak source.|Blooms fed by "
               "iron exported less carbon than expected.|Migrating zooplankton carried carbon below the "
               "mixed layer every night."},
    {.name = "Extreme rainfall",
     .since = 1996,
     .kin = "Sea level rise",
     .abroad = "Starkniederschläge|las lluvias extremas|les précipitations extrêmes|极端降水",
     .subjects =
         "extreme rainfall|flash floods|convective storms|atmospheric rivers|urban heat islands|monsoon "
         "onset|drought persistence|rainfall return periods|hailstorms|compound extremes",
     .factors = "atmospheric moisture|orographic lifting|urban surfaces|sea surface warming|aerosol "
                "loading|soil moisture memory|blocking highs|land use change",
     .outcomes = "hourly rainfall intensity|peak discharge|storm duration|flood damage|heavy rain "
                 "frequency|convective available energy|night temperature",
     .methods = "convection permitting models|weather radar|rain gauge networks|extreme value "
                "statistics|storm tracking|event attribution|reanalysis data",
     .units = "storms|gauges|catchments",
     .sites = "over the * Basin|in the city of *|along the * escarpment|in the * catchment",
     .claims = "Short storms intensified at twice the rate of daily totals.|Cities shifted the heaviest rain "
               "downwind.|Gauges missed half of the cells that radar saw."},
};

constexpr TopicEntry materials[] = {
    {.name = "Perovskite solar cells",
     .since = 2009,
     .kin = "Lithium-ion batteries",
     .abroad = "Perowskit-Solarzellen|las células solares de perovskita|les cellules solaires à "
               "pérovskite|钙钛矿太阳能电池",
     .subjects = "perovskite solar cells|tandem photovoltaics|lead-free perovskites|hole transport "
                 "layers|halide segregation|defect passivation|flexible solar modules|ion "
                 "migration|perovskite single crystals|encapsulation of modules",
     .factors = "moisture ingress|surface passivation|cation mixing|annealing temperature|ultraviolet "
                "exposure|additive engineering|interfacial recombination|thermal cycling",
     .outcomes = "power conversion efficiency|open circuit voltage|operational stability|carrier "
                 "lifetime|fill factor|grain size|trap density|hysteresis",
     .methods = "time resolved photoluminescence|solution processing|vapour deposition|impedance "
                "spectroscopy|grazing incidence X-ray scattering|blade coating|density functional theory",
     .units = "devices|films|modules",
     .sites = "at the * photovoltaic test field|under * Laboratory protocols",
     .claims = "Passivated cells kept 90 percent of their efficiency after 1,000 hours.|Larger grains did "
               "not guarantee longer lifetimes.|Iodide moved before any loss of current could be seen."},
    {.name = "Lithium-ion batteries",
     .since = 1995,
     .kin = "Perovskite solar cells",
     .abroad = "Lithium-Ionen-Batterien|las baterías de iones de litio|les batteries lithium-ion|锂离子电池",
     .subjects = "lithium-ion batteries|solid electrolytes|silicon anodes|dendrite growth|Li$_x$CoO$_2$ "
                 "cathodes|fast charging|battery ageing|thermal runaway|nickel-rich cathodes|battery "
                 "recycling|electrolyte additives",
     .factors = "charging rate|electrolyte decomposition|stack pressure|particle cracking|low "
                "temperature|surface coating|transition metal dissolution|moisture traces",
     .outcomes = "capacity retention|coulombic efficiency|ionic conductivity|cycle life|interfacial "
                 "resistance|energy density|lithium plating onset|gas evolution",
     .methods =
         "operando X-ray diffraction|electrochemical impedance spectroscopy|cryo-electron microscopy|neutron "
         "imaging|atom probe tomography|galvanostatic cycling|first principles calculation",
     .units = "cells|cycles|electrodes",
     .sites = "at the * test facility|in *-type pouch cells",
     .claims = "Cracked particles lost contact long before they lost lithium.|Pressure suppressed dendrites "
               "until the separator yielded.|A coating of a few nanometres doubled the cycle life."},
    {.name = "Metal-organic frameworks",
     .since = 1999,
     .kin = "Lithium-ion batteries",
     .abroad = "Metallorganische Gerüstverbindungen|las redes metalorgánicas|les réseaux "
               "métallo-organiques|金属有机框架",
     .subjects = "metal-organic frameworks|carbon dioxide capture|gas adsorption|water harvesting|framework "
                 "flexibility|linker functionalisation|hydrogen storage|membrane separation|defective "
                 "frameworks|catalysis in pores",
     .factors = "linker length|water vapour|open metal sites|pore window size|activation "
                "procedure|mechanical pressure|missing linkers|humidity cycling",
     .outcomes = "uptake capacity|selectivity|surface area|heat of adsorption|working capacity|hydrolytic "
                 "stability|permeance|turnover frequency",
     .methods = "breakthrough experiments|powder X-ray diffraction|grand canonical Monte Carlo "
                "simulation|mechanochemical synthesis|solid state nuclear magnetic resonance|high throughput "
                "screening|gas sorption isotherms",
     .units = "frameworks|adsorption cycles|samples",
     .sites = "in the * framework family|at the * beamline",
     .claims = "Missing linkers raised capacity and cost stability.|Flexible frameworks opened at a sharp "
               "gate pressure.|Water competed for the very sites that bind carbon dioxide."},
    {.name = "High-entropy alloys",
     .since = 2004,
     .kin = "Lithium-ion batteries",
     .abroad =
         "Hochentropie-Legierungen|las aleaciones de alta entropía|les alliages à haute entropie|高熵合金",
     .subjects = "high-entropy alloys|refractory alloys|short range order|additive manufacturing of "
                 "alloys|precipitation hardening|fatigue crack growth|hydrogen embrittlement|radiation "
                 "damage|deformation twinning|oxidation resistance",
     .factors = "aluminium content|cooling rate|grain refinement|cryogenic temperature|lattice "
                "distortion|strain rate|heat treatment|helium implantation",
     .outcomes = "yield strength|ductility|fracture toughness|hardness|stacking fault energy|creep "
                 "rate|oxide thickness|dislocation density",
     .methods = "laser powder bed fusion|atom probe tomography|electron backscatter diffraction|in situ "
                "tensile testing|thermodynamic phase modelling|nanoindentation|machine learned potentials",
     .units = "compositions|specimens|micrographs",
     .sites = "in the *-# alloy series|at the * irradiation facility",
     .claims = "Strength and ductility rose together below liquid nitrogen temperature.|Chemical order on "
               "the scale of a nanometre pinned dislocations.|Printed samples were stronger than cast ones "
               "and cracked sooner."},
};

constexpr TopicEntry astronomy[] = {
    {.name = "Exoplanet atmospheres",
     .since = 2000,
     .kin = "Stellar streams",
     .abroad = "Atmosphären von Exoplaneten|las atmósferas de los exoplanetas|les atmosphères des "
               "exoplanètes|系外行星大气",
     .subjects = "exoplanet atmospheres|hot Jupiters|transmission spectra|atmospheric "
                 "escape|sub-Neptunes|cloud formation on exoplanets|biosignature gases|phase "
                 "curves|temperate rocky planets|H$\\alpha$ absorption",
     .factors = "stellar irradiation|photochemical hazes|stellar activity|vertical mixing|metal "
                "enrichment|day to night heat transport|tidal locking|instrument systematics",
     .outcomes = "water abundance|day side temperature|transit depth|carbon to oxygen ratio|mass loss "
                 "rates|albedo|scale height",
     .methods =
         "transit spectroscopy|high resolution cross-correlation|Bayesian retrieval|general circulation "
         "models|secondary eclipse photometry|radial velocity monitoring|space based infrared spectroscopy",
     .units = "transits|planets|host stars",
     .sites = "in the *-## system|around the star *-#|in the * transit survey",
     .claims = "Clouds muted the water feature on the evening limb.|Starspots mimicked the slope expected "
               "from haze.|The puffiest planets were the ones losing mass."},
    {.name = "Galaxy clusters",
     .since = 1995,
     .kin = "Stellar streams",
     .abroad = "Galaxienhaufen|los cúmulos de galaxias|les amas de galaxies|星系团",
     .subjects = "galaxy clusters|weak gravitational lensing|dark matter halos|intracluster medium|cluster "
                 "mergers|brightest cluster galaxies|cosmological mass function|radio halos|intracluster "
                 "light|satellite quenching",
     .factors = "baryonic feedback|projection effects|dynamical state|miscentring|active galactic "
                "nuclei|halo assembly history|shear calibration|ram pressure",
     .outcomes = "cluster masses|mass to light ratios|gas fractions|concentration|entropy profiles|star "
                 "formation rates|velocity dispersion",
     .methods = "weak lensing shear maps|X-ray spectroscopy|Sunyaev-Zeldovich surveys|hydrodynamical "
                "simulations|photometric redshifts|strong lens modelling|stacked spectra",
     .units = "clusters|member galaxies|sight lines",
     .sites = "in the * survey|towards the * cluster|in the * field",
     .claims = "Merging clusters scattered most around the mean relation.|Gas was pushed out to the virial "
               "radius in small groups.|Lensing masses exceeded hydrostatic ones by {R} percent."},
    {.name = "Fast radio bursts",
     .since = 2007,
     .kin = "Galaxy clusters",
     .abroad = "Schnelle Radioblitze|las ráfagas rápidas de radio|les sursauts radio rapides|快速射电暴",
     .subjects =
         "fast radio bursts|repeating bursts|magnetar flares|pulsar timing|burst host galaxies|dispersion "
         "measures|burst scattering|radio transients|real time burst detection|Faraday rotation",
     .factors = "plasma lensing|magnetar winds|radio interference|intergalactic baryons|local magnetised "
                "gas|orbital motion|scintillation|beam sidelobes",
     .outcomes = "burst rates|rotation measures|pulse widths|burst energies|waiting times|polarisation "
                 "fractions|localisation accuracy",
     .methods = "interferometric localisation|baseband capture|dedispersion searches|injection tests|optical "
                "follow-up imaging|neural burst classification|polarimetry",
     .units = "bursts|pointings|observing hours",
     .sites = "with the * array|towards FRB *-##|at * Observatory",
     .claims =
         "Bursts arrived in storms and then fell silent for months.|The host turned out to be a dwarf galaxy "
         "with fresh star formation.|Narrow bursts drifted down in frequency within a millisecond."},
    {.name = "Stellar streams",
     .since = 1998,
     .kin = "Galaxy clusters",
     .abroad = "Sternströme|las corrientes estelares|les courants stellaires|恒星流",
     .subjects =
         "stellar streams|tidal disruption of dwarf galaxies|globular clusters|Milky Way halo|chemical "
         "tagging|accreted stars|stellar ages|galactic bar dynamics|metal-poor stars|gaps in streams",
     .factors = "dark subhalos|tidal stripping|the galactic bar|orbital phase mixing|molecular "
                "clouds|satellite infall|selection effects|halo flattening",
     .outcomes = "proper motions|stream width|metallicity spread|orbital energies|halo mass|element "
                 "abundances|gap sizes",
     .methods = "astrometric surveys|multi-object spectroscopy|orbit fitting|N-body simulation|mixture "
                "modelling|asteroseismology|matched filter star counts",
     .units = "halo stars|streams|spectra",
     .sites = "in the * stream|towards the * overdensity|in the * catalogue",
     .claims = "A dark perturber explained the gap better than any known cloud.|Stars of one cluster were "
               "found on both sides of the halo.|The stream bent where the large satellite had passed."},
};

constexpr FieldEntry fields[] = {
    {"Climate science", Manner::field_study,
     "Journal of Coasts and Climate|Cryosphere Letters|Ocean and Atmosphere Quarterly|Earth Surface "
     "Records|Climate Dynamics Notes|Hydrology and Hazard",
     "", climate},
    {"Materials science", Manner::laboratory,
     "Functional Materials Letters|Journal of Energy Storage Chemistry|Structure and Strength|Porous "
     "Solids|Advanced Device Physics|Acta Compositae",
     "", materials},
    {"Astronomy", Manner::field_study,
     "Journal of Galactic Astronomy|Planetary Atmospheres|Transient Sky|Monthly Astronomical "
     "Letters|Astrophysical Surveys|Proceedings of the Observing Societies",
     "", astronomy},
};

}  // namespace

std::span<const FieldEntry> earth_and_sky_fields() {
    return fields;
}

}  // namespace kindred::indexer::sample
