"""What patients ask, as they type it, and the page that answers, with its section where it matters.

The search is held to this table on every database. An answer is mended in the weights of ranking.py or the
words of search.yaml, so that it holds for a reason, and never by naming a question there.
"""

QUESTIONS = """
what is it                              what-is-dry-needling
what is dry needling                    what-is-dry-needling
why is it called dry                    what-is-dry-needling#why-is-it-called-dry
how does it work                        how-it-works
what is a trigger point                 trigger-points
knots                                   trigger-points
muscle knots                            trigger-points
difference from acupuncture             dry-needling-and-acupuncture
is it the same as acupuncture           dry-needling-and-acupuncture
electric                                types-of-dry-needling#what-is-electrical-stimulation
tens machine                            types-of-dry-needling#what-is-electrical-stimulation
how deep does the needle go             types-of-dry-needling#how-deep-does-the-needle-go
how big is the needle                   what-is-dry-needling#what-is-the-needle-like
ims                                     types-of-dry-needling#what-is-intramuscular-stimulation

what is it good for                     what-it-is-used-for
headaches                               what-it-is-used-for#headaches-and-migraine
migraine                                what-it-is-used-for#headaches-and-migraine
back pain                               what-it-is-used-for#neck-and-back
backache                                what-it-is-used-for#neck-and-back
neck pain                               what-it-is-used-for#neck-and-back
tennis elbow                            what-it-is-used-for#shoulder-and-elbow
tmj                                     what-it-is-used-for#head-and-jaw
does it work                            does-it-work
does it help with back pain             does-it-work
will it help my neck                    does-it-work
is there any evidence                   does-it-work
is it safe                              risks#is-it-safe
is it dangerous                         risks
side effects                            risks#which-mild-side-effects-can-i-expect
what can go wrong                       risks
collapsed lung                          risks#what-a-collapsed-lung-feels-like
pneumothorax                            risks#what-a-collapsed-lung-feels-like
bruise                                  aftercare#how-long-does-a-bruise-last
blood thinners                          who-should-not-have-it#blood-thinners
warfarin                                who-should-not-have-it#blood-thinners
im on apixaban is that ok               who-should-not-have-it#blood-thinners
i take plavix                           who-should-not-have-it#blood-thinners
eliquis                                 who-should-not-have-it#blood-thinners
lixiana                                 who-should-not-have-it#blood-thinners
brilinta                                who-should-not-have-it#blood-thinners
dipyridamole                            who-should-not-have-it#blood-thinners
low dose aspirin                        who-should-not-have-it#blood-thinners
baby aspirin                            who-should-not-have-it#blood-thinners
haemophilia                             who-should-not-have-it#bleeding-or-clotting-problems
von willebrand                          who-should-not-have-it#bleeding-or-clotting-problems
thrombocytopenia                        who-should-not-have-it#bleeding-or-clotting-problems
cirrhosis                               who-should-not-have-it#bleeding-or-clotting-problems
methotrexate                            who-should-not-have-it#a-weak-immune-system
humira                                  who-should-not-have-it#a-weak-immune-system
leukemia                                who-should-not-have-it#a-weak-immune-system
transplant                              who-should-not-have-it#a-weak-immune-system
splenectomy                             who-should-not-have-it#a-weak-immune-system
hepatitis b                             who-should-not-have-it#a-disease-carried-in-blood
enoxaparin                              who-should-not-have-it#blood-thinners
aspirin                                 who-should-not-have-it#blood-thinners
do i stop blood thinners                who-should-not-have-it#blood-thinners
blood clot                              preparing#when-not-to-come
cancer                                  who-should-not-have-it#cancer
tumour                                  who-should-not-have-it#cancer
surgery                                 checklist#skin-swelling-and-surgery
i have a cut on my leg                   who-should-not-have-it#infection-wounds-swelling-not-in-that-place
i've got a hip replacement              who-should-not-have-it#other-things-to-tell
metal hip                               who-should-not-have-it#other-things-to-tell
artificial joint                        who-should-not-have-it#other-things-to-tell
i had an operation                      who-should-not-have-it#other-things-to-tell
steroids                                who-should-not-have-it#a-weak-immune-system
neuropathy                              who-should-not-have-it#nerve-and-movement-conditions
nerve injury                            risks#serious-harm
pregnant                                who-should-not-have-it#pregnancy
expecting a baby                        who-should-not-have-it#pregnancy
10 weeks pregnant                       who-should-not-have-it#pregnancy
first trimester                         who-should-not-have-it#pregnancy
sintrom                                 who-should-not-have-it#blood-thinners
placebo                                 glossary#placebo
bleeding gums                           who-should-not-have-it#bleeding-or-clotting-problems
pacemaker                               who-should-not-have-it#if-electricity-is-used
hiv                                     who-should-not-have-it#a-disease-carried-in-blood
diabetes                                who-should-not-have-it#a-weak-immune-system
diabetic                                who-should-not-have-it#a-weak-immune-system
swelling                                who-should-not-have-it#swelling
epilepsy                                who-should-not-have-it#if-electricity-is-used
children                                who-should-not-have-it#children
can my daughter have it                 who-should-not-have-it#children
who can't have it                       who-should-not-have-it
who is allowed to do it                 choosing-a-practitioner
how to find a good physio               choosing-a-practitioner
reused needles                          choosing-a-practitioner#what-clean-practice-looks-like
cost                                    other-options#what-will-it-cost
how much is it                          other-options#what-will-it-cost
alternatives                            other-options
is it the same as injections            what-is-dry-needling#why-is-it-called-dry
is it the same as a steroid injection   what-is-dry-needling#why-is-it-called-dry

what to wear                            preparing#what-to-wear
will i have to take my top off          preparing#what-to-wear
eat before                              preparing#what-to-eat-and-drink
can I drink water                       preparing#what-to-eat-and-drink
can i drive home                        preparing#getting-home
scared of needles                       preparing#fear-of-needles
needle phobia                           preparing#fear-of-needles
ibuprofen                               aftercare#can-i-take-a-painkiller
painkillers                             aftercare#can-i-take-a-painkiller
can i take my blood pressure tablets    preparing#your-medicines
i took aspirin this morning             who-should-not-have-it#blood-thinners
do i stop my tablets                    preparing#your-medicines
what do i bring                         preparing#what-to-bring
do i need to bring anything             preparing#what-to-bring
what should i tell the physio           preparing#what-to-tell-your-practitioner
can my wife come in with me             checklist#consent
how do i cancel                         preparing#when-not-to-come
i have a cold should i still come       preparing#when-not-to-come

how long does it take                   what-happens#how-long-each-part-takes
how long will it take                   what-happens#how-long-each-part-takes
how long is the appointment             what-happens#how-long-each-part-takes
do they leave the needles in            what-happens#do-the-needles-stay-in
how long will i be there                what-happens#how-long-each-part-takes
what happens at the appointment         what-happens
what to expect                          what-happens
what should I expect                    what-happens
does it hurt                            what-it-feels-like
will it be painful                      what-it-feels-like
what is the twitch                      what-it-feels-like#what-does-a-twitch-mean
can i ask them to stop                  what-it-feels-like#your-right-to-stop
how many sessions                       how-many-sessions
how many times do i have to go          how-many-sessions
when will my pain get better            how-many-sessions#when-may-i-feel-better
what if it doesnt help                  other-options#what-if-it-does-not-help

what is normal tomorrow                 aftercare
what to expect afterwards               aftercare#the-first-two-days
still sore after 3 days                 aftercare
soreness                                aftercare#how-long-will-i-be-sore
can i exercise after                    aftercare#can-i-exercise
going to the gym                        aftercare#can-i-exercise
can i go to the gym today               aftercare#can-i-exercise
can I play sports                       aftercare#can-i-exercise
hot shower                              aftercare#can-i-use-heat
painkillers afterwards                  aftercare
how long does it take to recover        aftercare#how-long-will-i-be-sore
can i go to work after                  questions#afterwards
how long does bruising last             aftercare#how-long-does-a-bruise-last
when do i call an ambulance             when-to-get-help#emergency
fever                                   when-to-get-help#today
bleeding a lot                          when-to-get-help#emergency
bruise getting bigger                   when-to-get-help
i feel worse today                      when-to-get-help#call-your-practitioner
big bruise                              when-to-get-help#call-your-practitioner
heart racing                            when-to-get-help#today
blood in my urine                       when-to-get-help#today
i cannot breathe                        when-to-get-help#emergency
shoulder blade pain when i breathe in   when-to-get-help#emergency
chest pain                              when-to-get-help
breathless                              when-to-get-help#emergency
palpitations                            when-to-get-help#today
fainted                                 aftercare#if-you-feel-faint
i fainted on the way home               aftercare#if-you-feel-faint
blacked out                             when-to-get-help#today
i passed out after needling             when-to-get-help#today
dvt                                     preparing#when-not-to-come
flu                                     when-to-get-help#today
feeling sick                            when-to-get-help#call-your-practitioner
i passed out                            when-to-get-help#today
pins and needles                        risks#tingling-or-numbness
tingling                                risks#tingling-or-numbness
infected needle mark                    aftercare#is-it-an-infection
numb                                    risks#tingling-or-numbness
fingers feel tingly                     risks#tingling-or-numbness
needle spot keeps bleeding              when-to-get-help#today
the needle broke                        when-to-get-help#today
can i swim                              aftercare#can-i-exercise
can i fly                               when-to-get-help#if-it-could-be-your-lung
flight tomorrow                         when-to-get-help#if-it-could-be-your-lung
will the pain come back                 longer-term

who wrote this                          about-this-guide
cookies                                 privacy
is this true                            how-we-write
i found a mistake                       about-this-guide#report-an-error
large print                             accessibility
what does lymphoedema mean              glossary#lymphoedema
"""

TYPOS = """
soer                sore
acupunture          acupuncture
accupuncture        acupuncture
brusing             bruising
pnumothorax         pneumothorax
diziness            dizziness
seriuos             serious
sweling             swelling
chset               chest
needel              needle
musle               muscle
pregnent            pregnant
canser              cancer
asprin              aspirin
exersise            exercise
paracetomol         paracetamol
painfull            painful
shoulderpain        shoulder pain
bloodthiner         blood thinner
bloodthinners       blood thinners
"""

NO_TYPOS = """
wrist copd gerd statin statins shingles warts stent ptsd adhd laser coil throat swallow thumb hernia gout cyst
lupus scar tattoo asthma stroke insulin reflux ulcer acne boil mole herpes eczema kidney liver disc sciatica
massage cupping osteopath vaccine horse dog golf restless
""".split()
"""What patients ask about in plain letters: a word that the guide lacks is none that it has."""
