"""What the moderators of a small paper decided, in three languages."""

from broadsheet.lib.spam_training import Example

TOWNS = [
    "Basra",
    "Mosul",
    "Kirkuk",
    "Najaf",
    "Erbil",
    "Hilla",
    "Amara",
    "Samawa",
    "Kut",
    "Ramadi",
    "Tikrit",
    "Zakho",
]
GOOD = {
    "en": ["The dam above {} should have been mended years ago.", "My uncle farms near {} and has no water at all.",
           "Who speaks for {} in this ministry?"],
    "ar": ["سكان {} ينتظرون الماء منذ سنوات يا سادة", "كان يجب إصلاح السد قرب {} قبل أعوام",
           "من يتحدث باسم {} في الوزارة؟"],
    "fa": ["مردم {} سال‌هاست چشم به راه آب‌اند", "سد بالای {} را باید سال‌ها پیش تعمیر می‌کردند",
           "چه کسی از {} حرف می‌زند؟"],
}  # fmt: skip
BAD = {
    "en": ["Subscribe to my channel {} please!!", "Earn cash at home in {}: http://cash.example/{}",
           "Cheap watches {} visit my shop"],
    "ar": ["اشتركوا في قناتي {} رجاء!!", "اربح المال من البيت في {} http://cash.example/{}",
           "ساعات رخيصة {} زوروا متجري"],
    "fa": ["لطفا کانال {} من را دنبال کنید!!", "در خانه پول دربیاورید {} http://cash.example/{}",
           "ساعت ارزان {} به فروشگاه من سر بزنید"],
}  # fmt: skip


def examples(*languages):
    return [
        Example(text.replace("{}", town), town, is_spam)
        for language in languages
        for town in TOWNS
        for is_spam, texts in ((False, GOOD[language]), (True, BAD[language]))
        for text in texts
    ]
