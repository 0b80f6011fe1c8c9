package io.github.onetimecode.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import static java.util.Map.entry;

/** The letters that each language writes its words with. */
final class Alphabet {

    private static final Set<UnicodeScript> LATIN = EnumSet.of(UnicodeScript.LATIN);
    private static final Set<UnicodeScript> CYRILLIC = EnumSet.of(UnicodeScript.CYRILLIC);
    private static final Set<UnicodeScript> ARABIC = EnumSet.of(UnicodeScript.ARABIC);
    private static final Set<UnicodeScript> HAN = EnumSet.of(UnicodeScript.HAN);
    /** Of languages that do not write in Latin letters. */
    private static final Map<String, Set<UnicodeScript>> SCRIPTS = Map.ofEntries(entry("ar", ARABIC),
            entry("fa", ARABIC), entry("el", EnumSet.of(UnicodeScript.GREEK)), entry("kk", CYRILLIC),
            entry("hy", EnumSet.of(UnicodeScript.ARMENIAN)), entry("ky", CYRILLIC), entry("ru", CYRILLIC),
            entry("ja", EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA,
                    UnicodeScript.COMMON)), entry("uk", CYRILLIC), entry("ko", EnumSet.of(UnicodeScript.HANGUL)),
            entry("th", EnumSet.of(UnicodeScript.THAI)), entry("zh-CN", HAN), entry("zh-TW", HAN));
    /** Letters beyond a to z, of languages that write in Latin letters. */
    private static final Map<String, String> LATIN_LETTERS = Map.ofEntries(entry("az", "çəğıiöşüİ"),
            entry("ca", "àçèéíïòóúü·"), entry("cs", "áčďéěíňóřšťúůýž"), entry("da", "æøåé"), entry("de", "äöüß"),
            entry("en", ""), entry("es", "áéíñóúü"), entry("eu", "ñ"), entry("fi", "äöå"),
            entry("fr", "àâæçéèêëîïôœùûüÿ"), entry("hr", "čćđšž"), entry("hu", "áéíóöőúüű"), entry("id", ""),
            entry("it", "àèéìòù"), entry("lt", "ąčęėįšųūž"), entry("lv", "āčēģīķļņšūž"), entry("nl", "éëïóö"),
            entry("no", "æøåé"), entry("pl", "ąćęłńóśźż"), entry("pt", "áâãàçéêíóôõú"), entry("pt-BR", "áâãàçéêíóôõú"),
            entry("ro", "ăâîșț"), entry("sk", "áäčďéíĺľňóôŕšťúýž"), entry("sl", "čšž"), entry("sv", "åäöé"),
            entry("tr", "çğıiöşüİâ"),
            entry("vi", "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"));
    /** Letters of a neighbour that look or sound alike, and characters of the other Chinese writing. */
    private static final Map<String, String> FOREIGN = Map.of("ru", "іїєґәғқңөұүһ", "uk", "ыэъёәғқңөұүһ",
            "kk", "їєґ", "ky", "іїєґәғқұһ", "ar", "پچژگکی", "fa", "يكةىٱ",
            "zh-CN", "碼驗證請郵發個這無須與輸號應達試過將認輪務關從時間", "zh-TW", "码验证请邮发个这无须与输号应达试过将认轮务关从时间");

    /** Words that a language writes as English does. */
    private static final Map<String, Set<String>> BORROWED = Map.of("el", Set.of("email"));

    private Alphabet() {
    }

    /** Whether a word is written with the letters of this language alone. */
    static Predicate<String> of(String language) {
        Set<UnicodeScript> scripts = SCRIPTS.getOrDefault(language, LATIN);
        String foreign = FOREIGN.getOrDefault(language, "");
        Set<String> borrowed = BORROWED.getOrDefault(language, Set.of());
        return word -> borrowed.contains(word) || word.codePoints().allMatch(letter -> letter < 0x10000
                && (scripts.contains(UnicodeScript.of(letter)) || UnicodeScript.of(letter) == UnicodeScript.INHERITED)
                && foreign.indexOf(letter) < 0 && (scripts != LATIN || isOfLatin(language, letter)));
    }

    private static boolean isOfLatin(String language, int letter) {
        return letter < 0x80 || LATIN_LETTERS.get(language).indexOf(Character.toLowerCase(letter)) >= 0;
    }
}
