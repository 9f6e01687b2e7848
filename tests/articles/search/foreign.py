"""Cries for help in other languages, as people type them, with accents and without."""

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
""",
}
