"""Quiet names on the water: where, how large, at which zooms, in which languages.

The sea between Korea and Japan bears both names in equal type, each language its own usage first;
the sea west of Korea bears its Korean name beside the common one where that is in use. Positions
are lon, lat in degrees, chosen by eye.
"""

SEAS: tuple[tuple[float, float, float, float, float, dict[str, str]], ...] = (
    (134.3, 39.9, 15, 4.2, 8.5, {
        "en": "Sea of Japan\nEast Sea", "ko": "동해\n일본해", "ja": "日本海\n東海",
        "ru": "Японское море\nВосточное море", "zh": "日本海\n东海（朝鲜东海）",
    }),
    (123.4, 36.2, 14, 4.6, 8.5, {
        "en": "Yellow Sea\nWest Sea", "ko": "황해\n서해", "ja": "黄海",
        "ru": "Жёлтое море", "zh": "黄海",
    }),
    (125.2, 29.2, 14, 4.4, 8.5, {
        "en": "East China Sea", "ko": "동중국해", "ja": "東シナ海",
        "ru": "Восточно-Китайское море", "zh": "东海",
    }),
    (119.7, 38.75, 11, 6.0, 9.5, {
        "en": "Gulf of Bohai", "ko": "발해", "ja": "渤海", "ru": "Бохайский залив", "zh": "渤海",
    }),
    (123.6, 38.9, 11, 6.6, 9.5, {
        "en": "Korea Bay", "ko": "서한만", "ja": "西朝鮮湾",
        "ru": "Западно-Корейский залив", "zh": "西朝鲜湾",
    }),
    (129.15, 34.35, 10, 6.8, 9.5, {
        "en": "Korea Strait", "ko": "대한해협", "ja": "朝鮮海峡",
        "ru": "Корейский пролив", "zh": "朝鲜海峡",
    }),
    (148.5, 53.5, 15, 3.6, 7.0, {
        "en": "Sea of Okhotsk", "ko": "오호츠크해", "ja": "オホーツク海",
        "ru": "Охотское море", "zh": "鄂霍次克海",
    }),
    (152.0, 30.5, 19, 4.6, 6.5, {
        "en": "Pacific Ocean", "ko": "태평양", "ja": "太平洋", "ru": "Тихий океан", "zh": "太平洋",
    }),
    (-160.0, 24.0, 19, 1.0, 4.6, {
        "en": "Pacific Ocean", "ko": "태평양", "ja": "太平洋", "ru": "Тихий океан", "zh": "太平洋",
    }),
    (-38.0, 32.0, 17, 1.0, 4.6, {
        "en": "Atlantic Ocean", "ko": "대서양", "ja": "大西洋",
        "ru": "Атлантический океан", "zh": "大西洋",
    }),
    (78.0, -12.0, 17, 1.0, 4.6, {
        "en": "Indian Ocean", "ko": "인도양", "ja": "インド洋",
        "ru": "Индийский океан", "zh": "印度洋",
    }),
)  # fmt: skip
