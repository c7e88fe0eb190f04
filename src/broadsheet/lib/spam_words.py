"""Words by which a comment asks something of strangers, by what they are for, in English, Arabic and Persian.

None of them makes a comment spam: moderators decide what such a request weighs in their paper. Folded as `normalise`
folds.
"""

# ruff: noqa: SIM905 - rows of words are read better as words on a line

from broadsheet.lib.normalise import normalise

_WORDS = {
    "ask": (
        "subscribe subscribed subscribing subscription subs sub suscribe check checkout visit follow watch click look"
        " listen come go see search join try download like share add view vote support donate take hit find get give"
        " help stop"
        " اشترك اشتركوا اشتراك تابع تابعوا تابعونا تابعوني زوروا زيارة شاهد شاهدوا اضغط اضغطوا انقر انضم انضموا حمل"
        " حملوا شارك شاركوا ادعم ادعموا تبرع تبرعوا ابحث ادخل ادخلوا"
        " عضو شوید بشید بشوید عضویت دنبال فالو سابسکرایب لایک کلیک ببینید ببین بیا بیایید بیاین بزنید دانلود وارد"
        " حمایت جستجو سرچ ثبت"
    ),
    "plead": (
        "please pls plz plss pleas pleez pleaz thank thanks thx appreciate appreciated kindly hey hi hello guys"
        " everyone everybody anyone yall people friends"
        " رجاء ارجو ارجوكم فضلا شكرا مرحبا السلام شباب اخوان اصدقاء الجميع"
        " لطفا خواهش ممنون مرسی سلام دوستان بچه‌ها عزیزان همگی"
    ),
    "own": "my mine our ours me us i im we قناتي قناتنا صفحتي صفحتنا موقعنا موقعي لي لنا خودم مال کانالم پیجم",
    "place": (
        "channel channels video videos vid vids page pages blog site website web youtube facebook twitter instagram"
        " insta telegram whatsapp tiktok music song songs cover covers album mixtape playlist app link profile account"
        " group clip clips game gaming gameplay network book ebook store shop"
        " قناة قناتي قناتنا صفحة صفحتي موقع موقعنا الموقع الرابط رابط فيديو مقطع حساب حسابي مجموعة قروب تليجرام"
        " تلغرام واتساب انستقرام انستغرام يوتيوب فيسبوك تويتر متجر تطبيق"
        " کانال کانالم پیج صفحه سایت وبسایت لینک ویدیو ویدئو آهنگ گروه تلگرام واتساپ اینستاگرام یوتیوب فیسبوک فروشگاه"
    ),
    "crowd": (
        "subscribers subscriber subs followers views likes thumbs comments fans viewers"
        " مشتركين مشترك متابعين متابع مشاهدات لايكات لايك فالوور فالوئر عضو بازدید دنبال‌کننده"
    ),
    "money": (
        "money cash earn earning income dollars dollar pay paid paypal free gift card cards win winner won prize reward"
        " bonus offer cheap price discount sale buy order deal credit loan guaranteed claim award cost profit"
        " investment invest rich bitcoin crypto casino bet"
        " مال اموال ربح ارباح اربح دولار مجانا مجاني هدية هدايا جائزة جوائز فوز عرض عروض رخيص سعر اسعار خصم تخفيض"
        " تخفيضات شراء بيع قرض قروض تمويل استثمار تداول"
        " پول درآمد دلار رایگان مجانی هدیه جایزه برنده تخفیف قیمت ارزان فروش خرید سفارش وام سود سرمایه تضمینی شرط"
        " بندی کازینو"
    ),
    "phone": (
        "call txt text reply sms mobile phone msg ring landline send tone tones ringtone"
        " اتصل اتصلوا ارسل ارسلوا رسالة جوال هاتف رقم للتواصل تواصل تماس زنگ پیامک پیام موبایل شماره ارسال"
    ),
    "dating": (
        "sex sexy xxx porn naked nude horny dating adult singles dirty nasty تعارف سكس سکس سکسی دوستیابی همسریابی"
    ),
    "you": "you your u ur yours انت انتم لكم لك شما تو",
}


def _purposes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for purpose, row in _WORDS.items():
        for word in dict.fromkeys(normalise(row).split()):
            found[word] = (*found.get(word, ()), purpose)
    return found


PURPOSES = _purposes()
