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
""".strip().splitlines()

INNOCENT = """
breathing exercises
breathing
take a deep breath
numb
numbness
chest
can I move my arm after
can i walk after
weak
headache
headaches
shoulder pain
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
help
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
""".strip().splitlines()
