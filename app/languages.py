"""What languages are called: in the interface's language in full, and short in their own.

Qt translates no language names, so they are texts of ours.
"""

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCollator, QCoreApplication, QLocale

# In the order in which our users ask for them; the rest follows by name.
MOST_USED = ("zh", "yue", "en", "ja", "ko")

_SHORT = {"zh": "中文", "yue": "粤语", "ja": "日本語", "ko": "한국어"}

_NAMES = {
    "zh": QT_TRANSLATE_NOOP("Languages", "Chinese"),
    "yue": QT_TRANSLATE_NOOP("Languages", "Cantonese"),
    "en": QT_TRANSLATE_NOOP("Languages", "English"),
    "ja": QT_TRANSLATE_NOOP("Languages", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("Languages", "Korean"),
    "es": QT_TRANSLATE_NOOP("Languages", "Spanish"),
    "fr": QT_TRANSLATE_NOOP("Languages", "French"),
    "de": QT_TRANSLATE_NOOP("Languages", "German"),
    "ru": QT_TRANSLATE_NOOP("Languages", "Russian"),
    "pt": QT_TRANSLATE_NOOP("Languages", "Portuguese"),
    "it": QT_TRANSLATE_NOOP("Languages", "Italian"),
    "ar": QT_TRANSLATE_NOOP("Languages", "Arabic"),
    "hi": QT_TRANSLATE_NOOP("Languages", "Hindi"),
    "id": QT_TRANSLATE_NOOP("Languages", "Indonesian"),
    "vi": QT_TRANSLATE_NOOP("Languages", "Vietnamese"),
    "th": QT_TRANSLATE_NOOP("Languages", "Thai"),
    "af": QT_TRANSLATE_NOOP("Languages", "Afrikaans"),
    "am": QT_TRANSLATE_NOOP("Languages", "Amharic"),
    "as": QT_TRANSLATE_NOOP("Languages", "Assamese"),
    "az": QT_TRANSLATE_NOOP("Languages", "Azerbaijani"),
    "ba": QT_TRANSLATE_NOOP("Languages", "Bashkir"),
    "be": QT_TRANSLATE_NOOP("Languages", "Belarusian"),
    "bg": QT_TRANSLATE_NOOP("Languages", "Bulgarian"),
    "bn": QT_TRANSLATE_NOOP("Languages", "Bengali"),
    "bo": QT_TRANSLATE_NOOP("Languages", "Tibetan"),
    "br": QT_TRANSLATE_NOOP("Languages", "Breton"),
    "bs": QT_TRANSLATE_NOOP("Languages", "Bosnian"),
    "ca": QT_TRANSLATE_NOOP("Languages", "Catalan"),
    "cs": QT_TRANSLATE_NOOP("Languages", "Czech"),
    "cy": QT_TRANSLATE_NOOP("Languages", "Welsh"),
    "da": QT_TRANSLATE_NOOP("Languages", "Danish"),
    "el": QT_TRANSLATE_NOOP("Languages", "Greek"),
    "et": QT_TRANSLATE_NOOP("Languages", "Estonian"),
    "eu": QT_TRANSLATE_NOOP("Languages", "Basque"),
    "fa": QT_TRANSLATE_NOOP("Languages", "Persian"),
    "fi": QT_TRANSLATE_NOOP("Languages", "Finnish"),
    "fo": QT_TRANSLATE_NOOP("Languages", "Faroese"),
    "gl": QT_TRANSLATE_NOOP("Languages", "Galician"),
    "gu": QT_TRANSLATE_NOOP("Languages", "Gujarati"),
    "ha": QT_TRANSLATE_NOOP("Languages", "Hausa"),
    "haw": QT_TRANSLATE_NOOP("Languages", "Hawaiian"),
    "he": QT_TRANSLATE_NOOP("Languages", "Hebrew"),
    "hr": QT_TRANSLATE_NOOP("Languages", "Croatian"),
    "ht": QT_TRANSLATE_NOOP("Languages", "Haitian Creole"),
    "hu": QT_TRANSLATE_NOOP("Languages", "Hungarian"),
    "hy": QT_TRANSLATE_NOOP("Languages", "Armenian"),
    "is": QT_TRANSLATE_NOOP("Languages", "Icelandic"),
    "jw": QT_TRANSLATE_NOOP("Languages", "Javanese"),
    "ka": QT_TRANSLATE_NOOP("Languages", "Georgian"),
    "kk": QT_TRANSLATE_NOOP("Languages", "Kazakh"),
    "km": QT_TRANSLATE_NOOP("Languages", "Khmer"),
    "kn": QT_TRANSLATE_NOOP("Languages", "Kannada"),
    "la": QT_TRANSLATE_NOOP("Languages", "Latin"),
    "lb": QT_TRANSLATE_NOOP("Languages", "Luxembourgish"),
    "ln": QT_TRANSLATE_NOOP("Languages", "Lingala"),
    "lo": QT_TRANSLATE_NOOP("Languages", "Lao"),
    "lt": QT_TRANSLATE_NOOP("Languages", "Lithuanian"),
    "lv": QT_TRANSLATE_NOOP("Languages", "Latvian"),
    "mg": QT_TRANSLATE_NOOP("Languages", "Malagasy"),
    "mi": QT_TRANSLATE_NOOP("Languages", "Maori"),
    "mk": QT_TRANSLATE_NOOP("Languages", "Macedonian"),
    "ml": QT_TRANSLATE_NOOP("Languages", "Malayalam"),
    "mn": QT_TRANSLATE_NOOP("Languages", "Mongolian"),
    "mr": QT_TRANSLATE_NOOP("Languages", "Marathi"),
    "ms": QT_TRANSLATE_NOOP("Languages", "Malay"),
    "mt": QT_TRANSLATE_NOOP("Languages", "Maltese"),
    "my": QT_TRANSLATE_NOOP("Languages", "Burmese"),
    "ne": QT_TRANSLATE_NOOP("Languages", "Nepali"),
    "nl": QT_TRANSLATE_NOOP("Languages", "Dutch"),
    "nn": QT_TRANSLATE_NOOP("Languages", "Norwegian Nynorsk"),
    "no": QT_TRANSLATE_NOOP("Languages", "Norwegian"),
    "oc": QT_TRANSLATE_NOOP("Languages", "Occitan"),
    "pa": QT_TRANSLATE_NOOP("Languages", "Punjabi"),
    "pl": QT_TRANSLATE_NOOP("Languages", "Polish"),
    "ps": QT_TRANSLATE_NOOP("Languages", "Pashto"),
    "ro": QT_TRANSLATE_NOOP("Languages", "Romanian"),
    "sa": QT_TRANSLATE_NOOP("Languages", "Sanskrit"),
    "sd": QT_TRANSLATE_NOOP("Languages", "Sindhi"),
    "si": QT_TRANSLATE_NOOP("Languages", "Sinhala"),
    "sk": QT_TRANSLATE_NOOP("Languages", "Slovak"),
    "sl": QT_TRANSLATE_NOOP("Languages", "Slovenian"),
    "sn": QT_TRANSLATE_NOOP("Languages", "Shona"),
    "so": QT_TRANSLATE_NOOP("Languages", "Somali"),
    "sq": QT_TRANSLATE_NOOP("Languages", "Albanian"),
    "sr": QT_TRANSLATE_NOOP("Languages", "Serbian"),
    "su": QT_TRANSLATE_NOOP("Languages", "Sundanese"),
    "sv": QT_TRANSLATE_NOOP("Languages", "Swedish"),
    "sw": QT_TRANSLATE_NOOP("Languages", "Swahili"),
    "ta": QT_TRANSLATE_NOOP("Languages", "Tamil"),
    "te": QT_TRANSLATE_NOOP("Languages", "Telugu"),
    "tg": QT_TRANSLATE_NOOP("Languages", "Tajik"),
    "tk": QT_TRANSLATE_NOOP("Languages", "Turkmen"),
    "tl": QT_TRANSLATE_NOOP("Languages", "Tagalog"),
    "tr": QT_TRANSLATE_NOOP("Languages", "Turkish"),
    "tt": QT_TRANSLATE_NOOP("Languages", "Tatar"),
    "uk": QT_TRANSLATE_NOOP("Languages", "Ukrainian"),
    "ur": QT_TRANSLATE_NOOP("Languages", "Urdu"),
    "uz": QT_TRANSLATE_NOOP("Languages", "Uzbek"),
    "yi": QT_TRANSLATE_NOOP("Languages", "Yiddish"),
    "yo": QT_TRANSLATE_NOOP("Languages", "Yoruba"),
}


def language_name(code: str) -> str:
    """The name in the interface's language, as "Chinese"."""
    return QCoreApplication.translate("Languages", str(_NAMES[code])) if code in _NAMES else code


def short_language(code: str) -> str:
    """The name in little room, as "EN" or "中文"."""
    return _SHORT.get(code, code.upper())


def most_used_first(codes: Iterable[str]) -> tuple[list[str], list[str]]:
    """The languages most asked for, and the others by name."""
    known = set(codes)
    collator = QCollator(QLocale())
    others = sorted(
        known.difference(MOST_USED), key=lambda code: collator.sortKey(language_name(code))
    )
    return [code for code in MOST_USED if code in known], others
