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
mum just went rigid then her arms and legs were going like mad
he was shaking on the floor and dribbling, now he's all vacant
my dad keeps asking me the same thing again and again since his needling
she thinks its 1985 and keeps calling me by my aunties name
nan came back from the physio and shes talking to people who arent there
his body went stiff and he started twitching he bit his tongue
grandad doesnt no who i am
im so muddled i cant work out what day it is
wife staring into space wont talk to me just blinking
he had some kind of turn, eyes went up in his head and he jerked
cant get him to wake up properly he just groans
i shake her and she only opens her eyes for a second
mum is so sleepy she keeps dropping off mid sentence i cant keep her awake
hes snoring weird and wont wake when i shout
my son has been asleep since the appointment and i cant rouse him
she wont come to, its been five mins
hubby zonked out and i cant get any sense out of him nothing wakes him
tried slapping his face he wont open his eyes
fainted and still not with us after ages
gf passed out an hr ago still not right
im lying on the floor and everythings still spinning and im soaked in sweat
feel like im about to go, freezing cold and dripping
put my legs up and i still feel like im going to pass out
came over all cold and sweaty and cant shake it off
sweat pouring off me and everything going black even laying down
gone all clammy n shivery feel like death
lying flat and still feel im going
my hubby is wet through with sweat and cold to touch
freezing and sweating at same time head swimming lying down not helping
been led on the sofa an hour still faint and sweaty
someone hit me round the back of the head with a bat thats what it feels like
my head just exploded
never known a headache like it came on in seconds
head pain out of nowhere so bad i was sick
worse headache of my life
blinding pain in my head all of a sudden
like a bomb went off inside my skull
i have had migraines for 20 years and this is nothing like them, its so much worse
head is absolutly bangin came on in like 10 secs
headache from hell since they did my neck
my head is pounding and i cant get my chin down
headake and hot and my neck wont bend
burning up with a splitting head
neck has seized up and head banging and the light hurts my eyes
temp of 39.5 and head is killing
cant look down at my phone neck too stiff and head is awful
shivery and hot with a terrible head
daughter has bad head and her neck is like a board
sore head and fever dont no what to do
head throbs, neck rigid, cant stand the light
they put one by my backbone and it was like being plugged into the mains
zap down both legs when she did my lower back and it hasnt stopped
red hot pain shooting out from my spine
needle in my back and now fire going down my leg
got lightning bolts in my back since the needle
felt a massive jolt down my spine and its still going
scalding feeling down my spine since they needled next to it
it shot down from my neck to my fingers when needle went by spine and now it burns
like an electric shock through my whole body when he did my back, still burning
had needles along my spine and suddenly a burning pain went through me
my legs have gone from under me
legs wont do what i tell them
cant feel either of my legs
both my arms feel like they belong to someone else
legs like jelly both of them i keep going down
my hands keep letting go of things both of them
i tried to get out of bed and my legs just arent there
cant lift either arm above my waist
walking like a drunk my legs wont go where i want
tingly in both feet creeping up my legs
my hand just flops about
cant get my foot to come up when i walk its dragging
arm is dead wont do anything
foot slaps the floor when i walk since tuesday
cant make my fingers work to do my buttons
leg wont budge
my wrist hangs down and i cant lift it
cant shift my leg at all
his arm is just hanging there
i cant grip my mug anymore it just falls out
i need to go but nothing happens ive not been all day
not had a pee since yesterday morning and belly is hard
didnt feel it coming and i messed my pants
my water wont come
i keep wetting my self and i dont even know its happening
cant tell when i need the loo anymore
pooing without knowing
bladder is full and i just cant go
havent passed water for 14 hours
no control over my back end
when i wipe i cant feel the paper
feels like im sitting on a cushion thats not there
no feeling round my bits
everything down below has gone dead
cant feel when my husband touches me down there
my undercarriage is asleep and wont wake up
sitting bones and bits gone all tingly and dull
bum went to sleep and didnt come back
toilet seat feels weird like my bottom isnt there
i dont feel anything between me legs
there is a black curtain coming down over my eye
two of everything
cant see out my left eye its gone dark
everythings gone grey on one side
i see 2 of my phone
they needled my eyebrow and my eyeball is agony
my eye is throbbing after a needle by it
vision just went like someone turned the lights off
cant read this properly everything is doubled typing with one eye shut
mam says she cant see owt out of her right eye
ive been pressing 20 mins and its still coming
blood coming through the towel
it wont stop i keep changing the plaster its soaked
pumping out of the little hole
theres a puddle on the floor
cant stem it
it just keeps pouring down my arm
its pissing blood
blood is all over the bed and still running
he wont stop bleeding im holding it tight
a massive egg has come up where the needle was in 5 minutes
my thigh has doubled in size and its like concrete
lump where she stuck me getting bigger as i watch
calf has blown up rock hard throbbing
neck is swelling where the needle was
spot is tight and shiny and agony and getting bigger
its come up like a tennis ball and hurts like hell
my forearm is ballooning
there is a hard lump size of an orange came straight up
swelled up massive, skin is tight as a drum
my tummy is killing me i cant straighten up
awful pain in my side im curled in a ball
crippling pain under my ribs at the side
pain in my flank so bad i threw up
stomach like a board and cant be touched
curled up on bathroom floor with my belly
guts are in agony since they needled my back
my kidney is killing me
worst stomach pain ive ever had
cant stand up straight my side is that bad
hot and shaking and my hands are like ice
temp 40 and hes talking daft
got a fever and my skins gone blotchy and cold
breathing really fast and burning up
feel like death, shivering, cant think straight
my mum has a temp and doesnt know where she is
high fever heart going mad and breathing quick
feverish and clammy
i am boiling but my skin is cold and wet
rigors and muddled and havent peed
im 20 weeks and theres blood everywhere
pregnant and it hurts in my belly and wont go off
32wks n bleeding loads
my wife is expecting and shes losing blood
bleeding through pads and im pregnant
preg and bad cramps that dont ease
bump is hard and hurting all the time since needling
i am having a baby in march and im bleeding a lot
pregnant lady tummy pain nonstop
gone through 3 pads in an hour 12 wks
her lips have gone a bluey colour
his face is the colour of putty
mums gone grey
white as a ghost and cold
my fingernails look purple
shes gone a funny colour
lost all her colour looks like a corpse
tongue looks blue
dad has gone all grey round the mouth
my palms look blueish
my throat feels like its closing
lips like sausages
tounge is too big for my mouth
feels like someone has their hands round my throat
eyes puffed shut and lips fat
face is all swole up
cant swallow my own spit
throat gone tight and voice has gone squeaky
my face is twice its size
sons lips are blowing up and hes got lumps all over
smile is wonky
one side of mums face has slipped
shes talking like shes drunk but she hasnt touched a drop
hes slurring
words come out all wrong
my left side has gone
half of me has gone dead
cant get my words out right
his mouth is hanging down at one corner
drooling from one side of my mouth and cant smile
theres blood when i cough
coughed into my hanky and its red
gob full of blood
brought up blood
spitting pink
hacked up bloody slime
red streaks in what i cough up
phlegm is rusty and bloody
i coughed and there was red on the tissue
mouth keeps filling with blood when i cough
catches me every time i breathe
cant take a big breath it stabs me in the back
top of my shoulder hurts when i breath in
ribs stab when i breathe out
it gets me in the neck if i take a deep breath
pain between shoulders when i yawn or breathe deep
each breath is like a knife
something stabbing under my shoulder blade when i inhail
got a stitch that wont go worse on the inbreath
hurts to breath my back
puffing like an old steam train
i get to top of the stairs and im done in cant get my wind
cant get enough air in
breathing like ive run a marathon just sat here
no puff
cant finish a sentence without stopping for breath
chest wont go up and down properly
my breathings gone all fast and shallow
im breathless just talking
she is gulping for air
somethings sat on my chest
chest feels like its in a vice
its like a brick on my chest
left side of my chest aches since yesterday
funny feeling in me chest dont like it
chest paint after needle
pain in my cheats when i move
ive a dull ache behind me breastbone
hurts right here in the middle of my chest
mychesthurts
cnt breeth hlp
plz help my mum she wont wake up
feeling like i couldnt get enough air and now my shoulder is aching and i dont know if im just being silly
my appointment this morning theres a pain when i breathe in and i feel a bit puffed walking to the kitchen
writing for my brother he had dry needling in his neck today and he seems really out of it and cant hold a cup
sorry to bother anyone but i have not been able to spend a penny since last night and it feels odd when i sit
omg my lung
breath in hurts b4 it was ok
sumthings rong wiv my breathin
i dont want to make a fuss but the right side of my face feels heavy and my tea is dribbling out
she went down like a sack of spuds and wont get up
he keeps going every time he sits up
passed out 3 times now
lad fainted and hes not coming back
collapsed at the clinic still out
blacked out twice and feel dreadful
my girlfriend fainted after the needles and shes still not making sense
went over in the kitchen and cant get up
out for the count wont respond
he's fainted and i cant feel him breathing
me mam's gone daft, she keeps putting her shoes in the fridge since she got home
he was fitting for about two minutes and now hes asleep
my daughter went stiff as a plank and her eyes rolled
dad is proper out of it doesnt know his own name
wife is so drowsy i can barely rouse her
cant keep my eyes open and my husband says im not making sense
he just wont stir whatever i do
lying down an hour and still clammy and about to keel over
sweating cobs and freezing cold feel like im on my way out
legs up on the settee and i still cant stop feeling faint
a headache just hit me like a train
my head feels like it will burst came from nowhere
most horrific headache ive ever experienced please help
neck so sore i cant nod and im burning up
fever and the worst head and light is horrible
he hit a nerve in my back and its been on fire since
shock went right down my spine and wont stop buzzing
lower back needle now both my legs tingle and burn
my two legs feel like lead since the session
i keep tripping my foot wont lift
cant hold a pen my hand has gone
both arms gone all weak and heavy
hasnt been able to pee all day my husband
bladders not emptying
i did a poo and never felt it
wee just runs out of me
my girl parts feel like the dentist numbed them
nothing feels right when i wipe its all numb
numb where you sit on a saddle
my eye has gone blurry and sore after the needle near my brow
i cant see half the room
everything splits in two when i look
blood is trickling nonstop from my calf ive used a whole roll of kitchen towel
he wont stop bleeding what do i do
tried pressing and its still gushing
my neck has come up like a grapefruit
where he jabbed me is rock solid and throbbing so bad
swelled up in minutes and tight
i have agony in my tummy and its hard
doubled up with pain in my side since yesterday
shivering, cant get warm, heart is racing and i feel spaced out
hot to touch and talking nonsense my husband
im expecting and blood is coming out
pregnant and a pain low down that wont let up
my nan has gone blue round the lips
hes white as chalk
throats swelling up
my tongue feels swollen and i sound funny
eye and lips all puffed up and itchy throat
one side of my smile has dropped
mixing up her words and cant lift her arm
he sounds drunk and his face is sagging
coughing up bits of blood
blood in my spit every time i cough
hurts between the shoulders if i breathe in
sharp catch in my ribs with every breath
my neck kills when i take a deep breath
getting out of breath just doing my shoes up
feels like i cant fill my lungs up
tight band round my chest and my arm aches
grandma isnt herself at all since the clinic she put salt in her tea and cant say what month it is
hes having some sort of attack all his limbs are thrashing
my flatmate is shaking and i cant stop it hes gone blue
she wont respond to me just moans
i cant keep him conscious
can barely get my husband to open his eyes
pale sweaty and woozy even with my feet up
i am drenched and shivery and the room keeps going dark
feel so faint and cold and lying down makes no difference
pain in my head like being struck by lightning
out of the blue my head went bang
most severe headache i can remember
my head is pounding with a fever of 39
i cant touch my chin to my chest and im hot
neck gone solid and feel sick with a bad head
needle by my spine set off a burning that wont go away
sharp electric pains up and down my spine after the needles
something shot down my leg from my back when she put the needle in and its still there
both legs gone numb and heavy
my legs keep giving out on the stairs both of them
cant move my toes
i cant turn my wrist or open my hand
my left hand wont do as its told
its been 12 hours and i still cant wee
cant control when i poo
wet through and didnt even feel myself go
no feeling when i sit on the loo
crotch is tingly and dead
vag feels like its been injected by the dentist
one eye has gone black
seeing two phones instead of one
my eye really hurts and its red after they needled my temple
been holding a tea towel on it and blood still comes
bleeding wont let up
its bleeding like a tap
leg has gone huge and tight since this afternoon
bump on my neck growing by the minute
my arm is swollen hard as wood and agony
the pain in my tummy is making me scream
my side is in absolute agony and im being sick
fever and my heart is pounding and im confused
shes burning up and doesnt make sense
clammy grey and breathing fast with a fever
24 wks pregnant and my belly wont stop hurting
im pregnant and im bleeding heavy
lips turned purple
he looks really grey and sweaty
she is as white as a sheet and cold
throat feels tight like its closing and ive come out in bumps
tongue swelled up cant talk right
dads mouth is all twisted and he cant talk
she cant lift one arm and her words are funny
coughing up red phlegm
there was blood in the sink when i coughed
breathing in hurts under my collarbone
its worse in my upper back when i take a breath
cant breathe without a stab in my side
i feel like i have a plastic bag over my head
got no breath left after walking to the door
heavy feeling in the middle of my chest going to my jaw
my wife keeps going blank and twitching down one arm
dad woke up from his nap and has no idea who any of us are
she is lying there and i cant get a peep out of her
wont open her eyes or squeeze my hand
im cold as ice dripping wet and feel dreadful even flat on my back
fainty and sweaty and it wont pass though im lying down
headache came in a flash and its the worst
it feels like my skull is cracking
sick with a headache and my neck is rigid
bad head hot forehead and stiff neck in my 9 year old
burning all the way down my spine since the needle
electric bolt in my back and now legs feel odd
cant stand my legs just fold
neither arm has any strength
my hand has dropped and wont come up
cant wiggle my toes on the right
i havent been able to go for a wee all day long
bladder gave way and i didnt feel it
poo came out and i had no idea
private bits gone numb
cant feel toilet roll when i wipe
my sight has gone fuzzy in one eye all of a sudden
double vision after my neck needles
my eye is killing me since they did my forehead
cant get the blood to stop
blood soaking through everything
huge swelling out of nowhere where he put the needle
lump rock hard and so painful i could cry
stomach pain unbearable
loin pain so bad i cant move
high temperature fast breathing and cold hands
shaking with fever and talking rubbish
28 weeks and bleeding quite a lot
baby bump pain that wont go
lips look a bit blue
hes turned the colour of ash
cant breathe my throat is puffing up
lips and tongue tingling and getting fat
left side of his face has fallen
she cant string words together and her arm is limp
i coughed and blood came out
blood in my phlegm
hurts my shoulder when i breathe deep
worse when i breathe in up by my neck
winded for no reason
im panting and i havent done anything
chest is sore and tight when i walk
kind of a squeezing in my chest
shes out cold on the bathroom floor
fainted ten minutes ago and is still groggy
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
do i need to hold my breath when the needle goes in
what breathing exercise do you recommend
will my chest be covered
is dry needling ok with a cold
does the fit of my clothes matter
i get confused about which clinic to go to
how long will i be sleepy after
wake up early for appointment
my alarm didnt wake me and i missed my session
i sweat a lot in summer can i still come
cold hands before treatment
is it normal to feel a bit faint
headache tablets before needling
can dry needling cause headaches
tension headache at the end of the day
stiff neck from sleeping badly
is it good for a stiff neck and headaches
burning sensation in feet diabetes
shooting pain down leg from sciatica for years
do they needle close to the spine
my legs are weak from ms can i come
numb hands at night carpal tunnel
weak grip after wrist fracture last year
can i go to the loo before
how soon can i pee after
does it help urinary urgency
is it ok if i have stress incontinence
will they see my bottom
bum muscles tight from sitting
can i wear underwear
i wear glasses can i keep them on
double appointment
is it ok if i had eye surgery last year
blind in one eye can i have dry needling
how much blood is normal
do you wipe the blood off
blood thinners yes or no
swollen knee from arthritis can you needle it
does the spot swell
hard lumps in my muscles
is it normal to have a lump
tight stomach muscles
tummy rumbling during session
side bend hurts my back
is it safe if i had a fever last week
hot pack after needling
cold pack or hot
i am 20 weeks pregnant can i have dry needling
trying to get pregnant can i have needling
pregnant and hip pain
blue needles
blue bruise on my arm
grey hair clinic
pale skin bruises more
my lips are dry
throat lozenges before
swollen glands last week can i come
tongue piercing
face needling for wrinkles
face mask required
speech at a wedding tomorrow will i be sore
one side more sore than the other
left side of my neck is tight
cough medicine and needling
i have a cough should i rebook
shoulder pain for months
back pain for years
ribs sore from coughing last week
does needling help rib pain
breathless with nerves before injections
heart problems can i have it
asthma inhaler should i bring
will my heart race
pressure from the thumb massage
how hard do they press
does the needle get stuck
what if the needle bends
needle size
is it like a knife
stabbing feeling when the needle goes in is it normal
what does the twitch feel like
muscle cramp during needling
can i have a shower after
can i drive after
can i drink wine tonight
will i be able to lift my arm
my arm aches a bit after
is it ok to be sore for two days
the needle spot is itchy
small bruise on my leg
tired after session
how many sessions do i need
how much does it cost
is it painful
i hate needles
needle phobia
scared of blood
scared of collapsing in front of the physio
what is the risk of a collapsed lung
how often do lungs collapse
can a child have it
my mum is 80 can she have it
my dad is on warfarin is it safe for him
he had a stroke in 2018 is needling ok
does my son need a letter
my wife is nervous about the needles
what should she wear
can my partner stay in the room
does the physio wear gloves
are the needles clean
do you use the needles twice
emergency exit at the clinic
do you have an emergency number
where do i park
how do i cancel
cant find the clinic
cant find my letter
i cannot do thursday
cannot open the form
i cant remember what to bring
i dont feel any different after
i cant feel the needle is it working
not working after three sessions
nothing happened when they needled me
is it dead tissue
drop in appointment
drop off my form
the lights hurt can you dim them
can you turn the light off
nerve damage risk
can it hit a nerve
what if they hit a nerve
how do they avoid the lungs
will it help my golf swing
can i swim after
can i play football tomorrow
can i run after
gym after needling
stretch after needling
trigger points in the back
what is a trigger point
muscle knots in shoulder blades
does it release tight muscles
neck crack
jaw tight
grinding teeth
achilles pain
heel pain
hamstring tight
calf tight after running
cramp in calf at night
restless legs
period due can i come
breast implants and needling
pacemaker
metal plate in my leg
epileptic can i have needling
do i get a fit note
fit to fly
does my breathing need to be slow during treatment
i work out of breath at football can needling help my fitness
will i feel out of it after
how sleepy will it make me
will i wake up sore
can i sleep on the side that was needled
my head feels heavy after massage is needling different
can you do needling for migraines
i get a stiff neck at my desk
my neck is stiff after driving
i have a temperature today should i rebook
had a fever on sunday do i have to cancel
is it electric
do you use electric current with the needles
does it feel like a shock
does it burn
will my leg twitch
my legs were shaking after the gym
my foot falls asleep when i sit cross legged for years
can my hand be needled after a fracture
how long until i can lift my baby
my grip is weak from golfers elbow
where is the toilet
should i empty my bladder before
do i drink a lot of water before
is the groin muscle done through clothing
sitting on my bum all day hurts
can you do the eye muscles
can i wear contact lenses
does it bleed
will there be blood on my shirt
do you press on the spot after
do i need a plaster
should i bring a towel
swimming pool after treatment
my ankle swells in the heat
ice or heat after
is a hard spot in the muscle normal
is my side allowed to hurt on day two
my belly is big can i lie face down
can i have it if my tummy is upset
can i come in pregnant
is it ok while breast feeding
my skin is very pale is that a problem
blue ink on my letter
do lips get needled
does the throat get needled
can a singer have neck needles
can i talk after face needling
is it ok with a chesty cough
can i cough during it
rib muscles tight from coughing can you help
back pain when i lift my son
shoulder hurts when i throw a ball
can my husband have it after his heart attack in 2020
do people panic
i panic in small rooms
feel sick at the thought of needles
am i too old
my mum cant remember when her appointment is
how do i keep calm and breathe
my breathing coach says to relax
can i eat before
is it ok to lie down after
i want to see two of your physios
can you see me on friday
two of my friends had it done
do they do both legs
can both arms be done in one visit
my knees are weak after an operation can it help
i have poor circulation and cold feet
cold sweats in menopause can i have needling
i sweat when i am nervous
is the room hot
my temperature is always low is that a problem
hot flushes and needles
light sleeper
is it normal to sleep a lot after
the pain keeps me awake at night
does she have her own room
my name is spelled wrong on the letter
i forgot what day my appointment is
i dont know where the clinic is
i dont know who my physio is
forgot my letter
which pad do i lie on
is there a heating pad
do i lie on my belly
can i lie on my side
side sleeping after shoulder needling
belly pain from constipation can you help
hard muscle in my back
my back is hard as a board from sitting
lump of muscle at my neck
is my calf allowed to be hard after
ball under my shoulder blade to release it
the paper gown
toilet paper runs out in the waiting room
how much water should i drink
can i take the bus
does it matter if my eyes are closed
eye test tomorrow
is it normal that my eyes water
my mouth is dry after
my smile is crooked from birth
lip balm allowed
dribble basketball tomorrow
half of my sessions are used
one side is better than the other
the whole side of my neck is tight from work
do i stand on one leg
walk like normal after
pins in my ankle from surgery
chest exercises after needling
press ups after needling
does it help with breathing in singing
pain when running
can i have it in my neck and shoulder
back of the head muscles
can you tell me how deep the needle goes
will i need someone to drive me
how hot is the room
i bruise like a peach
is it ok to have a bath
do you do home visits
my neck feels looser
what if my neck is stiff the next day
do needles go in the head
headache after no sleep can i still come
do you treat headaches in children
back sore from gardening
can you needle the lower back
how near the spine do you go
is my leg meant to twitch
legs tired from cycling
my arms are weak compared to my friends
will my hand shake
is there a toilet
can i drink coffee and pee before
is the bum done with clothes on
eyes closed or open
do i see the same physio each time
is blood taken
will there be blood on the towel
how big is the bruise
lump after a jab in my arm last month
ice pack on swelling
belly dancing after needling
side effects in older people
my temperature was fine this morning
can i come after covid
weeks between sessions
how many weeks until i feel better
due date in june can i come
what colour are the needles
my face is red after
lip piercing
throat tickle can i come
does it help singing
speech and language
smile design dentist next day
cough sweets
does it hurt to breathe with needles in
deep breaths to relax
getting fit again
can i climb stairs after
tight chest from pushups does needling help
massage for ribs
sleepy after is it usual
""".strip().splitlines()
