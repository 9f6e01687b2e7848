"""Cries for help, which show the guide's emergency card, and what sounds like one and is none."""

EMERGENCIES = """
sharp pain after dry needling
stabbing pain since yesterday
can't breathe
cant breathe
can’t breath
I can not breathe
cannot breath properly
hard to breathe
short of breath
shortness of breath
breathless
trouble breathing
it hurts when I breathe in
sharp pain when breathing
chest pain
pain in my chest
chest hurts after needling
tight chest
chets pain
coughing blood
coughing up blood
numb legs
my legs have gone numb
can't move my arm
cant feel my feet
numb between the legs
collapsed
she collapsed
stroke
face drooping
slurred speech
cant speak
worst headache ever
sudden headache
blue lips
lips look grey
lost control of my bladder
cant control my bowels
bleeding wont stop
still bleeding
bleeding will not stop
ambulance
call 999
emergency
collapsed lung symptoms
punctured lung
sudden weakness
sharp pain in shoulder
heart attack
unconscious
chestpain
breathles
brethless
difficulty breathing after dry needling
a&e
help me please
please help me
pain when I inhale
hurts to inhale
can't get air
not enough air
wheezing
punctured my lung
I think the needle punctured my lung
passed out and won't wake up
he will not wake up
pain between my shoulder blades
sudden back pain
new pain in my upper back
sudden sharp pain in my shoulder
lips turning purple
bluish lips
he is turning blue
numb bum
numb buttocks
my private parts are numb
numb vagina
numb penis
numb crotch
numbness down below
no feeling between my legs
tingling in my groin
my arm won't move
my leg doesn't work
I can't move
I can't stand up
cannot walk
could not lift my arm
can't pee
cannot urinate
peed myself
leaking urine
cannot control my bladder
on eliquis and swelling fast
on heparin still bleeding
on blood thinners swelling quickly
on warfarin and the bruise is getting bigger
i take plavix and it keeps bleeding
on brilinta and the lump is growing
i take lixiana and it will not stop
haemorrhage
bleeding a lot
blood everywhere
blood won't stop
sepsis
blood poisoning
seizure
having a fit
convulsions
my throat is swelling
tongue swelling
swollen tongue
throat closing
can't swallow
suicidal
i want to die
overdose
unconcious
siezure
anaphylaxis
sudden loss of sight
lost my sight
I have gone blind
breathing
chest
shoulder pain
help
chest pane
my chest is killing me
shallow breaths
winded
my chest feels weird
chest feels like an elephant is sitting on it
got this stabbing in my side every time i breathe
hurts like hell to take a breath
cant get my breath back
gasping
feel like im suffocating
struggling for air
every breath is agony
it catches when i breathe in
pain under my ribs when i inhale
my ribs are on fire
boob hurts when i breathe
tightness across my chest
pressure on my chest since the session
lung feels popped
did they puncture my lung
think shes gone and punctured my lung
can hardly breathe
cannot take a full breath
can't breathe deeply
no air
need to sit up to breathe
cant lie flat because of breathing
short winded
puffing and blowing after one flight of stairs
mum cant breathe
brething trubble
chst pain
carnt breathe
i cnat breathe
shortnes of breth
my heart is going mental
heart pounding out of my chest and i feel faint
clammy and feel like im going to collapse
coughed up some blood
spitting blood
coughing up red stuff
shoulder pain worse on breathing
pain in my shoulder every time i breathe in
sharp pain in back of shoulder after they needled it
lips have gone blue
my lips are a funny colour
nails have turned blue
my face is swelling up
face blown up like a balloon
tongue feels thick and fat
my throat is closing up
lump in throat and swelling
allergic reaction hives and wheezing
come out in hives and my throats tight
she fainted and wont come round
passed out and not coming round
mate is out cold
she is having a fit
shaking all over and eyes rolled back
my mum is confused all of a sudden
talking gibberish
my face is lopsided
half my face wont move
mouth is drooping on one side
speech gone funny
cant talk properly
right arm wont lift
arm just hangs there
foot drop since needling
cant lift my foot
legs gave way
both legs are tingling and weak
no strength in both legs
my legs wont hold me
paralized
headache hit me like a hammer
bad head and a temperature
headache and cant bend my neck
burning pain in my spine
electric shocks down both legs after back needling
cant pee
havent been able to wee since yesterday
pissed myself
wet myself twice today
i keep wetting the bed
lost control of my bowels
pooed myself without knowing
shat myself
leaking wee and numb down there
my arse is numb
numb round my back passage
willy has gone numb
numb lady parts
pins and needles in my private area
my crotch has no feeling
gone blind in one eye
vision went black
sharp pain in my eye after forehead needling
its pouring with blood
gushing blood from the needle hole
blood spurting out
soaked three towels with blood
bleeding through the bandage
it wont clot
bleeding heavily
golf ball lump and getting bigger
neck is swelling up
big hard painful lump where the needle went
belly is rock hard and killing me
unbearable pain in my side
severe abdominal pain
28 weeks pregnant and tummy pain wont go away
pregnant bleeding heavily
bit of needle broke off in my neck
needle snapped near my eye
feel like im going to die
call an ambulance
need an ambulance
ring 999
911
i need a doctor now
is it normal to have chest pain after dry needling
why cant i breathe properly
my 70 year old dad has chest pain after needling
stitch in my side that wont go when i breathe
feel like theres a knife in my back when i breathe
air wont go in
lungs feel tight
lungs are burning
pain behind my breastbone
crushing pain down my left arm
gurgling in my chest
bubbles under the skin of my neck
breathing hurts
dyspnoea
sob since needling
oxygen low
suicidal thoughts
i want to kill myself
lung
ribs
my breathing
ive got a pain in my chest thats not going away
there is pain on the left of my chest whenever i inhale
sore chest after appointment yesterday
my wee boy cannae breathe
i'm having difficulty getting enough air in
breath is short
short breath walking to the toilet
my breath keeps catching
it hurts to breath
i have a sharp pain under my shoulder blade when i take a breath
pain gets worse if i breathe deep
stabbing when breathing in on the right
i feel like i cant fill my lungs
lungs wont fill up
lung feels deflated
got needled in my traps 3 hours ago and now im breathless
since the needling this afternoon i cant get a deep breath in
my trapezius was done on monday and today im out of breath going to the kitchen
feeling of tightness round my chest like a belt
chest discomfort post dry needling
discomfort in chest
chest is sore and i keep coughing
hacking cough and chest pain
ive a band of pain round my ribs
ribcage agony
is this a collapsed lung
how do i know if my lung has collapsed
symptoms of pneumothorax
signs of a punctured lung
could my lung be punctured
i heard a pop in my chest
felt a pop and now i cant breathe right
breathlesness
breathing dificulty
cant brethe
dificulty breething
chest pian
chestpains
chest tihgt
hart racing and sweaty
stroek
parylised
numness between legs
vomitting blood
coffing up blood
face drooppy
bleading wont stop
swolen throat
swollen tounge
i am coughing blood
blood came up when i coughed
my spit is bloody
lips going blue
gone blue round the mouth
her fingertips are blue
he looks grey
skin has turned grey and clammy
tongue is swelling
eyes and lips swollen
my mouth and throat are swelling
cant get swallow down throat tight
my throat is tight
mum fainted and isnt waking up
he fainted twice
she keeps fainting
passed out for several minutes
wont wake up
he is hard to wake
cant wake him
unresponsive after needling
he had a seizure on the table
my daughter is having convulsions
jerking and foaming at the mouth
suddenly confused
my dad seems confused since his appointment
she doesnt recognise me
i feel cold and sweaty and about to faint
cold sweaty and dizzy even lying down
i lie down and still feel faint and sweaty
face is drooping
half of my face is numb
mouth drooping and slurred
i cant speak properly
speech is slurred
my left arm and leg are weak
weakness in one arm and leg
right side of body went numb
whole left side tingling
sudden headache worst ever
headache worse than any ive had
thunderclap headache
really bad headache with stiff neck
terrible headache and fever
headache and i cant put my chin on my chest
burning shooting pain after needle in lower back
sudden shooting pain in my back when needle went near spine
stabbing electric pain from spine
i cant lift my arm since they needled it
cant move my fingers
hand is paralysed
my hand has stopped working
i cant move my foot
unable to lift my leg
leg gives way
both hands are numb
both legs weak
legs feel weak and numb
weak in both arms
i cannot urinate
cant empty my bladder
bladder wont work
i cant hold my pee
im leaking urine
bowel accident
no control of my bladder
i lost bowel control
loss of bladder control
numb around bottom
numbness in the saddle area
numb private parts
cant feel my vagina
i cant feel my penis
my bum cheeks are numb
perineum numb
cant feel myself going to the toilet
lost feeling in groin
i cant see out of my right eye
lost sight in left eye
blurred vision suddenly
double vision since needling
eye pain after needling near eye
my eye hurts a lot they needled beside it
bleeding wont stop with pressure
blood keeps flowing
lots of blood
bleeding is heavy
i pressed it for ages and it keeps bleeding
blood is running down my leg
on warfarin and bleeding
swelling fast where the needle was
needle site is swollen hard and very painful
lump growing quickly
big swelling came up straight away
severe pain in my abdomen
terrible belly pain
my side hurts so much i cant stand straight
kidney area agony
stomach is hard and very sore
fever and confusion
i have a fever and my breathing is fast
fever with cold clammy skin
high temperature and shaking and confused
im pregnant and bleeding a lot
pregnant belly pain
32 weeks pregnant bleeding
my baby and belly pain wont stop pregnant
who do i call in an emergency
i need help urgently
get me an ambulance please
is this an emergency
emergency help
call 911
phone 999
what number for ambulance
took an overdose
i dont want to be alive anymore
my breast hurts when i breathe in
pain all across my back when i breathe
neck pain when breathing
my shoulder hurts when i inhale
pain in side when breathing deeply
it hurts when i breathe in and my shoulder aches
bad pain behind shoulder and short breath
i feel like i am drowning
feels like something is sitting on my chest
chest rattling
noisy breathing
breathing heavy
i have to gasp for each breath
cant talk without getting breathless
my chest is murdering me
every time i laugh my ribs stab
hurts in my back if i take a deep breath
breath wont come
im huffing and puffing doing nothing
out of breath since yesterday evening
short of breath lying in bed
my lungs are not working
chest is all tight
elephant on my chest
cant get air into my lungs
wheezy and scared
think i've been punctured
needle went into my lung i think
the pain in my shoulder stabs when i inhale
trouble catching breath
my heart is doing somersaults and i feel sick
heart thumping and cold sweat
hubby collapsed
my mother is unconscious
she went all floppy and wont answer
my friend is having a seizure
brother wont wake
my speech is all slurry
cant lift my left arm and my mouth is droopy
my face feels lopsided
legs dont work
i cant feel anything from the waist down
weakness in both legs
toes are numb both feet and i cant stand
pins and needles round my bum
numb arse cheeks
no sensation in my vagina
cant feel my willy
i cant wee and my back hurts
i have wet my pants without noticing
lost control down there
worst head pain ever
head feels like an axe hit it
headache stiff neck cant bear light
cant see from my left eye
everything looks double
spewing blood
coughing stuff with blood in it
lips are swelling and im itchy all over
tongue swole up
face puffed up like a pumpkin
throat closing over
bleeding wont quit
blood gushing from my calf
massive egg on my neck growing
horrible tummy pain cant stand
im burning up and talking rubbish
fever and my skin is mottled
preggers and bleeding
bleeding at 12 weeks pregnant
blue fingertips
gone grey and sweaty
please send help
do i call emergency services
i carnt brethe
hert attack
passing out every time i stand
im not getting enough oxygen
my breathing has gone all shallow and fast
cannot seem to fill my lungs
pain when i breath in deeply on the right side
sneezing kills my ribs
there is a crunchy feeling under the skin of my neck
my collarbone aches and i am breathless
woke up with chest pain the day after needles
burning in my chest two days later
is chest tightness after needling serious
should i be worried about a sharp pain when i breathe
how do i know if its a punctured lung
what does a collapsed lung feel like
could my chest pain be from the needling
my ticker is going ten to the dozen and i feel faint
feels like my heart will burst
he went blue
my hands are turning blue
mouth is numb and drooping
my words arent coming out right
my wife is talking gibberish
cant make sense of what he says
she has blacked out
dad slumped over
eyes rolling back in her head
jerking about on the floor
i feel so confused and hot
my leg just gives way
no power in my arm
arm is paralysed since the needle
hand wont open
cant move my right leg at all
my feet have no feeling
legs numb as a plank
bum has gone numb
it feels dead between my legs
i cant feel myself pee
no urge to pee all day
poo coming out without me knowing
blinding pain in my head
my head is splitting open
i cant see properly
black spots and lost vision
bad pain behind my eye they needled
wont stop bleeding
theres so much blood
blood dripping everywhere
the lump keeps getting bigger
swelling came up like a balloon
leg swelling fast and rock solid
crippling stomach cramps
doubled over with belly pain
shivering and confused with a temperature
bleeding and im 30 weeks pregnant
severe cramps pregnant
needle snapped off in my chest
face swelling after needling
cant breathe throat tight hives
lips tingling swollen
im having a stroke
help me i cant breathe
dying here
dont know if i should call an ambulance
can someone help me now
i want to end it all
""".strip().splitlines()

INNOCENT = """
breathing exercises
take a deep breath
numb
numbness
can I move my arm after
can i walk after
weak
headache
headaches
neck and shoulder pain
does it hurt
bleeding
will I bleed
is it safe
blood thinners
dry cough
what if it doesnt help
sore
sore arm
leg pain
tingling in my hand
face
can i lift weights after
how do i get help with the cost
my physio cant do it tomorrow
stop
can't stop worrying
who can't have it
not working
can i have it if i cannot take painkillers
needle in the lung area
dizzy
fainted
bruise
what not to do
pain in my leg when I walk
can it cause numbness
does it help weak muscles
sudden twitch
hand pain
tennis elbow
pee
not able to come
can I talk during it
head pain
my foot hurts
can dry needling help me
will it help me
help me choose
I can't stand needles
I can't stand the pain
did not feel side effects
could not feel any side effects
is numbness a side effect
I did not feel a twitch in my leg
I don't feel a twitch in my leg
can I not move my leg during treatment
do not stop blood thinners
do i stop blood thinners
should I not stop taking my blood thinners
on blood thinners can I have it
heparin
aspirin
skin is blue where needle went in
my skin is purple where the needle went in
my bruise is turning blue
can't move my appointment
will I bleed a lot
tingling
I cannot see my physio this week
pain wakes me at night
am I fit enough
epilepsy
back pain
lower back pain
pain in my buttock
swollen arm
what to expect
allergic to metal
can i do breathing exercises during it
breathe slowly
can i have it with asthma
is it ok with copd
heart murmur is it safe
can stroke patients have dry needling
epilepsy can i have electric needling
is it safe near the spine
how close to the lung do they needle
how common is a collapsed lung
what is a pneumothorax
are they insured to needle my chest
tight pecs
pec muscle needling
can it loosen a tight chest muscle
does dry needling help rib pain
needling for intercostal muscles
shoulder pain when lifting my arm
neck and back pain from desk job
frozen shoulder
can it treat shoulder blade knots
sciatica pain down my leg
numb toes from diabetes can i have it
is there an anaesthetic
dead tired after
weak muscles
my legs feel tired
cant come tomorrow
cant make my appointment
cant lift weights
can i raise my arm after treatment
cant decide
i cant see the point of it
cant stand needles
i cant look at needles
needle went into my bum muscle is that usual
glute needling
will they touch my private parts
overactive bladder can it help
can i go for a wee during it
is it normal to need the loo after
how much blood is there
will i bleed if i take aspirin
blue bruise
purple bruise where needle was
does it bleed more on blood thinners
high blood pressure
low blood pressure
headache relief
does it help headaches
tension headaches
mild headache after needling
i faint at needles
what if i faint
i fainted at a blood test once
will i pass out
feel faint when i see needles
swelling in my ankle
can i have it with swollen feet
lump in muscle
trigger point lump
hard knot in my calf
tight hard muscle
how painful is it
will it hurt a lot
sore chest muscles after the gym
crick in my neck
cant turn my head
neck pain turning head
jaw pain
facial pain
does it work for bells palsy
eye twitch
needling around the eyes
belly fat
ab muscles
period cramps
i am on my period
i have a cough
shivering with fear
worried about my heart
nervous heart racing before needles
panic attacks about needles
confused which one to choose
difference between deep and superficial
will it fit my schedule
fitness class after
help with back pain
can you help me
emergency contact form
call the clinic
doctor referral needed
stop treatment
when do i stop
do needles go into the bone
can a needle break
are needles left in the body
do the needles move when i breathe
chest infection last month
can i lie on my chest
lying on my front is hard
double session
double booked
vision of the clinic
speech therapist
can we talk first
lost my appointment card
control group
pain control
arm pit
hand therapy
lost my job because of pain
is it worth dying for
die hard
dead skin
chess
breadth of evidence
hart street clinic
lunges
breastfeeding
heartburn
shock wave therapy
electric shock feeling is that normal
tens shock
window
puffer inhaler can i use before
out of town
short appointment
heavy lifting
will i be able to breathe normally during dry needling
can dry needling help with breathing problems
does the practitioner tell you when to breathe
is it ok to needle over the ribs
can the needle go through the ribs
how near is the lung to the shoulder muscles
which muscles are near the lung
do physios needle the chest wall
chest physiotherapy
i had pneumonia as a child
i have copd can i be treated
my dad had a collapsed lung in 1990 can he have needling
collapsed lung meaning
how big is the chance of a collapsed lung
how can the risk of lung injury be reduced
what training stops lung injuries
do i need a chest x-ray first
can i do yoga breathing after
how does it feel in the chest muscles
is needling good for pec tightness
does needling help chest tightness from posture
tightness in shoulders from computer
tight shoulders
tight neck
tight back muscles
tight calves
sharp pain in my heel in the morning
stabbing heel pain
burning feet at night
burning pain in elbow for a year
aching shoulder at night for months
shooting pain sciatica
can it treat shooting pain down leg
pinched nerve
trapped nerve in neck
my shoulder clicks
shoulder blade pain from desk work
upper back ache from sitting
rib flare
side stitch when running
sore arm the day after
sore back after session
how long will my shoulder hurt after
bruised back
does it hurt near the spine
heart disease and dry needling
is it safe with high blood pressure
i take heart tablets
heart bypass 2012
atrial fibrillation
palpitations when anxious about needles
my heart races when i see a needle
do people get light headed
i feel dizzy at the sight of blood
what happens if i faint on the table
how do they treat fainting
will i fall asleep
i feel drowsy after is it normal
tired and sleepy afterwards
can i nap after
what if i cough or sneeze with needles in
should i tell them about my cough
i have a sore throat can i come
hay fever
throat tightness from stress can needling help neck muscles
can needling help jaw clicking
face lift needling
lip filler last week
botox in my face last month
bells palsy treatment
does it help facial palsy
tongue tie
swollen ankle old sprain
swelling after surgery can i have it
is swelling normal after
does a lump form where needle goes in
can it shrink a lump
allergic to nickel
allergy to latex
i have hives from plasters
is there any allergic reaction to steel
skin rash eczema can they needle
numb hand from carpal tunnel
pins and needles in fingers for years
can it restore feeling in my foot
does it help nerve damage
will the needle make my skin numb
can they use a numbing spray
do they numb it
weakness after knee surgery can it help
muscle weakness rehab
will i be weaker after
my arm feels tired after
can i use my arm after
can i move during the treatment
can i not move when needles are in
do i have to stay still
what if i move
how to move without pain
can i walk after leg needling
stiff legs after
legs ache after
wobbly legs after first session is that normal
does it help restless legs
headaches every week can it help
migraine with aura
stress headaches at work
can neck needling cause a headache
headache tablets
is it good for stiff neck
stiff neck this morning
woke up with stiff neck
fever blister
hay fever injection
i have had a fever last week can i come
do i cancel if i have flu
cough and cold should i cancel
bladder infection can i come
can it help incontinence
does needling help an overactive bladder
pelvic floor pain needling
i need to pee a lot is there a toilet at the clinic
will they needle my groin
groin strain
bum pain when sitting
piriformis and buttock needling
do i have to show my bum
can i keep my underwear on
tailbone pain
does it hurt in the glutes
do needles draw blood
is blood normal after
why did it bleed a bit
tiny drop of blood
how much bleeding is normal
can i donate blood
blood thinners and needling
period pain
on my period can i still come
can i have dry needling on my period
pregnant friend
pregnancy and needles
can it harm the baby
is it safe in first trimester
hip pain in pregnancy
eye strain
sore eyes from screens
can they needle near my eye
glasses during treatment
vision insurance
stomach muscles needling
can you needle the abdomen
stomach upset before appointment
nervous tummy
anxious stomach
i feel sick with nerves
belly button
side plank
side sleeper
kidney disease can i have it
kidney stones history
is it an emergency appointment
do you do emergency appointments
out of hours number of the clinic
who do i call to book
call to change appointment
help with booking
help with fear
can you help with hip pain
need help choosing between needling and massage
do i need help to get home
how dangerous is it
can you die from dry needling
has it ever killed anyone
worst side effects
most serious risk
what is the worst that can happen
what is sepsis
can it cause nerve damage
can it cause a stroke
stroke rehab
my mum had a stroke in may can she have it
epileptic son can he have it
fits and needles
does it fit with physio
dead leg from football
dead butt syndrome
dead lift after needling
winded by a football years ago
can you do needling round the ribs
is needling safe for lungs
do you ever hit the lung
what stops you from puncturing my lung
do i breathe normally
should i breathe in or out when the needle goes in
will needling help me breathe better
can tight chest muscles be needled
do you needle pecs
is it ok if i have asthma
what if i have a pacemaker
is my heart at risk
do i need a heart check first
history of heart attack
my dad had a stroke
can stroke patients have this
is it ok with epilepsy
can i have it if i faint easily
do many people faint
what should i do if i feel faint at the clinic
is feeling dizzy normal
will i feel sick
how much will i bleed
does it draw blood
is a bit of blood normal
why is there a bruise
do bruises hurt
is swelling common
can needling reduce swelling
my knee is swollen from running
can it help numbness
will my skin be numbed
is tingling normal during
does it help sciatica in my leg
my legs ache at night
can i walk straight after
will my arm be weak afterwards
can it strengthen weak muscles
can it help headaches from my neck
do headaches get worse
is it good for migraines with nausea
neck stiffness
back spasm
sharp pain when needle touches
is a burning feel normal
does it help pain between shoulder blades
shoulder ache from gym
sore ribs from gym
can you needle my stomach muscles
period pain help
is it safe for my baby
pregnant and back ache
can i have it with a cold
do i cancel with a fever
bladder weakness after birth can it help
will i need a wee during
can i go to the toilet before
do you needle the bum
is it embarrassing to undress my bottom
eye strain headaches
can you needle near the eye
face tension
does it help jaw locking
emergency appointment cost
how do i call the clinic
help me decide
where do they needle for breathing muscles
does it matter if i breathe fast
can i laugh with needles in
chest cold last week
my rib was broken in 2019
do they put needles near the heart
is there a risk to the lungs
how many lungs have collapsed
is a pneumothorax serious
do they use ultrasound near the lung
can i sleep on my chest after
why do i feel faint with needles
fainting history
is passing out dangerous during needling
what helps light headedness
do needles make you sleepy
seizure disorder controlled by tablets
is it ok if i had a seizure years ago
my nan has dementia can she have it
does it help with arm weakness from a stroke
leg weakness from sciatica can you help
weak wrist tennis elbow
numbness from carpal tunnel can it help
does needling make you numb
tingling fingers desk job
do i have to sit on my bum
tight bum muscles
how close to the groin do you needle
is it private
bladder retraining
constipated after codeine
head pressure from sinus
head forward posture
does it cure headaches
sinus headache
do my eyes need to be closed
eyebrow needling for headaches
does blood come out
blood thinner advice
does it bleed less with pressure
needle bruise on face
is my swelling from surgery a problem
does swelling go down with needling
lump under skin lipoma
tight belly muscles
stomach bug yesterday
fever yesterday gone today can i come
how long pregnant before i can have it
pregnancy pelvic pain
metal allergy rash
allergic to plasters
throat infection can i come
swallowing tablets before
speech and language therapist
call centre
do you have an emergency plan
hospital appointment same day
ambulance driver job back pain
can i get help paying
""".strip().splitlines()
