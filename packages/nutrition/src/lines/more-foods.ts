// Everyday foods in the languages that the food table does not speak: English, then Dutch, Swedish, Danish, Norwegian,
// Italian and Portuguese, several words of one language with "/" between them. German, Spanish and French names stand in data/.
import type { Language } from './lexicon.ts';

const columns: readonly Language[] = ['nl', 'sv', 'da', 'no', 'it', 'pt'];
const text = `
apple|appel/appels|äpple/äpplen|æble/æbler|eple/epler|mela/mele|maçã/maçãs
pear|peer/peren|päron|pære/pærer|pære/pærer|pera/pere|pera/peras
banana|banaan/bananen|banan/bananer|banan/bananer|banan/bananer|banana/banane|banana/bananas
orange|sinaasappel/sinaasappels|apelsin/apelsiner|appelsin/appelsiner|appelsin/appelsiner|arancia/arance|laranja/laranjas
lemon|citroen/citroenen|citron/citroner|citron/citroner|sitron/sitroner|limone/limoni|limão/limões/limão siciliano
lime|limoen/limoenen|lime|lime|lime|lime|lima/limão taiti
lemon juice|citroensap|citronsaft/pressad citron|citronsaft|sitronsaft|succo di limone|sumo de limão/suco de limão
lime juice|limoensap|limesaft/limejuice|limesaft|limesaft|succo di lime|suco de lima
lemon zest|citroenrasp/citroenschil|citronskal|citronskal|sitronskall|scorza di limone|raspa de limão/raspas de limão
orange juice|sinaasappelsap|apelsinjuice|appelsinjuice/appelsinsaft|appelsinjuice|succo d'arancia|sumo de laranja/suco de laranja
strawberries|aardbeien/aardbei|jordgubbar|jordbær|jordbær|fragole|morangos
raspberries|frambozen|hallon|hindbær|bringebær|lamponi|framboesas
blueberries|blauwe bessen/bosbessen|blåbär|blåbær|blåbær|mirtilli|mirtilos
cherries|kersen|körsbär|kirsebær|kirsebær|ciliegie|cerejas
grapes|druiven|vindruvor|vindruer|druer|uva|uvas
peach|perzik/perziken|persika/persikor|fersken/ferskner|fersken|pesca/pesche|pêssego/pêssegos
apricot|abrikoos/abrikozen|aprikos/aprikoser|abrikos/abrikoser|aprikos/aprikoser|albicocche/albicocca|damasco/damascos/alperce
plum|pruim/pruimen|plommon|blomme/blommer|plomme/plommer|prugna/prugne|ameixa/ameixas
pineapple|ananas|ananas|ananas|ananas|ananas|abacaxi/ananás
mango|mango|mango|mango|mango|mango|manga
avocado|avocado/avocado's|avokado/avokador|avocado/avocadoer|avokado|avocado|abacate/abacates
pomegranate seeds|granaatappelpitjes|granatäppelkärnor|granatæblekerner|granateplekjerner|chicchi di melagrana|sementes de romã
pomegranate|granaatappel|granatäpple|granatæble|granateple|melagrana/melograno|romã
raisins|rozijnen|russin|rosiner|rosiner|uvetta/uva passa|passas/uva passa/uvas passas
dates|dadels|dadlar|dadler|dadler|datteri|tâmaras
dried figs|gedroogde vijgen|torkade fikon|tørrede figner|tørkede fikener|fichi secchi|figos secos
potatoes|aardappel/aardappelen/aardappels/krieltjes/kruimige aardappelen/vastkokende aardappelen|potatisar/fast potatis/mjölig potatis|kartofler/kartoffel|poteter/potet|patata/patate|batata/batatas
sweet potato|zoete aardappel/zoete aardappelen|sötpotatis|sød kartoffel/søde kartofler|søtpotet/søtpoteter|patata dolce/patate dolci|batata-doce/batata doce/batatas-doces
carrots|wortel/wortels/wortelen/winterpeen/peen/winterpenen|morötter|gulerod/gulerødder|gulrot/gulrøtter|carota/carote|cenoura/cenouras
onion|ui/uien|lök/lökar/gul lök|løg|løk|cipolla/cipolle/cipolla bianca|cebola/cebolas
red onion|rode ui/rode uien|rödlök/rödlökar|rødløg|rødløk|cipolla rossa/cipolla di Tropea|cebola roxa/cebola vermelha
shallot|sjalot/sjalotten/sjalotje/sjalotjes|schalottenlök/schalottenlökar|skalotteløg|sjalottløk|scalogno/scalogni|chalota/chalotas/echalota
spring onion|bosui/bosuitjes/lente-ui/lente-uitjes|salladslök/salladslökar/knipplök|forårsløg|vårløk|cipollotto/cipollotti|cebolinha/cebolo
garlic|knoflook/knoflookteen/knoflooktenen|vitlök/vitlöksklyfta/vitlöksklyftor|hvidløg/hvidløgsfed|hvitløk/hvitløksfedd/hvitløksbåter|aglio|alho
ginger|gember/verse gember|ingefära/färsk ingefära|ingefær|ingefær|zenzero|gengibre
leek|prei|purjolök/purjo|porre/porrer|purre/purreløk|porro/porri|alho-poró/alho-francês/alho francês
celery|bleekselderij/selderij/selderie|blekselleri/stjälkselleri|bladselleri/blegselleri|stangselleri|sedano|aipo/salsão
celeriac|knolselderij|rotselleri|knoldselleri|sellerirot|sedano rapa|aipo-rábano
tomatoes|tomaat/tomaten/trostomaten|tomater/tomat|tomat/tomater|tomat/tomater|pomodoro/pomodori|tomate/tomates
cherry tomatoes|cherrytomaatjes/kerstomaatjes/kerstomaten/cherrytomaten|körsbärstomater/cocktailtomater|cherrytomater|cherrytomater|pomodorini/pomodorini ciliegino|tomate cereja/tomates cereja
canned diced tomatoes|tomatenblokjes/gehakte tomaten/tomatenstukjes|krossade tomater|hakkede tomater|hakkede tomater|polpa di pomodoro|tomate pelado/tomate picado
canned whole tomatoes|gepelde tomaten|hela tomater/skalade tomater|flåede tomater|hermetiske tomater|pelati/pomodori pelati|tomates pelados/tomate pelado em lata
passata|gezeefde tomaten/passata/tomatensaus|passerade tomater|passata/sigtede tomater|passata|passata di pomodoro/salsa di pomodoro|molho de tomate/polpa de tomate
tomato paste|tomatenpuree|tomatpuré|tomatpuré/tomatkoncentrat|tomatpuré|concentrato di pomodoro|extrato de tomate/concentrado de tomate/massa de tomate
cucumber|komkommer/komkommers|gurka|agurk/agurker|agurk|cetriolo/cetrioli|pepino/pepinos
zucchini|courgette/courgettes|squash/zucchini|squash|squash/zucchini|zucchina/zucchine|abobrinha/curgete/courgette
eggplant|aubergine/aubergines|aubergine/auberginer|aubergine/auberginer|aubergine|melanzana/melanzane|berinjela/beringela
red bell pepper|rode paprika/paprika/paprika's|röd paprika/paprika/paprikor|rød peberfrugt/peberfrugt/peberfrugter/røde peberfrugter|rød paprika/paprika|peperone/peperoni/peperone rosso|pimentão/pimentão vermelho/pimento vermelho
yellow bell pepper|gele paprika|gul paprika|gul peberfrugt|gul paprika|peperone giallo|pimentão amarelo/pimento amarelo
green bell pepper|groene paprika|grön paprika|grøn peberfrugt|grønn paprika|peperone verde|pimentão verde/pimento verde
red chili pepper|rode peper/rode chilipeper/chilipeper/peper rood|röd chili/chili/chilifrukt|chili/rød chili|chili/rød chili|peperoncino/peperoncino fresco|malagueta/pimenta vermelha/pimenta dedo-de-moça/piri-piri fresco
broccoli|broccoli|broccoli|broccoli|brokkoli|broccoli/broccolo|brócolis/brócolos
cauliflower|bloemkool|blomkål|blomkål|blomkål|cavolfiore|couve-flor
white cabbage|witte kool|vitkål|hvidkål|hvitkål|cavolo cappuccio/cavolo|repolho
red cabbage|rode kool|rödkål|rødkål|rødkål|cavolo rosso/cavolo viola|repolho roxo/couve-roxa
kale|boerenkool|grönkål|grønkål|grønnkål|cavolo nero/cavolo riccio|couve/couve manteiga/couve galega
brussels sprouts|spruitjes/spruiten|brysselkål|rosenkål|rosenkål|cavoletti di Bruxelles|couve-de-bruxelas
spinach|spinazie/verse spinazie|spenat/färsk spenat/bladspenat|spinat/frisk spinat|spinat|spinaci|espinafre/espinafres
frozen spinach|diepvriesspinazie|fryst spenat|frossen spinat|frossen spinat|spinaci surgelati|espinafre congelado
lettuce|sla/kropsla|sallad/huvudsallat|salat/hovedsalat|salat|lattuga|alface
mixed salad leaves|gemengde sla/slamix|salladsmix/bladsallad|blandet salat/salatblanding|salatblanding|insalata mista/misticanza|salada mista/mix de folhas
arugula|rucola|ruccola/rucola|rucola|ruccola|rucola|rúcula
radishes|radijs/radijsjes|rädisor|radiser|reddiker|ravanelli|rabanetes
beetroot|biet/bieten/rode bieten|rödbeta/rödbetor|rødbede/rødbeder|rødbete/rødbeter|barbabietola|beterraba/beterrabas
fennel|venkel/venkelknol|fänkål|fennikel|fennikel|finocchio/finocchi|funcho/erva-doce
asparagus|groene asperges/asperges|sparris/grön sparris|grønne asparges/asparges|asparges|asparagi|aspargos/espargos
mushrooms|champignons/champignon/paddenstoelen|champinjon/svamp|champignon/champignoner/svampe|sjampinjong/sjampinjonger/sopp|funghi/champignon/funghi champignon|cogumelos/champignon/champignons
pumpkin|pompoen|pumpa|græskar|gresskar|zucca|abóbora
corn kernels|maïs/maiskorrels|majs/majskorn|majs|mais|mais|milho/milho verde
peas|erwten/erwtjes/doperwten|ärtor/gröna ärtor|ærter/grønne ærter|erter|piselli|ervilhas
frozen peas|diepvrieserwten|frysta ärtor/frysta ärter|frosne ærter|frosne erter|piselli surgelati|ervilhas congeladas
green beans|sperziebonen/boontjes/haricots verts|haricots verts/gröna bönor|grønne bønner|grønne bønner|fagiolini|vagem/feijão-verde/feijão verde
chickpeas|kikkererwten|kikärter|kikærter|kikerter|ceci|grão-de-bico/grão de bico/grão
kidney beans|kidneybonen|kidneybönor|kidneybønner|kidneybønner|fagioli rossi|feijão vermelho/feijão encarnado
black beans|zwarte bonen|svarta bönor|sorte bønner|svarte bønner|fagioli neri|feijão preto
white beans|witte bonen|vita bönor|hvide bønner|hvite bønner|fagioli bianchi/fagioli cannellini/cannellini|feijão branco
borlotti beans|borlottibonen|borlottibönor|borlottibønner|borlottibønner|fagioli borlotti/borlotti|feijão manteiga/feijão carioca
lentils|linzen|linser|linser|linser|lenticchie|lentilhas
red lentils|rode linzen|röda linser|røde linser|røde linser|lenticchie rosse|lentilhas vermelhas
parsley|peterselie/platte peterselie|persilja/bladpersilja|persille/bredbladet persille|persille/bladpersille|prezzemolo|salsa/salsinha
basil|basilicum|basilika|basilikum|basilikum|basilico|manjericão
cilantro|koriander/verse koriander/korianderblaadjes|koriander/färsk koriander|koriander/frisk koriander|koriander/frisk koriander|coriandolo fresco|coentro/coentros
mint|munt/verse munt|mynta|mynte|mynte|menta|hortelã
dill|dille|dill|dild|dill|aneto|endro/aneto
chives|bieslook|gräslök|purløg|gressløk|erba cipollina|cebolinho/cebolinha francesa
thyme|tijm|timjan|timian|timian|timo|tomilho
rosemary|rozemarijn|rosmarin|rosmarin|rosmarin|rosmarino|alecrim
sage|salie|salvia|salvie|salvie|salvia|sálvia/salva
dried oregano|oregano|oregano|oregano|oregano|origano|orégano/orégãos
bay leaf|laurier/laurierblad/laurierblaadjes/laurierblaadje|lagerblad|laurbærblad/laurbærblade|laurbærblad/laurbærblader|alloro|louro
black pepper|peper/zwarte peper|svartpeppar/peppar|peber/sort peber|pepper/sort pepper|pepe/pepe nero|pimenta/pimenta-do-reino/pimenta preta
white pepper|witte peper|vitpeppar|hvid peber|hvit pepper|pepe bianco|pimenta branca
salt|zout/zeezout|salt/flingsalt|salt/groft salt|salt/havsalt|sale/sale fino/sale grosso|sal/sal grosso
ground cumin|komijn/komijnpoeder/gemalen komijn|spiskummin|spidskommen|spisskummen/spisskumin|cumino|cominho/cominhos
ground coriander|korianderpoeder/gemalen koriander|korianderpulver|stødt koriander|malt koriander|coriandolo|coentro em pó
ground turmeric|kurkuma|gurkmeja|gurkemeje|gurkemeie|curcuma|açafrão-da-terra/cúrcuma/curcuma
ground cinnamon|kaneel|kanel|kanel/stødt kanel|kanel|cannella|canela/canela em pó
nutmeg|nootmuskaat|muskot/muskotnöt|muskatnød|muskat/muskatnøtt|noce moscata|noz-moscada/noz moscada
cloves|kruidnagel/kruidnagels|kryddnejlika/nejlikor|nelliker/hele nelliker|nellik|chiodi di garofano|cravo/cravinho/cravos-da-índia
paprika|paprikapoeder|paprikapulver/paprikakrydda|paprika/sød paprika|paprikapulver|paprika/paprika dolce|páprica/colorau/pimentão doce/pimentão em pó
cayenne pepper|cayennepeper|cayennepeppar|cayennepeber|kajennepepper|pepe di Cayenna|pimenta-caiena/pimenta caiena
chili flakes|chilivlokken|chiliflakes/chiliflingor|chiliflager|chiliflak|peperoncino in scaglie|pimenta calabresa/flocos de malagueta
chili powder|chilipoeder|chilipulver|chilipulver|chilipulver|peperoncino in polvere|pimenta em pó
curry powder|kerriepoeder/kerrie|curry/currypulver|karry|karri|curry|caril/curry
vanilla extract|vanille-extract/vanilleextract|vaniljextrakt/vaniljessens|vaniljeekstrakt/vanilje ekstrakt|vaniljeekstrakt|estratto di vaniglia|essência de baunilha/extrato de baunilha
vanilla sugar|vanillesuiker|vaniljsocker|vaniljesukker/vanillesukker|vaniljesukker|zucchero vanigliato/vanillina|açúcar baunilhado
vanilla bean|vanillestokje|vaniljstång|vaniljestang|vaniljestang|baccello di vaniglia/bacca di vaniglia|vagem de baunilha/fava de baunilha
sugar|suiker/kristalsuiker/fijne suiker|socker/strösocker|sukker|sukker|zucchero/zucchero semolato|açúcar/açúcar branco
powdered sugar|poedersuiker|florsocker|flormelis|melis|zucchero a velo|açúcar em pó/açúcar de confeiteiro
brown sugar|bruine suiker/basterdsuiker/lichtbruine basterdsuiker|farinsocker/råsocker/muscovadosocker|farin/brun farin/rørsukker|brunt sukker|zucchero di canna|açúcar mascavado/açúcar mascavo/açúcar amarelo
honey|honing|honung|honning|honning|miele|mel
golden syrup|schenkstroop|ljus sirap/sirap|lys sirup/sirup|lys sirup/sirup|sciroppo di zucchero|melaço claro
maple syrup|ahornsiroop|lönnsirap|ahornsirup|lønnesirup|sciroppo d'acero|xarope de ácer/xarope de bordo
flour|bloem/tarwebloem|vetemjöl/mjöl|hvedemel/mel|hvetemel/mel|farina/farina 00|farinha/farinha de trigo
whole wheat flour|volkorenmeel|grahamsmjöl|fuldkornshvedemel/grahamsmel|sammalt hvete/sammalt hvetemel|farina integrale|farinha integral
rye flour|roggemeel|rågmjöl/rågsikt|rugmel|rugmel|farina di segale|farinha de centeio
self-raising flour|zelfrijzend bakmeel|självjäsande mjöl|selvhævende mel|selvhevende mel|farina autolievitante|farinha com fermento
cornstarch|maizena/maïzena|majsstärkelse/maizena|majsstivelse/maizena|maisstivelse/maizena|amido di mais/maizena|amido de milho/maizena
potato starch|aardappelzetmeel|potatismjöl|kartoffelmel|potetmel|fecola di patate|fécula de batata
baking powder|bakpoeder|bakpulver|bagepulver|bakepulver|lievito per dolci/lievito in polvere|fermento em pó/fermento químico
baking soda|baksoda/zuiveringszout|bikarbonat|natron|natron|bicarbonato/bicarbonato di sodio|bicarbonato de sódio/bicarbonato
dry yeast|gist/gedroogde gist/instantgist|torrjäst|tørgær|tørrgjær|lievito di birra secco/lievito secco|fermento biológico seco/fermento de padeiro seco
fresh yeast|verse gist|jäst/färsk jäst|gær/frisk gær|gjær/fersk gjær|lievito di birra/lievito di birra fresco|fermento biológico fresco/fermento de padeiro
rolled oats|havermout/havervlokken|havregryn|havregryn|havregryn|fiocchi d'avena/avena|aveia/flocos de aveia/aveia em flocos
semolina|griesmeel|mannagryn|semulje|semulegryn|semola/semolino|sêmola
couscous|couscous|couscous|couscous|couscous|couscous|cuscuz
bulgur|bulgur|bulgur|bulgur|bulgur|bulgur|bulgur
quinoa|quinoa|quinoa|quinoa|quinoa|quinoa|quinoa
rice|rijst/witte rijst|ris/långkornigt ris|ris/løse ris|ris|riso|arroz/arroz branco
basmati rice|basmatirijst|basmatiris|basmatiris|basmatiris|riso basmati|arroz basmati
brown rice|zilvervliesrijst|fullkornsris/råris|brune ris|brun ris|riso integrale|arroz integral
arborio rice|risottorijst|avorioris/risottoris/arborioris|risottoris|risottoris|riso carnaroli/riso arborio/riso per risotti|arroz arbório
pasta|pasta|pasta|pasta|pasta|pasta|massa/macarrão
spaghetti|spaghetti|spaghetti/spagetti|spaghetti|spagetti/spaghetti|spaghetti|esparguete/espaguete
whole wheat spaghetti|volkorenspaghetti|fullkornsspagetti|fuldkornsspaghetti|fullkornsspagetti|spaghetti integrali|esparguete integral
lasagne sheets|lasagnebladen/lasagnevellen|lasagneplattor|lasagneplader|lasagneplater|sfoglie per lasagne|placas de lasanha/massa de lasanha
egg noodles|mie/eiernoedels|äggnudlar|ægnudler|eggnudler|noodles all'uovo|noodles de ovo
rice noodles|rijstnoedels|risnudlar|risnudler|risnudler|noodles di riso|massa de arroz
white bread|witbrood/brood|vitt bröd/formfranska/bröd|franskbrød/hvidt brød|loff/hvitt brød|pane/pane bianco|pão/pão branco/pão de forma
rye bread|roggebrood|rågbröd|rugbrød|rugbrød|pane di segale|pão de centeio
breadcrumbs|paneermeel|ströbröd|rasp/brødrasp|strøkavring/brødrasp|pangrattato|pão ralado/farinha de rosca
flour tortilla|tortilla's/tortillawraps/wraps|tortillabröd|tortillas/tortillapandekager|tortillalefser/tortilla|tortillas di grano|tortilhas
milk|melk/halfvolle melk|mjölk|mælk|melk|latte|leite
whole milk|volle melk|standardmjölk|sødmælk|helmelk|latte intero|leite gordo/leite integral
buttermilk|karnemelk|filmjölk|kærnemælk|kulturmelk/surmelk|latticello|leitelho
heavy cream|slagroom/room|vispgrädde/grädde|piskefløde/fløde|kremfløte/fløte|panna/panna fresca/panna liquida|natas/creme de leite/nata/creme de leite fresco
cooking cream|kookroom|matlagningsgrädde|madlavningsfløde|matfløte|panna da cucina|natas para culinária
sour cream|zure room|gräddfil|creme fraiche 18/cremefraiche|rømme/lettrømme|panna acida|creme azedo/nata azeda
crème fraîche|crème fraîche/creme fraiche|creme fraiche|creme fraiche|crème fraîche|crème fraîche|crème fraîche
plain yogurt|yoghurt/naturel yoghurt|naturell yoghurt/yoghurt naturell|yoghurt naturel/yoghurt|yoghurt naturell/yoghurt|yogurt/yogurt bianco|iogurte/iogurte natural
greek yogurt|griekse yoghurt/griekse yogurt|grekisk yoghurt/turkisk yoghurt|græsk yoghurt|gresk yoghurt|yogurt greco|iogurte grego
quark|kwark|kvarg/kesella|kvark|kvarg|quark|quark/queijo quark
butter|boter/roomboter|smör|smør|smør/meierismør|burro|manteiga
margarine|margarine|margarin|margarine|margarin|margarina|margarina
cheese|kaas|ost|ost|ost/hvitost|formaggio|queijo
grated cheese|geraspte kaas|riven ost|revet ost|revet ost|formaggio grattugiato|queijo ralado
cream cheese|roomkaas|färskost/philadelphiaost|flødeost|kremost|formaggio spalmabile|queijo creme/cream cheese/requeijão
cottage cheese|hüttenkäse|keso|hytteost|cottage cheese|fiocchi di latte|queijo cottage
parmesan|parmezaan/parmezaanse kaas|parmesan/parmesanost|parmesan/parmesanost|parmesan|parmigiano/parmigiano reggiano/grana padano|parmesão/queijo parmesão
mozzarella|mozzarella|mozzarella|mozzarella|mozzarella|mozzarella/fiordilatte|mozarela/mozzarella/muçarela
feta|feta/fetakaas|fetaost/feta|feta/fetaost|fetaost|feta|queijo feta
cheddar|cheddar|cheddarost/cheddar|cheddar|cheddar|cheddar|cheddar
gouda|goudse kaas|goudaost|gouda|norvegia/gouda|gouda|queijo flamengo/queijo prato
ricotta|ricotta|ricotta|ricotta|ricotta|ricotta|ricota/requeijão seco
mascarpone|mascarpone|mascarpone|mascarpone|mascarpone|mascarpone|mascarpone
eggs|ei/eieren|ägg|æg|egg|uovo/uova|ovo/ovos
egg yolk|eidooier/eidooiers/eigeel|äggula/äggulor|æggeblomme/æggeblommer|eggeplomme/eggeplommer|tuorlo/tuorli|gema/gemas/gema de ovo/gemas de ovo
egg white|eiwit/eiwitten|äggvita/äggvitor|æggehvide/æggehvider|eggehvite/eggehviter|albume/albumi|clara/claras/clara de ovo/claras de ovo
ground beef|rundergehakt/gehakt|nötfärs/köttfärs|hakket oksekød/oksefars|kjøttdeig/karbonadedeig|carne macinata/macinato/macinato di manzo|carne picada/carne moída/carne de vaca picada
mixed minced beef and pork|half-om-halfgehakt/half om half gehakt|blandfärs|hakket kalv og flæsk|familiedeig|macinato misto|carne picada mista
ground pork|varkensgehakt|fläskfärs|hakket svinekød/hakket flæsk|svinekjøttdeig|macinato di maiale|carne de porco picada
stewing beef|runderlappen/sukadelappen/riblappen/rundvlees|högrev/grytbitar/nötkött|oksekød/oksekød i tern/gullaschkød|grytekjøtt/storfekjøtt|manzo/spezzatino di manzo/carne di manzo|carne de vaca/carne bovina/acém/carne para guisar
beef fillet|ossenhaas|oxfilé|oksemørbrad|indrefilet av storfe|filetto di manzo|filé mignon/lombo de vaca
steak|biefstuk|biff/entrecôte|bøf/oksebøf|biff|bistecca|bife/bifes
pork fillet|varkenshaas|fläskfilé|svinemørbrad/mørbrad|svinefilet/indrefilet av svin|filetto di maiale|lombinho de porco/filé de porco
pork shoulder|procureur/varkensschouder|fläskkarré/bog|nakkefilet/svinenakke|svinenakke|spalla di maiale|pá de porco/paleta de porco
pork chops|karbonades/varkenskarbonade|kotletter/fläskkotlett|koteletter/svinekoteletter|svinekoteletter|braciole di maiale/costolette di maiale|costeletas de porco/bisteca de porco
spare ribs|spareribs|revbensspjäll|spareribs|spareribs|costine di maiale|costelinha de porco/entrecosto
bacon|spek/ontbijtspek/bacon|bacon/sidfläsk|bacon|bacon|bacon/pancetta affumicata|bacon/toucinho
lardons|spekreepjes/spekblokjes/spekjes|tärnat bacon/bacontärningar|bacontern|baconterninger|cubetti di pancetta/pancetta a cubetti|bacon em cubos
cooked ham|ham/gekookte ham|skinka/kokt skinka|skinke/kogt skinke|skinke/kokt skinke|prosciutto cotto|fiambre/presunto cozido
prosciutto|rauwe ham|lufttorkad skinka|lufttørret skinke|spekeskinke|prosciutto crudo/crudo|presunto
sausage|worst/braadworst|korv/prinskorv|pølse/pølser|pølse/pølser|salsiccia/salsicce|salsicha/salsichas/linguiça
chorizo|chorizo|chorizo|chorizo|chorizo|chorizo|chouriço
chicken|kip/hele kip|kyckling/hel kyckling|kylling/hel kylling|kylling/hel kylling|pollo|frango/galinha
chicken breast|kipfilet/kipfilets/kippenborst|kycklingfilé/kycklingbröst/kycklingbröstfilé/kycklingfiléer|kyllingebryst/kyllingebrystfilet/kyllingefilet|kyllingfilet/kyllingbryst|petto di pollo/petti di pollo|peito de frango/peitos de frango
chicken thigh|kippendij/kippendijen/kippendijfilet/kipdijfilet|kycklinglårfilé/kycklinglår|kyllingelår/kyllingeoverlår|kyllinglår/lårfilet av kylling|cosce di pollo/sovracosce di pollo|coxa de frango/sobrecoxa/coxas de frango/sobrecoxas
turkey breast|kalkoenfilet|kalkonfilé|kalkunbryst|kalkunfilet|petto di tacchino/fesa di tacchino|peito de peru
duck breast|eendenborst|ankbröst|andebryst|andebryst|petto d'anatra|peito de pato
lamb|lamsvlees|lammkött|lammekød|lammekjøtt|agnello|borrego/cordeiro/carne de cordeiro
salmon fillet|zalm/zalmfilet|laxfilé/lax/laxfiléer|laks/laksefilet|laks/laksefilet|salmone/filetto di salmone|salmão/filé de salmão/lombo de salmão
smoked salmon|gerookte zalm|rökt lax/gravad lax|røget laks|røkt laks/røykt laks|salmone affumicato|salmão defumado/salmão fumado
cod fillet|kabeljauw/kabeljauwfilet|torsk/torskfilé|torsk/torskefilet|torsk/torskefilet|merluzzo|bacalhau fresco
salt cod|stokvis|klippfisk|klipfisk|klippfisk|baccalà|bacalhau
canned tuna in water|tonijn/tonijn in blik|tonfisk/tonfisk i vatten|tun/tun i vand|tunfisk/tunfisk i vann|tonno/tonno al naturale|atum/atum em lata/atum em água
tuna in oil|tonijn in olie|tonfisk i olja|tun i olie|tunfisk i olje|tonno sott'olio|atum em azeite/atum em óleo
prawns|garnalen|räkor/frysta räkor|rejer|reker|gamberi/gamberetti|camarão/camarões/gambas
mussels|mosselen|blåmusslor/musslor|blåmuslinger/muslinger|blåskjell|cozze|mexilhões
anchovies|ansjovis/ansjovisfilets|sardeller|ansjoser|ansjos|acciughe/alici|anchovas
olive oil|olijfolie/extra vierge olijfolie|olivolja|olivenolie|olivenolje|olio d'oliva/olio extravergine d'oliva/olio extravergine di oliva/olio evo/olio|azeite/azeite extra virgem/azeite de oliva
vegetable oil|olie/plantaardige olie/bakolie|olja/neutral olja|olie/neutral olie|olje/nøytral olje|olio di semi/olio vegetale|óleo/óleo vegetal
sunflower oil|zonnebloemolie|solrosolja|solsikkeolie|solsikkeolje|olio di semi di girasole/olio di girasole|óleo de girassol
rapeseed oil|koolzaadolie|rapsolja|rapsolie|rapsolje|olio di colza|óleo de colza/óleo de canola
sesame oil|sesamolie|sesamolja|sesamolie|sesamolje|olio di sesamo|óleo de sésamo/óleo de gergelim
coconut oil|kokosolie|kokosolja|kokosolie|kokosolje|olio di cocco|óleo de coco
vinegar|azijn|vinäger/ättika/ättiksprit|eddike|eddik|aceto/aceto di vino|vinagre
white wine vinegar|witte wijnazijn|vitvinsvinäger|hvidvinseddike|hvitvinseddik|aceto di vino bianco|vinagre de vinho branco
balsamic vinegar|balsamicoazijn/balsamico|balsamvinäger/balsamico|balsamicoeddike/balsamico|balsamicoeddik/balsamico|aceto balsamico|vinagre balsâmico
mustard|mosterd|senap|sennep|sennep|senape|mostarda
dijon mustard|dijonmosterd|dijonsenap|dijonsennep|dijonsennep|senape di Digione|mostarda dijon
mayonnaise|mayonaise|majonnäs|mayonnaise|majones|maionese|maionese
ketchup|ketchup/tomatenketchup|ketchup|ketchup|ketchup|ketchup|ketchup
soy sauce|sojasaus|sojasås/soja|soja/sojasauce|soyasaus|salsa di soia|molho de soja/shoyu
sweet soy sauce|ketjap/ketjap manis|söt soja|sød soja|søt soyasaus|salsa di soia dolce|molho de soja doce
fish sauce|vissaus|fisksås|fiskesauce|fiskesaus|salsa di pesce|molho de peixe
Worcestershire sauce|worcestersaus/worcestershiresaus|worcestersås/worcestershiresås|worcestersauce|worcestersaus|salsa Worcester|molho inglês
vegetable stock|groentebouillon|grönsaksbuljong|grøntsagsbouillon/grøntsagsfond|grønnsaksbuljong/grønnsakskraft|brodo vegetale|caldo de legumes
chicken stock|kippenbouillon|kycklingbuljong/hönsbuljong|kyllingebouillon/hønsebouillon/hønsefond|kyllingbuljong/kyllingkraft|brodo di pollo|caldo de galinha/caldo de frango
beef stock|runderbouillon|köttbuljong/oxbuljong/kalvfond|oksebouillon/oksefond|oksekraft/kjøttkraft/kraft|brodo di carne|caldo de carne
vegetable stock cube|bouillonblokje/bouillonblokjes/groentebouillonblokje|buljongtärning/buljongtärningar/grönsaksbuljongtärning|bouillonterning/bouillonterninger/grøntsagsbouillonterning|buljongterning/buljongterninger|dado vegetale/dado|cubo de caldo de legumes/tablete de caldo
chicken stock cube|kippenbouillonblokje|kycklingbuljongtärning/hönsbuljongtärning|hønsebouillonterning|kyllingbuljongterning|dado di pollo|cubo de caldo de galinha/tablete de caldo de galinha
beef stock cube|runderbouillonblokje|köttbuljongtärning|oksebouillonterning|kjøttbuljongterning|dado di carne|cubo de caldo de carne
coconut milk|kokosmelk|kokosmjölk|kokosmælk|kokosmelk|latte di cocco|leite de coco
sweetened condensed milk|gecondenseerde melk/gezoete gecondenseerde melk|kondenserad mjölk/sötad kondenserad mjölk|kondenseret mælk/sød kondenseret mælk|kondensert melk|latte condensato|leite condensado
capers|kappertjes|kapris|kapers|kapers|capperi|alcaparras
black olives|zwarte olijven/olijven|svarta oliver/oliver|sorte oliven/oliven|svarte oliven/oliven|olive nere/olive/olive taggiasche|azeitonas/azeitonas pretas
gherkins|augurk/augurken|saltgurka/ättiksgurka/inlagd gurka|syltede agurker/drueagurker|sylteagurk/sylteagurker|cetriolini|pepinos em conserva
sun-dried tomatoes|zongedroogde tomaten/zongedroogde tomaatjes|soltorkade tomater|soltørrede tomater|soltørkede tomater|pomodori secchi|tomates secos
almonds|amandelen|mandel/mandlar|mandler|mandler|mandorle|amêndoas
ground almonds|amandelmeel|mandelmjöl|mandelmel|mandelmel|farina di mandorle|farinha de amêndoa/amêndoa moída
hazelnuts|hazelnoten|hasselnötter|hasselnødder|hasselnøtter|nocciole|avelãs
walnuts|walnoten|valnötter|valnødder|valnøtter|noci/gherigli di noce|nozes
cashews|cashewnoten|cashewnötter|cashewnødder|cashewnøtter|anacardi|castanha de caju/cajus
roasted peanuts|pinda's/geroosterde pinda's|jordnötter|peanuts/jordnødder|peanøtter|arachidi|amendoim/amendoins
peanut butter|pindakaas|jordnötssmör|peanutbutter/jordnøddesmør|peanøttsmør|burro di arachidi|manteiga de amendoim
pine nuts|pijnboompitten|pinjenötter|pinjekerner|pinjekjerner|pinoli|pinhões/pinoli
sesame seeds|sesamzaad/sesamzaadjes|sesamfrön|sesamfrø|sesamfrø|semi di sesamo|sementes de sésamo/gergelim
sunflower seeds|zonnebloempitten|solroskärnor|solsikkekerner|solsikkekjerner|semi di girasole|sementes de girassol
pumpkin seeds|pompoenpitten|pumpakärnor|græskarkerner|gresskarkjerner|semi di zucca|sementes de abóbora
flaxseed|lijnzaad|linfrön|hørfrø|linfrø|semi di lino|linhaça/sementes de linhaça
desiccated coconut|kokosrasp/geraspte kokos|riven kokos/kokosflingor|kokosmel|kokosmasse/revet kokos|cocco grattugiato/farina di cocco|coco ralado
dark chocolate|pure chocolade|mörk choklad|mørk chokolade|mørk sjokolade|cioccolato fondente|chocolate negro/chocolate amargo/chocolate meio amargo
milk chocolate|melkchocolade|mjölkchoklad|mælkechokolade|melkesjokolade|cioccolato al latte|chocolate de leite/chocolate ao leite
white chocolate|witte chocolade|vit choklad|hvid chokolade|hvit sjokolade|cioccolato bianco|chocolate branco
chocolate chips|chocoladedruppels|chokladknappar|chokoladeknapper|sjokoladebiter|gocce di cioccolato|gotas de chocolate/pepitas de chocolate
cocoa powder|cacao/cacaopoeder|kakao|kakao/kakaopulver|kakao/kakaopulver|cacao amaro/cacao/cacao in polvere|cacau/cacau em pó
jam|jam|sylt|syltetøj/marmelade|syltetøy|marmellata/confettura|compota/geleia/doce
marzipan|marsepein|mandelmassa/marsipan|marcipan|marsipan|marzapane|maçapão
gelatine|gelatineblaadjes/gelatine|gelatinblad|husblas|gelatinplater|gelatina|gelatina
puff pastry|bladerdeeg|smördeg|butterdej|butterdeig|pasta sfoglia|massa folhada
shortcrust pastry|hartigetaartdeeg|pajdeg|tærtedej|paideig|pasta brisée/pasta frolla|massa quebrada
pizza dough|pizzadeeg|pizzadeg|pizzadej|pizzadeig|pasta per pizza/impasto per pizza|massa de pizza
white wine|witte wijn/droge witte wijn|vitt vin/torrt vitt vin|hvidvin/tør hvidvin|hvitvin|vino bianco/vino bianco secco|vinho branco/vinho branco seco
red wine|rode wijn|rött vin|rødvin|rødvin|vino rosso|vinho tinto
beer|bier|öl|øl|øl|birra|cerveja
water|water/lauw water/kokend water|vatten/ljummet vatten|vand/lunkent vand|vann/lunkent vann/kaldt vann|acqua/acqua tiepida|água/água morna/água quente
coffee|koffie|kaffe|kaffe|kaffe|caffè|café
tofu|tofu|tofu|tofu|tofu|tofu|tofu
margarine|bakboter|stekmargarin|stegemargarine|stekemargarin|margarina vegetale|margarina vegetal
lard|reuzel|ister|svinefedt|smult|strutto|banha/banha de porco
lingonberry jam|vossenbessenjam|rårörda lingon/lingonsylt|tyttebærsyltetøj|tyttebærsyltetøy|confettura di mirtilli rossi|doce de arando
cinnamon stick|kaneelstokje|kanelstång|kanelstang|kanelstang|stecca di cannella|pau de canela
star anise|steranijs|stjärnanis|stjerneanis|stjerneanis|anice stellato|anis-estrelado
saffron|saffraan|saffran|safran|safran|zafferano|açafrão
ground cardamom|kardemom/gemalen kardemom|kardemumma|kardemomme|kardemomme|cardamomo|cardamomo
caraway seeds|karwijzaad|kummin|kommen|karve|cumino dei prati|alcaravia
juniper berries|jeneverbessen|enbär|enebær|einebær|bacche di ginepro|zimbro
horseradish|mierikswortel|pepparrot|peberrod|pepperrot|rafano|raiz-forte
watercress|waterkers|vattenkrasse|brøndkarse|brønnkarse|crescione|agrião
savoy cabbage|savooiekool|savojkål|savoykål|savoykål|verza|couve-lombarda/couve lombarda
artichoke hearts|artisjokharten|kronärtskockshjärtan|artiskokhjerter|artisjokkhjerter|cuori di carciofo/carciofi|corações de alcachofra
`;

let read: ReadonlyMap<Language, ReadonlyMap<string, string>> | null = null;
/** Word -> English name, of one language; the first one found wins. */
export const moreFoods = (language: Language): ReadonlyMap<string, string> => {
  read ??= readAll();
  return read.get(language) ?? new Map();
};

const readAll = (): ReadonlyMap<Language, ReadonlyMap<string, string>> => {
  const all = new Map(columns.map((language) => [language, new Map<string, string>()]));
  for (const row of text.trim().split('\n')) {
    const [english = '', ...cells] = row.split('|');
    for (const [at, language] of columns.entries())
      for (const word of (cells[at] ?? '').toLowerCase().split('/')) {
        const words = all.get(language)!;
        if (word !== '' && !words.has(word)) words.set(word, english);
      }
  }
  return all;
};
