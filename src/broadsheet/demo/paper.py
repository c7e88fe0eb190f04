"""The editions of the demo paper: names, calendars, sections, words that each needs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoEdition:
    """sections: slug → name, in the order of the menu."""

    language: str
    name: str
    tagline: str
    time_zone: str
    calendar: str
    digits: str
    sections: dict[str, tuple[str, str]]
    sources: str
    fiction: str
    credit: str
    publisher: str
    footer: str


EDITIONS = (
    DemoEdition(
        "en", "The Windrose", "News and analysis from every quarter", "Europe/Lisbon", "gregorian", "latn",
        {
            "world": ("World", "Treaties, seas and neighbours: how the countries of the Calder Sea live together."),
            "economy": ("Economy", "Prices, work and trade, counted carefully."),
            "culture": ("Culture", "Stages, books, crafts and the table."),
            "science": ("Science", "What is known, how it came to be known, and what is not."),
        },
        "Sources", "This story is fiction, written for the demonstration paper.",
        "Illustration: The Windrose studio", "The Windrose, a demonstration paper",
        "Stories are plainly fictional, or factual with their sources.",
    ),
    DemoEdition(
        "ar", "وردة الرياح", "أخبار وتحليلات من الجهات كلها", "Asia/Beirut", "hijri", "arab",
        {
            "world": ("العالم", "معاهدات وبحار وجيران: كيف تعيش بلدان بحر كالدر معًا."),
            "economy": ("الاقتصاد", "الأسعار والعمل والتجارة، محسوبة بعناية."),
            "culture": ("الثقافة", "مسارح وكتب وصنائع وموائد."),
            "science": ("العلوم", "ما نعرفه، وكيف عرفناه، وما لا نعرفه بعد."),
        },
        "المصادر", "هذه القصة متخيَّلة، كُتبت للصحيفة التجريبية.",
        "رسم: مرسم وردة الرياح", "وردة الرياح، صحيفة تجريبية",
        "القصص إمّا متخيَّلة صراحةً وإمّا موثَّقة بمصادرها.",
    ),
    DemoEdition(
        "fa", "گلباد", "خبر و تحلیل از هر سو", "Asia/Tehran", "jalali", "arabext",
        {
            "world": ("جهان", "پیمان‌ها و دریاها و همسایه‌ها: کشورهای دریای کالدر چگونه با هم می‌زیند."),
            "economy": ("اقتصاد", "قیمت و کار و داد‌وستد، با حسابِ دقیق."),
            "culture": ("فرهنگ", "صحنه و کتاب و پیشه و سفره."),
            "science": ("دانش", "آنچه می‌دانیم، راهی که به دانستنش رسید، و آنچه هنوز نمی‌دانیم."),
        },
        "منابع", "این داستان خیالی است و برای روزنامهٔ نمایشی نوشته شده است.",
        "تصویرسازی: کارگاه گلباد", "گلباد، روزنامهٔ نمایشی",
        "داستان‌ها یا آشکارا خیالی‌اند یا مستند و با ذکر منبع.",
    ),
)  # fmt: skip
