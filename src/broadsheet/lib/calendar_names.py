"""Names of months and weekdays, by language and calendar. Arabic names the Gregorian months by country."""

# ruff: noqa: SIM905 - twelve names are read better as words on a line

from typing import Literal

ArabicMonths = Literal["common", "levant", "both", "maghreb", "morocco"]

_ENGLISH = {
    "gregorian": "January February March April May June July August September October November December",
    "jalali": "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand",
    "hijri": "Muharram,Safar,Rabi al-Awwal,Rabi al-Thani,Jumada al-Ula,Jumada al-Akhirah,Rajab,Shaban,"
    "Ramadan,Shawwal,Dhu al-Qadah,Dhu al-Hijjah",
    "weekdays": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_ARABIC = {
    "gregorian": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "jalali": "فروردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند",
    "hijri": "محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,"
    "رمضان,شوال,ذو القعدة,ذو الحجة",
    "weekdays": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
_PERSIAN = {
    "gregorian": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "jalali": "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
    "hijri": "محرم صفر ربیع\u200cالاول ربیع\u200cالثانی جمادی\u200cالاول جمادی\u200cالثانی رجب شعبان"
    " رمضان شوال ذی\u200cالقعده ذی\u200cالحجه",
    "weekdays": "دوشنبه سه\u200cشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
}
_DARI = _PERSIAN | {
    "gregorian": "جنوری فبروری مارچ اپریل می جون جولای اگست سپتمبر اکتوبر نومبر دسمبر",
    "jalali": "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
}
_GREGORIAN_ARABIC: dict[ArabicMonths, str] = {
    "common": _ARABIC["gregorian"],
    "levant": "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول",
    "maghreb": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    "morocco": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
}


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split("," if "," in names else " "))


NAMES = {
    code: {kind: _listed(names) for kind, names in table.items()}
    for code, table in {"en": _ENGLISH, "ar": _ARABIC, "fa": _PERSIAN, "fa-af": _DARI, "prs": _DARI}.items()
}
GREGORIAN_ARABIC = {style: _listed(names) for style, names in _GREGORIAN_ARABIC.items()}
GREGORIAN_ARABIC["both"] = tuple(
    f"{levant}/{common}"
    for levant, common in zip(GREGORIAN_ARABIC["levant"], GREGORIAN_ARABIC["common"], strict=True)
)
