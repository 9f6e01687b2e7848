"""More of what patients ask, below the answers of which one has to be among the first three pages.

The name of a page stands for any of its sections. The table of `questions.py` is the stricter one.
"""

ASKED = """
preparing#what-to-eat-and-drink
    do i need to eat before hand
    should i fast
    is there anything i should eat first
    can i have a drink beforehand
    do i come on an empty stomach
    what should i have for breakfast
    can i drink alcohol before
    can i have toast in the morning
preparing#what-to-wear
    what do i wear for shoulder needling
    can i keep my bra on
    is a tshirt ok
    shall i wear leggings
    what top should i wear for my neck
    do i have to be naked
    is tracksuit ok
    will i need to undress for my hip
    what should i put on
    do i wear shorts for my calf
checklist#consent
preparing
questions
what-happens
    can i bring someone with me
what-is-dry-needling#what-is-the-needle-like
what-is-dry-needling
    how thick is the needle
preparing#what-to-bring
    what should i take along
    what paperwork do i need
    how early should i arrive
    shall i bring my medication list
checklist#consent
    can my mum sit in with me
    is it ok if my husband watches
    can my sister be there
    can my boyfriend wait inside
checklist#consent
what-happens
    can a friend stay in the room
who-should-not-have-it#children
    is my 8 year old too young
    my son is ten
    is it suitable for kids
    can toddlers have this
    my teenager plays rugby can he have it
    how old do you have to be
    can they treat a 9 year old
preparing#your-medicines
checklist#medicines
    i take sertraline
    i take fish oil and turmeric
    omega 3 supplements
    i'm taking blood pressure pills
    im on fluoxetine for depression
    can i take my normal tablets that day
    do vitamins matter
    i take hormone tablets
    does ginkgo matter
    i'm on amitriptyline
    do i mention herbal stuff
aftercare#can-i-take-a-painkiller
preparing#your-medicines
checklist#medicines
    does voltarol matter
aftercare#can-i-take-a-painkiller
    can i take codeine after
    what can i take for the ache
    can i have paracetamol
    is nurofen ok for it
    aspirin for the soreness
who-should-not-have-it#bleeding-or-clotting-problems
risks
aftercare#how-long-does-a-bruise-last
    i bruise really easily
who-should-not-have-it#a-weak-immune-system
who-should-not-have-it#cancer
    had chemo last month
who-should-not-have-it#cancer
    i had breast cancer in 2015
    im having radiotherapy
    i had prostate cancer
    had cancer years ago
who-should-not-have-it#pregnancy
    i'm 30 weeks gone
    6 weeks pregnant
    is it safe when expecting
who-should-not-have-it#other-things-to-tell
checklist#implants-and-other-conditions
    i have a knee replacement
    plates in my arm
    titanium rod in my leg
    had my hip done
    metal plate in ankle
checklist#implants-and-other-conditions
who-should-not-have-it#other-things-to-tell
    breast implants
    i have asthma
    scoliosis
    irregular heartbeat
    allergic to alcohol wipes
    i've got emphysema
    i have poor blood flow in my legs
    copd
    my spine is curved
    atrial fibrillation
checklist#implants-and-other-conditions
what-is-dry-needling#what-is-the-needle-like
    nickel allergy
    i react to nickel
    allergic to metal
who-should-not-have-it#a-weak-immune-system
checklist#implants-and-other-conditions
    type 1 diabetes
who-should-not-have-it#a-disease-carried-in-blood
checklist#blood-and-infection
    hep c
preparing#when-not-to-come
when-to-get-help
    feeling poorly today
who-should-not-have-it#infection-wounds-swelling-not-in-that-place
who-should-not-have-it#swelling
checklist#skin-swelling-and-surgery
    swollen knee can they needle it
preparing#fear-of-needles
    im frightened of injections
    terrified of needles
    needles freak me out
    petrified of jabs
    bad fear of needles what can i do
preparing#tense-your-muscles
preparing#fear-of-needles
checklist#fears-and-past-reactions
    i always faint at blood tests
    i passed out last time i had a jab
preparing#fear-of-needles
preparing#breathe-slowly
    how to calm down before
    how can i be less nervous
    i get panicky with needles
preparing#getting-home
questions#afterwards
    can i drive afterwards
preparing#getting-home
aftercare#can-i-exercise
    is it ok to cycle home
what-happens#do-the-needles-stay-in
types-of-dry-needling#how-long-do-the-needles-stay-in
    how long will the needles be in for
    are the needles left in for a while
    do the needles come straight out
what-happens#the-visit-step-by-step
what-happens
    what will they do first
    do i lie down
    will they examine me
    what position will i be in
    what happens step by step
what-is-dry-needling#why-is-it-called-dry
what-happens
choosing-a-practitioner#what-clean-practice-looks-like
    do they use numbing cream
    is there an anaesthetic
    do they freeze the skin first
what-it-feels-like
aftercare#how-long-will-i-be-sore
    is it sore
what-it-feels-like
    does the needle sting
    is it more painful than an injection
    does it feel like an electric shock
what-it-feels-like#what-does-a-twitch-mean
    why did my muscle jump
    my muscle twitched is that good
    do muscles jump
how-many-sessions#how-can-i-tell-that-it-helps
does-it-work#how-to-tell-if-it-helps-you
    how do i know if its working
    how will i know it has helped
how-many-sessions#when-may-i-feel-better
    how quickly does it work
    how long before i feel a benefit
    when does it start to work
    how soon should i feel better
longer-term#how-long-does-the-benefit-last
does-it-work#short-term-and-long-term
    does the effect last
aftercare#can-i-exercise
    can i go running tomorrow
    can i play golf
    can i train the same evening
    when can i play football again
    is yoga allowed the next day
    is swimming ok
    can i go for a run after
    when can i lift weights again
aftercare#how-long-will-i-be-sore
aftercare
aftercare#can-i-take-a-painkiller
    what helps the soreness
aftercare#how-long-does-a-bruise-last
when-to-get-help#call-your-practitioner
    ive got a big bruise
    big purple bruise
aftercare#is-it-an-infection
    is the red mark infected
    is it infected
questions#afterwards
aftercare
    when can i go back to work
risks
    what are the dangers
risks#how-often-serious-harm-happens
risks
    how common is a collapsed lung
    what are the odds of a punctured lung
choosing-a-practitioner#what-clean-practice-looks-like
    do they wear gloves
    do they throw the needles away
    is the clinic hygienic
choosing-a-practitioner
choosing-a-practitioner#who-may-do-it
what-is-dry-needling#who-does-it
    who can do dry needling
    is my chiropractor allowed to needle
choosing-a-practitioner
choosing-a-practitioner#check-the-licence-and-the-training
    is my physio qualified
    who regulates this
    what qualifications should they have
choosing-a-practitioner#check-the-licence-and-the-training
    how do i check someone's licence
other-options#what-will-it-cost
    is it covered by insurance
    what does a session cost
    does my health insurance pay
    what's the price
    is it expensive
other-options#can-i-do-nothing-for-now
    what if i just wait
    what if i do nothing
    will it heal without needling
    is doing nothing ok
other-options
    what else can i try instead
other-options#does-it-go-with-other-care
    can i have physio as well
other-options#what-if-it-does-not-help
how-many-sessions#what-if-it-does-not-help
    it didnt work for me
    nothing changed after four visits
    what if it doesn't do anything
does-it-work
does-it-work#what-the-studies-found
    what does the research say
    what do the studies show
what-it-is-used-for
does-it-work
    does it help a frozen shoulder
what-it-is-used-for
    can it help fibromyalgia
trigger-points
trigger-points#what-does-dry-needling-do-to-them
    does it get rid of knots
trigger-points#why-might-pain-show-up-somewhere-else
    why does my arm hurt when they press my neck
    why does pain spread
dry-needling-and-acupuncture
    is it like acupuncture
    whats the difference between this and acupuncture
    difference between dry needling and acupuncture
    is it chinese medicine
    is it the same as acupuncture
what-is-dry-needling#what-is-the-needle-like
    what size are the needles
    how wide are the needles
    what are the needles made of
    how long are your needles
    are they big needles
longer-term#keep-a-pain-diary
    keeping a diary of pain
    should i write down my pain
about-this-guide#who-publishes-it
about-this-guide
    who made this website
    who is behind this guide
    who wrote this
privacy
    do you store my data
    do you track me
    cookies
checklist
accessibility
privacy
handouts
    can i print this
about-this-guide#what-it-cannot-do
about-this-guide
    is this medical advice
what-is-dry-needling#why-is-it-called-dry
    are they the same needles as for vaccines
    is there any liquid in the needle
who-should-not-have-it#blood-thinners
    i take pradaxa
    on a daily aspirin after my stent
    im on blood thinning tablets
    clopidogrel and dry needling
    do i bleed more on rivaroxaban
who-should-not-have-it#bleeding-or-clotting-problems
    my blood doesnt clot properly
    my platelets are low
    haemophilia carrier
who-should-not-have-it#a-weak-immune-system
    i have rheumatoid arthritis and take methotrexate
    kidney transplant patient
    i take humira for crohns
    my immune system is rubbish
    no spleen
who-should-not-have-it#pregnancy
checklist#pregnancy
    could i be pregnant and still have it
checklist#pregnancy
who-should-not-have-it#other-things-to-tell
    we are trying for a baby
    i am breastfeeding my baby
    nursing mum
who-should-not-have-it#if-electricity-is-used
checklist#implants-and-other-conditions
    i have a spinal cord stimulator
    i've a coil and a pacemaker
    icd implanted
who-should-not-have-it
checklist
preparing#what-to-tell-your-practitioner
    i have psoriasis
who-should-not-have-it
preparing#when-not-to-come
    shingles on my back
who-should-not-have-it#swelling
who-should-not-have-it#infection-wounds-swelling-not-in-that-place
checklist#skin-swelling-and-surgery
    my ankle is puffy
checklist#skin-swelling-and-surgery
who-should-not-have-it#other-things-to-tell
    i had an operation six weeks ago
    operation last month
preparing#when-not-to-come
    do i cancel if i have a cough
    i feel feverish should i come
    i've got the flu can i come
    when should i not come
    i feel under the weather
    should i reschedule if i have a sore throat
preparing#see-a-doctor-before-any-needling
checklist#signs-to-show-a-doctor-first
    unexplained weight loss
    i fell off my bike and my back hurts
    pain wakes me up at night
    i lost a stone without trying
preparing#breathe-slowly
preparing#fear-of-needles
    what if i panic
preparing#tense-your-muscles
    applied tension
    any tricks to stop fainting
preparing#getting-home
questions#afterwards
aftercare#the-first-two-days
    am i ok to drive after
preparing#getting-home
    can i take the bus home
    should someone collect me
    is someone needed to take me home
what-happens#how-long-each-part-takes
    how much time should i set aside
    how long will the whole thing take
    how long does an appointment last
what-happens#do-the-needles-stay-in
what-happens
    when do they take the needles out
what-happens#do-the-needles-stay-in
    will the therapist stay with me
    will i be on my own with needles in
what-happens
    what happens on the first visit
what-it-feels-like#your-right-to-stop
    can i tell them to stop if it hurts
    can i ask for a break
    what if i want it to stop
how-many-sessions
    how many times will i need to come
    is one session enough
    is 10 sessions too many
longer-term
longer-term#how-long-does-the-benefit-last
    will the pain return
aftercare#can-i-use-heat
    can i soak in a hot bath
    would a heat pack help
    can i use a hot water bottle
    hot bath afterwards
aftercare#how-long-will-i-be-sore
    how long does soreness last
    how many days will it ache
aftercare#what-is-normal
aftercare
    is it normal to be tired
    why am i so tired after
aftercare#what-is-normal
aftercare#how-long-does-a-bruise-last
risks#which-mild-side-effects-can-i-expect
    is it normal to bruise
when-to-get-help#call-your-practitioner
    the bruise is huge
    feeling dizzy the day after
    rash at the needle site
    pain is worse than before the session
when-to-get-help#today
aftercare#is-it-an-infection
    redness is spreading
risks#tingling-or-numbness
when-to-get-help#today
    tingling that wont go
when-to-get-help#today
when-to-get-help#emergency
risks#tingling-or-numbness
    my arm feels weaker since
when-to-get-help#today
    pink urine
    temperature two days after
    they left a needle in me
when-to-get-help#who-do-i-call-first
questions#afterwards
    who do i ring at night
when-to-get-help#if-it-could-be-your-lung
    can i go scuba diving
    when can i fly
    can i get on a plane
    can i dive
risks
risks#is-it-safe
what-is-dry-needling#is-it-safe
    how safe is it really
risks
risks#how-often-serious-harm-happens
risks#how-often-mild-effects-happen
    how often do things go wrong
risks#serious-harm
who-should-not-have-it#a-disease-carried-in-blood
    can you get hepatitis from it
choosing-a-practitioner
choosing-a-practitioner#check-the-licence-and-the-training
choosing-a-practitioner#who-may-do-it
    what training do they need
choosing-a-practitioner
    how do i find someone good
choosing-a-practitioner#warning-signs
    my therapist promised a cure
choosing-a-practitioner#if-something-goes-wrong
    i want to complain about my treatment
    they hurt me where do i report it
    who do i complain to
choosing-a-practitioner#your-right-to-say-no
what-is-dry-needling#who-does-it
    can i buy needles and do it at home
choosing-a-practitioner#what-clean-practice-looks-like
what-is-dry-needling#what-is-the-needle-like
    do they change the needle each time
other-options
other-options#what-are-the-choices
other-options#how-does-dry-needling-compare
    would exercise work just as well
other-options#does-it-go-with-other-care
longer-term#exercise-at-home
longer-term
    do i need exercises too
does-it-work
does-it-work#how-strong-is-the-evidence
    is there scientific proof
    is there evidence it works
does-it-work
does-it-work#what-the-studies-found
glossary#placebo
    is it just placebo
what-it-is-used-for#headaches-and-migraine
    can it help with migraines
what-it-is-used-for#shoulder-and-elbow
what-it-is-used-for
    is it any use for tennis elbow
    shoulder pain treatment
what-it-is-used-for#hip-leg-and-foot
what-it-is-used-for
    can it help my sore heel
trigger-points#what-might-cause-trigger-points
trigger-points
    what causes knots
types-of-dry-needling#what-is-electrical-stimulation
    do they use electricity
    does current hurt
types-of-dry-needling
glossary#deep-dry-needling
types-of-dry-needling#how-deep-does-the-needle-go
    what is deep needling
how-it-works
    how does needling relieve pain
    why would a needle help pain
about-this-guide#who-pays-for-it
about-this-guide
    who pays for this site
about-this-guide#who-has-reviewed-it
about-this-guide
    has a doctor checked this
preparing#your-medicines
checklist#medicines
who-should-not-have-it#a-weak-immune-system
    i use a steroid inhaler
who-should-not-have-it#blood-thinners
preparing#your-medicines
    should i skip my warfarin
who-should-not-have-it
checklist
preparing#what-to-tell-your-practitioner
checklist#implants-and-other-conditions
who-should-not-have-it#other-things-to-tell
    i have haemochromatosis
    i have sleep apnoea
who-should-not-have-it#nerve-and-movement-conditions
checklist#nerves-and-movement
    i had a stroke in 2019
    tourettes
who-should-not-have-it#infection-wounds-swelling-not-in-that-place
preparing#when-not-to-come
aftercare#is-it-an-infection
    spot on my skin is infected
what-it-feels-like
what-it-feels-like#what-you-may-feel
    will i feel the needle go in
    is an ache normal during it
what-it-feels-like
what-it-feels-like#how-much-does-it-hurt
aftercare#how-long-will-i-be-sore
    how sore is it
longer-term#how-long-does-the-benefit-last
    does it wear off
aftercare#can-i-exercise
aftercare#the-first-two-days
    can i do crossfit the day after
aftercare#how-long-does-a-bruise-last
    when will the bruise fade
aftercare#is-it-an-infection
when-to-get-help#today
    needle mark is weeping
when-to-get-help#today
risks#tingling-or-numbness
    still tingly the next morning
risks#what-a-collapsed-lung-feels-like
risks#serious-harm
risks#chest-ribs-and-upper-back
risks
    what could happen to my lungs
risks#serious-harm
risks#tingling-or-numbness
risks
    is nerve damage possible
risks
risks#serious-harm
    is anyone hurt by this
choosing-a-practitioner
choosing-a-practitioner#who-may-do-it
choosing-a-practitioner#check-the-licence-and-the-training
    do i need a registered physio
choosing-a-practitioner#warning-signs
other-options#what-will-it-cost
    they pressured me to pay for ten visits
other-options
other-options#what-are-the-choices
    what can i do besides this
    alternatives to needles
what-it-is-used-for#pain-that-has-lasted-a-long-time
what-it-is-used-for
does-it-work
    is it good for chronic pain
what-it-is-used-for#hip-leg-and-foot
what-it-is-used-for
does-it-work
    does it help plantar fasciitis
what-it-is-used-for#head-and-jaw
what-it-is-used-for
    tmj clicking
trigger-points#why-might-pain-show-up-somewhere-else
glossary#referred-pain
    what is referred pain
types-of-dry-needling#what-is-intramuscular-stimulation
glossary#intramuscular-stimulation
    what is ims
does-it-work#does-it-treat-the-cause
    does it cure the cause
longer-term#exercise-at-home
    exercises to do at home
accessibility
    i cant read small print
    text too small
preparing#what-to-tell-your-practitioner
checklist
    list of things to tell the physio
preparing#what-to-eat-and-drink
aftercare#the-first-two-days
aftercare
    do i need to drink lots of water
preparing#what-to-bring
what-happens
preparing
    what do they need from me on the day
what-is-dry-needling#what-is-the-needle-like
what-is-dry-needling#why-is-it-called-dry
    is the needle thinner than a blood test one
preparing#your-medicines
    do i carry on with my tablets
preparing#your-medicines
checklist#medicines
aftercare#can-i-take-a-painkiller
    should i stop ibuprofen before
who-should-not-have-it#swelling
checklist#skin-swelling-and-surgery
glossary#lymphoedema
    lymphoedema in my arm
who-should-not-have-it#if-electricity-is-used
checklist#nerves-and-movement
    epilepsy
preparing#breathe-slowly
    breathing exercise for fear
what-happens#the-visit-step-by-step
choosing-a-practitioner#what-clean-practice-looks-like
    do they clean the skin
what-it-feels-like#how-much-does-it-hurt
what-it-feels-like
dry-needling-and-acupuncture
    does it hurt more than acupuncture
what-happens#you-can-say-no
choosing-a-practitioner#your-right-to-say-no
what-it-feels-like#your-right-to-stop
    am i allowed to refuse
how-many-sessions#how-many-sessions-do-people-have
how-many-sessions
    how many do most people have
how-many-sessions#do-i-need-more-sessions-later
how-many-sessions
    will i need to keep coming back
aftercare#the-first-two-days
aftercare
    what should i do after
aftercare#how-long-will-i-be-sore
when-to-get-help#call-your-practitioner
    sore for four days
when-to-get-help
when-to-get-help#who-do-i-call-first
    which number do i call
risks#which-mild-side-effects-can-i-expect
    what are the side effects
risks#how-often-mild-effects-happen
    how many people get a bruise
risks#serious-harm
risks
    what serious things can happen
risks#what-lowers-the-risk
    how do i lower the risk
choosing-a-practitioner
choosing-a-practitioner#questions-to-ask-before-you-book
choosing-a-practitioner#warning-signs
    how do i know theyre any good
other-options#does-it-go-with-other-care
longer-term#exercise-at-home
aftercare#can-i-exercise
    can i carry on with my exercises
does-it-work#short-term-and-long-term
longer-term
how-many-sessions#do-i-need-more-sessions-later
    does it help long term
what-it-is-used-for
does-it-work
glossary#osteoarthritis
    does it help arthritis
trigger-points
    what are trigger points
types-of-dry-needling
glossary#superficial-dry-needling
    superficial needling
how-it-works
how-it-works#what-may-happen-in-the-muscle
    what does the needle do to the muscle
how-we-write#changes-and-reviews
about-this-guide
    when was this last updated
"""
