"""Rivers that bear their name on the map: from which zoom, and in which languages.

The keys are the names in geodata/base/rivers.geojson.
"""

LANGUAGES = ("en", "ko", "ja", "ru", "zh")

_TABLE = (
    ("Amur", 3.6, "Amur", "아무르강", "アムール川", "Амур", "黑龙江"),
    ("Songhua", 5.0, "Sungari", "쑹화강", "松花江", "Сунгари", "松花江"),
    ("Ussuri", 5.2, "Ussuri", "우수리강", "ウスリー川", "Уссури", "乌苏里江"),
    ("Argun", 5.2, "Argun", "아르군강", "アルグン川", "Аргунь", "额尔古纳河"),
    ("Shilka", 5.8, "Shilka", "실카강", "シルカ川", "Шилка", "石勒喀河"),
    ("Zeya", 5.8, "Zeya", "제야강", "ゼヤ川", "Зея", "结雅河"),
    ("Nen", 5.8, "Nonni", "넌장강", "嫩江", "Нонни", "嫩江"),
    ("Liao", 5.4, "Liao", "랴오허강", "遼河", "Ляохэ", "辽河"),
    ("Xiliao", 6.6, "West Liao", "시랴오허강", "西遼河", "Силяохэ", "西辽河"),
    ("Luan", 6.6, "Luan", "롼허강", "灤河", "Луаньхэ", "滦河"),
    ("Muling", 7.0, "Muling", "무링강", "穆稜河", "Мулинхэ", "穆棱河"),
    ("Kherlen", 5.8, "Kerulen", "헤를렌강", "ケルレン川", "Керулен", "克鲁伦河"),
    ("Onon", 6.0, "Onon", "오논강", "オノン川", "Онон", "鄂嫩河"),
    ("Selenga", 5.8, "Selenga", "셀렝가강", "セレンガ川", "Селенга", "色楞格河"),
    ("Yalu", 5.4, "Yalu", "압록강", "鴨緑江", "Ялуцзян", "鸭绿江"),
    ("Tumen", 5.8, "Tumen", "두만강", "豆満江", "Туманная", "图们江"),
    ("Chongchon", 7.0, "Chŏngchŏn", "청천강", "清川江", "Чхончхонган", "清川江"),
    ("Taedong", 6.8, "Taedong", "대동강", "大同江", "Тэдонган", "大同江"),
    ("Imjin", 7.2, "Imjin", "임진강", "臨津江", "Имджинган", "临津江"),
    ("Han", 7.0, "Han", "한강", "漢江", "Ханган", "汉江"),
    ("Namhan", 7.4, "South Han", "남한강", "南漢江", "Намханган", "南汉江"),
    ("Kum", 7.0, "Kŭm", "금강", "錦江", "Кымган", "锦江"),
    ("Nakdong", 6.6, "Naktong", "낙동강", "洛東江", "Нактонган", "洛东江"),
    ("Yellow", 4.4, "Yellow River", "황허강", "黄河", "Хуанхэ", "黄河"),
    ("Yangtze", 4.6, "Yangtze", "창장강", "長江", "Янцзы", "长江"),
    ("Huai", 6.0, "Huai", "화이허강", "淮河", "Хуайхэ", "淮河"),
    ("Lena", 4.2, "Lena", "레나강", "レナ川", "Лена", "勒拿河"),
    ("Aldan", 5.0, "Aldan", "알단강", "アルダン川", "Алдан", "阿尔丹河"),
    ("Angara", 5.0, "Angara", "앙가라강", "アンガラ川", "Ангара", "安加拉河"),
)  # fmt: skip

RIVERS: dict[str, tuple[float, dict[str, str]]] = {
    name: (zoom, dict(zip(LANGUAGES, words, strict=True))) for name, zoom, *words in _TABLE
}
