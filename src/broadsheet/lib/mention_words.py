"""Words by which a name is told from a longer name that only holds it. Folded as `normalise` folds."""

# ruff: noqa: SIM905 - rows of words are read better as words on a line

from broadsheet.lib.normalise import normalise


def _words(text: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in text.split())


# may stand before or after a name with a capital of their own, and make no longer name of it
ROLES = _words(
    "President Presidents Premier Prime Minister Ministers Secretary General Foreign Defence Defense Interior Deputy"
    " Vice Chief Chair Chairman Chairwoman Ambassador Envoy Spokesman Spokeswoman Leader Commander Senator Governor"
    " Mayor King Queen Prince Princess Emir Sultan Sheikh Shah Ayatollah Imam Pope Patriarch Rabbi Captain Colonel"
    " Major Lieutenant Sergeant Judge Justice Professor Doctor Mr Mrs Ms Dr Sir Lord Lady Dame Gen Col Lt Sen Gov"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Republic Kingdom State Government Parliament Embassy I"
)
# words that open a sentence, and so have a capital whatever comes after them
OPENERS = _words(
    "The A An And But Or Nor So Yet For In On At By To From With Without Within Of Off As If When While Where Whether"
    " Since Until After Before During Because Although Though Unless Once Under Over Between Among Against About Both"
    " Either Neither Not No Yes All Any Each Every Some Most Many Much More Few Several Half Part Parts Like Unlike"
    " This That These Those His Her Its Their Our Your My It He She They We You Who What Which Why How Only Even Also"
    " Still Then Now Here There Today Yesterday Tomorrow Meanwhile However Later Earlier Last Next One Two Three Four"
    " Five Six Ten Inside Outside Across Around Near Despite Except Perhaps Maybe Once Never Always Often Visit Join"
)
# before a name they make another of it, also where a sentence opens with them
MAKERS = _words(
    "New North South East West Northern Southern Eastern Western Central Upper Lower Greater Great Little Saint St"
    " Mount Mt Lake Cape Port Fort Camp Gulf Inner Outer Old San Santa El Los Las Middle Air Radio Bank"
)
# articles and particles, written small or large
PARTICLES = _words("al el the of and de du la le van von bin ibn der den da di")
# without a point: what ends in one is no end of a sentence
ABBREVIATIONS = _words("Mr Mrs Ms Dr St Gen Col Lt Sen Rep Gov Prof Sgt Capt vs No Jr Sr")

# in Arabic script nothing has a capital: what is named after a place says so by its first or next word
NAMED_AFTER = _words(
    "جامعة جامعات بنك مصرف صحيفة جريدة مجلة نادي شركة مطار خليج بحر نهر جبل جبال مضيق ميناء شارع حي فندق"
    " إذاعة قناة وادي"
    " دانشگاه بانک روزنامه مجله باشگاه شرکت فرودگاه خلیج دریای رود رودخانه کوه کوه‌های تنگه بندر خیابان هتل رادیو شبکه"
)
# these two say where, unless the whole is a country: the south of Lebanon is Lebanon, South Sudan is not Sudan
COUNTRIES_OF = {
    normalise("جنوب"): _words("السودان سودان أفريقيا إفريقيا آفریقا"),
    normalise("شمال"): _words("مقدونيا مقدونیه"),
}
NAMES_ON = _words("تايمز بوست نيوز تلغراف تریبیون تایمز پست نیوز الجديدة تریبون")
# after one of these a name that is also a common word is a name
TELLING = _words(
    "دولة جمهورية مملكة سلطنة إمارة مدينة بلدة قرية ولاية إقليم منطقة حركة جماعة حزب تنظيم ميليشيا شعب طائفة معاهدة"
    " اتفاقية"
    " کشور جمهوری پادشاهی شهر شهرستان استان روستا منطقه جنبش گروه حزب سازمان قوم مردم آیین پیمان معاهده کنوانسیون"
)
