"""Cries for help in other languages, as people type them, with accents and without, and what is none."""

FOREIGN = {
    "Spanish": """
dolor en el pecho
no puedo respirar
me cuesta respirar
me duele el pecho al respirar
me falta el aire
estoy tosiendo sangre
se me durmió la entrepierna
no siento las piernas
no puedo mover el brazo
mi marido se desmayó y no despierta
tengo la cara caída
no puedo orinar
no para de sangrar
se me hincha la garganta
dolor de cabeza muy fuerte
llamen una ambulancia
labios morados
punzada en la espalda al respirar
ayuda por favor
estoy embarazada y sangro
se me cierra el pecho y no me entra aire
mi mama esta muy confundida desde las agujas
no logro despertar a mi esposo
estoy empapada en sudor frio y me voy a desmayar
me exploto la cabeza de la nada
tengo el cuello tieso y fiebre y me duele mucho la cabeza
sentí como un corrientazo en la columna y ahora me quema
se me duermen las dos piernas
no puedo hacer pipí desde ayer
me hice popó encima sin darme cuenta
no siento ahí abajo
veo doble
no veo nada por un ojo
la sangre no deja de salir
se me hizo una bola dura que crece rápido
me duele muchísimo el costado
tengo fiebre y escalofríos y estoy como ida
estoy embarazada y me duele la panza todo el tiempo
está pálido como un papel y los labios grises
se me hincha la lengua
se le chueco la boca
no le entiendo lo que habla, arrastra las palabras
escupi sangre
cuando respiro me duele el hombro
toy sin aire ayudenme
mi abuela anda desubicada, no sabe ni cómo se llama
tengo la nuca dura y me arde la frente de fiebre
me sale mucha sangre y no para
mi papá se puso tieso y le temblaba todo
no me responden las piernas
me pica el pecho al agarrar aire
""",
    "French": """
douleur dans la poitrine
j'ai mal à la poitrine
je n'arrive pas à respirer
je ne peux plus respirer
du mal à respirer
essoufflé
je crache du sang
je ne sens plus mes jambes
je ne peux pas bouger le bras
il s'est évanoui
mon visage est paralysé
je n'arrive pas à uriner
ça saigne beaucoup
ma gorge gonfle
mal de tête violent
appelez une ambulance
au secours
lèvres bleues
point de côté quand je respire
engourdi entre les jambes
enceinte et saignement
j'ai plus d'air
je suis tout essouflé depuis les aiguilles
ma blonde arrive pas à se réveiller
il fait une crise, il tremble de partout
ma mère dit n'importe quoi depuis la séance
sueurs froides et je vais tomber dans les pommes
pire mal de tête de ma vie
mal de crâne terrible et la nuque raide
nuque raide et fièvre
décharge électrique dans le dos et ça brûle
mes deux jambes sont molles
j'ai plus de force dans les bras
pas capable de pisser depuis hier
je me suis fait dessus sans sentir
je sens plus rien entre les cuisses
je vois double
je vois plus de l'oeil gauche
ça saigne pis ça arrête pas
une grosse bosse dure qui gonfle vite
j'ai super mal au ventre je suis pliée en deux
fièvre et je suis confuse et je respire vite
chuis enceinte et je perds du sang
lèvres bleutées et teint gris
sa bouche est de travers
quand je prends une grande respiration ça me fait mal à l'épaule
mon chum a perdu connaissance
ma grand-mère ne sait plus son nom
j'ai la tête qui va exploser
je perds beaucoup de sang
mes jambes me tiennent plus
j'ai mal aux côtes quand j'inspire
""",
    "German": """
ich bekomme keine Luft
Schmerzen in der Brust
Brustschmerzen
kann nicht atmen
Atemnot
Stechen beim Atmen
ich huste Blut
Beine sind taub
kann meinen Arm nicht bewegen
er ist bewusstlos
Gesicht hängt
kann kein Wasser lassen
kann nicht pinkeln
es hört nicht auf zu bluten
Hals schwillt zu
plötzlich starke Kopfschmerzen
Krankenwagen
Hilfe
blaue Lippen
taub zwischen den Beinen
schwanger und Blutung
Druck auf der Brust
krieg keine luft mehr
i chume ka luft me über
mir bleibt die luft weg
meine mutter ist ganz durcheinander seit der nadelung
er wacht nicht richtig auf
kalter schweiß und mir wird schwarz vor augen
schlimmste kopfschmerzen meines lebens
kopfweh und steifer nacken
steifer nacken und fieber
es brennt wie feuer den rücken runter seit der nadel
stromschlag im rücken beim nadeln
beide beine sind schwach
meine haxn spür i nimma
ich kann nicht aufs klo, es kommt nix
hab mir in die hose gemacht ohne es zu merken
spür da unten nichts mehr
seh alles doppelt
auf einem auge sehe ich nichts mehr
das blut läuft und läuft
die stelle wird immer dicker und hart
wahnsinnige bauchschmerzen
fieber und schüttelfrost und sie redet wirr
bin in der 20 woche und blute
lippen sind ganz blau
mundwinkel hängt runter und er lallt
stich in der schulter wenn ich tief einatme
mein opa kennt mich nicht mehr
mir platzt der schädel
ich verlier viel blut
meine beine tragen mich nicht mehr
er krampft am ganzen körper
es sticht zwischen den schulterblättern beim atmen
""",
    "Italian": """
dolore al petto
non riesco a respirare
mi fa male il petto
mi manca il respiro
fatico a respirare
tossisco sangue
non sento le gambe
non riesco a muovere il braccio
è svenuta
faccia storta
non riesco a urinare
perdo molto sangue
la gola si gonfia
mal di testa fortissimo
chiamate un'ambulanza
aiuto
labbra blu
fitta quando respiro
inguine addormentato
incinta e sanguino
mi manca l'aria
non respiro bene dopo gli aghi
mio marito non si sveglia più
sta avendo le convulsioni
mia madre è confusa e non mi riconosce
sudo freddo e sto per svenire
il peggior mal di testa della mia vita
mal di testa e collo rigido
febbre alta e collo rigido
scossa elettrica nella schiena e brucia
tutte e due le gambe sono deboli
non ho più forza nelle braccia
non riesco a fare la pipì da ieri
me la sono fatta addosso senza accorgermene
non sento niente la sotto
ci vedo doppio
non vedo da un occhio
il sangue non si ferma
si è gonfiato subito ed è duro
dolore fortissimo al fianco
febbre, brividi e non capisco più niente
sono incinta e ho le perdite di sangue
labbra viola
gli si è storta la bocca e biascica
mi fa male la spalla quando prendo fiato
mia nonna non sa più come si chiama
mi scoppia la testa
sto perdendo un sacco di sangue
le gambe non mi reggono
gli è venuto un attacco epilettico
una fitta alle costole quando inspiro
""",
    "Portuguese": """
dor no peito
não consigo respirar
falta de ar
dói o peito quando respiro
estou tossindo sangue
não sinto as pernas
não consigo mexer o braço
desmaiou
rosto paralisado
não consigo urinar
sangramento não para
garganta inchada
dor de cabeça muito forte
chame uma ambulância
socorro
lábios azuis
dormência na virilha
grávida e com sangramento
peito apertado
tô sem ar
ta dificil de respirar depois das agulhas
minha mãe tá toda confusa
meu marido não acorda de jeito nenhum
ele está tendo uma convulsão
suando frio e vou desmaiar
a pior dor de cabeça da minha vida
dor de cabeça e pescoço duro
febre e pescoço rígido
choque na coluna e está queimando
as duas pernas estão fracas
perdi a força nos braços
não consigo fazer xixi desde ontem
fiz cocô nas calças sem sentir
não sinto nada lá embaixo
tô vendo tudo dobrado
não vejo nada de um olho
o sangue não para de sair
inchou muito rápido e tá duro
dor muito forte na barriga
febre com calafrios e confusão
tou grávida e a sangrar
a boca dele entortou
tá com a fala enrolada
dói o ombro quando respiro fundo
minha avó não sabe o próprio nome
parece que a minha cabeça vai explodir
estou perdendo muito sangue
as minhas pernas não me aguentam
ele está se debatendo no chão
pontada nas costelas ao respirar
""",
    "Polish": """
nie mogę oddychać
ból w klatce piersiowej
boli mnie klatka
duszności
trudno mi oddychać
kaszlę krwią
nie czuję nóg
nie mogę ruszyć ręką
zemdlał
opadła mi twarz
nie mogę się wysikać
krew nie przestaje lecieć
puchnie mi gardło
silny ból głowy
karetka
pomocy
sine usta
drętwieje krocze
w ciąży i krwawię
boli jak oddycham
brakuje mi powietrza
nie moge zlapac tchu
duszę się po igłach
mama nie wie gdzie jest
nie mogę go dobudzić
ma drgawki
zimny pot i zaraz zemdleję
najgorszy ból głowy w życiu
ból głowy i sztywny kark
gorączka i sztywna szyja
prąd przeszedł mi po kręgosłupie i pali
obie nogi mam słabe
nie mam siły w rękach
nie mogę się załatwić, nie leci mocz
zrobiłem w spodnie i nic nie czułem
nic nie czuję tam na dole
widzę podwójnie
nie widzę na jedno oko
krew leci i leci
szybko spuchło i jest twarde
straszny ból brzucha
gorączka dreszcze i bredzi
jestem w 20 tygodniu i krwawię
usta mu zsiniały
wykrzywiło jej buzię i bełkocze
boli w barku przy wdechu
babcia nie wie jak się nazywa
głowa mi pęka
tracę dużo krwi
nogi odmawiają posłuszeństwa
cały się trzęsie i ma pianę na ustach
kłuje w żebrach jak biorę wdech
""",
    "Romanian": """
durere în piept
nu pot să respir
mă doare pieptul
respir greu
tușesc sânge
nu îmi simt picioarele
nu pot mișca mâna
a leșinat
fața căzută
nu pot urina
sângerez mult
mi se umflă gâtul
durere de cap puternică
chemați ambulanța
ajutor
buze albastre
amorțeală între picioare
însărcinată și sângerez
mă sufoc
junghi când respir
nu am aer
respir foarte greu după ace
mama e confuză și nu mă recunoaște
nu se mai trezește soțul meu
face convulsii
transpir rece și simt că leșin
cea mai rea durere de cap din viața mea
durere de cap și gât înțepenit
febră și gât rigid
m-a curentat pe coloană și arde
ambele picioare sunt slăbite
nu mai am putere în mâini
nu pot face pipi de ieri
am făcut pe mine fără să simt
nu simt nimic acolo jos
văd dublu
nu mai văd cu un ochi
nu se oprește sângele
s-a umflat repede și e tare
durere cumplită de burtă
febră frisoane și vorbește aiurea
sunt gravidă și curge sânge
i s-au învinețit buzele
i s-a strâmbat gura și vorbește împleticit
mă doare umărul când trag aer în piept
bunica nu mai știe cum o cheamă
îmi crapă capul
pierd mult sânge
nu mă mai țin picioarele
tremură tot și face spume
mă înțeapă în coaste când respir
""",
    "Turkish": """
göğsüm ağrıyor
nefes alamıyorum
göğüs ağrısı
nefes darlığı
kan tükürüyorum
bacaklarımı hissetmiyorum
kolumu hareket ettiremiyorum
bayıldı
yüzüm kaydı
idrar yapamıyorum
kanama durmuyor
boğazım şişiyor
çok şiddetli baş ağrısı
ambulans
imdat
dudaklarım morardı
kasığım uyuştu
hamileyim kanamam var
nefes alırken batma
yardım edin
nefesim yetmiyor
iğneden sonra nefes almakta zorlanıyorum
annem saçmalıyor kafası karıştı
eşim uyanmıyor
nöbet geçiriyor titriyor
soğuk ter döküyorum bayılacağım
hayatımın en kötü baş ağrısı
başım ağrıyor ensem kaskatı
ateşim var boynum tutuldu
sırtımda elektrik çarptı gibi yanıyor
iki bacağım da güçsüz
kollarımda güç kalmadı
dünden beri çişimi yapamıyorum
altıma kaçırdım hissetmedim
aşağısını hissetmiyorum
çift görüyorum
bir gözüm görmüyor
kan durmuyor
iğne yeri hızla şişti ve sertleşti
karnım çok kötü ağrıyor
ateş titreme ve bilinci bulanık
hamileyim kan geliyor
dudakları mosmor oldu
ağzı kaydı konuşamıyor
nefes alınca omzum acıyor
babaannem adını bilmiyor
başım çatlayacak gibi
çok kan kaybediyorum
bacaklarım tutmuyor
ağzından köpük geliyor titriyor
nefes alınca kaburgam batıyor
""",
    "Arabic": """
ألم في الصدر
لا أستطيع التنفس
صدري يؤلمني
ضيق في التنفس
أسعل دما
لا أشعر بساقي
لا أستطيع تحريك ذراعي
أغمي عليه
وجهي مائل
لا أستطيع التبول
النزيف لا يتوقف
حلقي متورم
صداع شديد مفاجئ
سيارة إسعاف
النجدة
شفاه زرقاء
تنميل بين الفخذين
حامل ونزيف
وجع في صدري
مش قادر اتنفس
عندي ضيق نفس
مو قادر اخذ نفس
ماني قادرة أتنفس بعد الإبر
ما قادرش نتنفس
امي تخربط بالكلام
زوجي ما يصحى
جاته تشنجات
عرق بارد وحاسة رح يغمى علي
أسوأ صداع في حياتي
صداع ورقبتي متيبسة
حرارة ورقبة متصلبة
كهرباء في ظهري وحرقان بعد الإبرة
رجليني ضعاف ما يشيلوني
ما في قوة بيديني
ما بقدر بول من مبارح
عملتها على حالي وما حسيت
ما احس تحت بين رجولي
بشوف كل شي دبل
ما عم شوف بعيني
الدم ما عم يوقف
المكان انتفخ بسرعة وصار قاسي
بطني يوجعني مرة مرة
سخونة ورعشة وكلامه مو مفهوم
انا حامل وعم انزف
sadri ywja3ni
seene mein dard mish 2ader atnaffas
جدتي ما تعرف اسمها
راسي رح ينفجر
عم انزف كتير
رجليي ما عم يحملوني
عم يرجف كله وطالع زبد من تمه
نغزة بضلوعي لما اتنفس
""",
    "Ukrainian": """
біль у грудях
не можу дихати
болить у грудях
важко дихати
кашляю кров'ю
не відчуваю ніг
не можу поворухнути рукою
знепритомнів
перекосило обличчя
не можу помочитися
кров не зупиняється
набрякає горло
сильний головний біль
викличте швидку
допоможіть
сині губи
оніміння між ногами
вагітна і кровотеча
задихаюся
коле коли дихаю
мені не вистачає повітря
тяжко дихать після голок
мама не розуміє де вона
не можу його розбудити
його трясе, судоми
холодний піт і зараз впаду
найсильніший головний біль у житті
голова болить і шия не гнеться
температура і шия затверділа
вдарило струмом у спину і пече
обидві ноги слабкі
руки не слухаються
не можу сходити в туалет по-маленькому
обкакався і не відчув
нічого не відчуваю там внизу
двоїться в очах
не бачу одним оком
кров тече і тече
швидко набрякло і тверде
дуже болить живіт
гарячка озноб і маячня
я вагітна і йде кров
губи посиніли
рот перекосило і не може говорити
не могу дышать помогите
бабуся не пам'ятає як її звати
голова зараз лусне
втрачаю багато крові
ноги не тримають
його всього трусить і піна з рота
коле в ребрах коли вдихаю
""",
    "Urdu": """
سینے میں درد
سانس نہیں آ رہی
سانس لینے میں دشواری
میں سانس نہیں لے سکتا
کھانسی میں خون
ٹانگیں سن ہو گئی ہیں
بازو نہیں ہلا سکتا
بے ہوش ہو گیا
چہرہ ٹیڑھا ہو گیا
پیشاب نہیں آ رہا
خون بند نہیں ہو رہا
گلا سوج گیا
سر میں اچانک شدید درد
ایمبولینس بلائیں
مدد کریں
ہونٹ نیلے
حاملہ ہوں اور خون آ رہا ہے
دم گھٹ رہا ہے
دل کا دورہ
چھاتی میں تکلیف
seene mein dard
saans nahi aa rahi
mujhe saans lene mein mushkil ho rahi hai
امی کو کچھ سمجھ نہیں آ رہا
شوہر اٹھ نہیں رہے
دورے پڑ رہے ہیں
ٹھنڈے پسینے آ رہے ہیں اور چکر
زندگی کا سب سے برا سر درد
سر میں درد اور گردن اکڑ گئی
بخار اور گردن اکڑی ہوئی
کمر میں کرنٹ لگا اور جلن
دونوں ٹانگیں کمزور ہو گئی ہیں
ہاتھوں میں طاقت نہیں رہی
کل سے پیشاب نہیں ہوا
کپڑوں میں پاخانہ نکل گیا
نیچے کچھ محسوس نہیں ہوتا
دو دو نظر آ رہا ہے
ایک آنکھ سے نظر نہیں آ رہا
khoon nahi ruk raha
سوئی کی جگہ تیزی سے سوج گئی
پیٹ میں بہت درد ہے
تیز بخار اور بہکی باتیں
main hamla hoon aur khoon aa raha hai
ہونٹ نیلے پڑ گئے
سانس لینے سے کندھے میں درد
دادی کو اپنا نام یاد نہیں
سر پھٹ رہا ہے
بہت خون بہہ رہا ہے
ٹانگیں ساتھ نہیں دے رہیں
منہ سے جھاگ آ رہی ہے اور کانپ رہا ہے
saans lete waqt pasliyon mein dard
""",
    "Chinese": """
胸痛
胸口疼
我不能呼吸
呼吸困难
喘不过气
咳血
腿麻了没有感觉
手臂动不了
晕倒了叫不醒
脸歪了
尿不出来
流血不止
喉咙肿了
突然剧烈头痛
叫救护车
救命
嘴唇发紫
下体麻木
怀孕出血
無法呼吸
胸口很悶
扎完针以后气不够
吸一口气就痛
我媽突然語無倫次
我老公叫不起來
他全身抽筋口吐白沫
冒冷汗快晕了
这辈子最痛的头痛
頭很痛脖子硬硬的
发烧脖子僵
针扎到脊椎像触电一样烧
两条腿没力气
雙手都沒力
从昨天开始没小便
大便失禁了自己不知道
下面没有感觉
看東西有兩個影子
一只眼睛看不到了
血一直流
针眼的地方肿得很快很硬
肚子痛到直不起腰
发高烧打冷战说胡话
怀孕二十周见红了
嘴唇发白
嘴巴歪了讲话不清楚
救命阿我透不到氣
奶奶不记得自己的名字
头快要炸了
流了好多血
腿站不住了
他一直抖嘴里有泡沫
吸氣的時候肋骨刺痛
""",
}

FOREIGN_INNOCENT = """
¿cuánto cuesta una sesión?
¿puedo hacer ejercicio después?
tengo miedo a las agujas
¿cuántas sesiones necesito?
¿se puede hacer punción seca en el cuello?
dolor de rodilla desde hace años
dolor de cabeza por tensión, ¿sirve?
tengo rigidez de cuello por la oficina
¿puedo ir si estoy embarazada?
me duele el hombro al levantar el brazo
combien coûte une séance
est-ce que ça fait mal
puis-je faire du sport après
j'ai peur des aiguilles
mal au genou depuis des années
c'est quoi le dry needling
raideur de la nuque à cause du bureau
mal de tête de tension est-ce utile
puis-je venir enceinte
mal à l'épaule quand je lève le bras
est-ce que ça saigne
was kostet eine behandlung
tut dry needling weh
darf ich danach sport machen
ich habe angst vor nadeln
knieschmerzen seit jahren
wie lange dauert ein termin
steifer nacken vom büro
hilft es bei spannungskopfschmerzen
darf ich schwanger kommen
schulter tut weh beim heben
quanto costa una seduta
fa male
posso fare sport dopo
ho paura degli aghi
mal di ginocchio da anni
quanto dura la seduta
collo rigido per l'ufficio
serve per il mal di testa da tensione
posso venire in gravidanza
mal di spalla quando alzo il braccio
esce sangue
quanto custa a sessão
dói muito
posso treinar depois
tenho medo de agulhas
dor no joelho há anos
quantas sessões preciso
pescoço rígido do escritório
serve para dor de cabeça tensional
posso ir grávida
dor no ombro ao levantar o braço
ile kosztuje wizyta
czy to boli
czy mogę ćwiczyć po zabiegu
boję się igieł
ból kolana od lat
jak długo trwa sesja
sztywny kark od biurka
czy pomaga na napięciowy ból głowy
czy mogę przyjść w ciąży
boli bark przy podnoszeniu ręki
cât costă o ședință
doare tratamentul
pot face sport după
mi-e frică de ace
durere de genunchi de ani de zile
cât durează o ședință
gât înțepenit de la birou
ajută la dureri de cap de tensiune
pot veni însărcinată
mă doare umărul când ridic brațul
curge sânge
seans ücreti ne kadar
acıtır mı
sonrasında spor yapabilir miyim
iğneden korkuyorum
yıllardır diz ağrısı
kaç seans gerekir
ofisten boynum tutuldu
gerilim tipi baş ağrısına iyi gelir mi
hamileyken gelebilir miyim
kolumu kaldırınca omzum ağrıyor
kan çıkar mı
كم سعر الجلسة
هل الإبر مؤلمة
هل يمكنني ممارسة الرياضة بعد الجلسة
أخاف من الإبر
ألم في الركبة منذ سنوات
كم جلسة أحتاج
رقبتي مشدودة من المكتب
هل يفيد في صداع التوتر
هل يمكن للحامل
هل ينزل دم
скільки коштує сеанс
чи це боляче
чи можна займатися спортом після
боюся голок
біль у коліні багато років
скільки триває сеанс
затерпла шия від офісної роботи
чи допомагає від головного болю напруги
чи можна вагітним
болить плече коли піднімаю руку
ایک سیشن کی قیمت کتنی ہے
کیا سوئی سے درد ہوتا ہے
کیا میں بعد میں ورزش کر سکتا ہوں
مجھے سوئیوں سے ڈر لگتا ہے
گھٹنے میں درد کئی سال سے
kitne session chahiye
دفتر کی وجہ سے گردن اکڑ جاتی ہے
کیا یہ ٹینشن کے سر درد میں مفید ہے
کیا حاملہ عورت آ سکتی ہے
کیا خون نکلتا ہے
一次多少钱
会痛吗
之后可以运动吗
我怕打针
膝盖痛好几年了
要做几次
坐办公室脖子僵硬
紧张性头痛有用吗
孕妇可以做吗
抬手时肩膀痛
会流血吗
""".strip().splitlines()
