"""Promises to readers: nothing is left in a text of the page or the program that it was copied from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from honorhall.checks.text_rule import HAN, LINE_END, LINE_START, TextRule

TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
PINYIN = re.compile(f"({HAN}[（(][a-zü{TONES} ]{{0,7}}[{TONES}][a-zü{TONES} ]{{0,20}}[）)])")
COMMON = 0xD8  # GB 2312: the first byte of a character's code below it, the character is one of the 3,755 commonest
# What UTF-8 becomes where it is read as GBK: 的 is 鐨, 是 is 鏄, 。 is 銆. None of these stands in simplified text.
AS_GBK = "鐨銆锛鏄浜鍦鍥鎴鏈鍒绗浠鍐鎵鍏鏉鐢鑰鍚鏃鍙杩櫍"
LATIN, CP1252 = (
    "\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf",
    "\u2013-\u2122",
)  # the second and third byte of one
GARBLED = re.compile(
    f"锟斤拷|烫烫烫|屯屯屯|\ufffd+|[{AS_GBK}]{HAN}{{0,3}}[{AS_GBK}]|[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u2122]|[äåæçèé](?:[{LATIN}][{LATIN}{CP1252}]|[{CP1252}][{LATIN}])"
)
ENTITY = re.compile(
    "&(?:amp;)?(?:nbsp|quot|apos|[lr][ds]quo|[lr]aquo|middot|hellip|[mn]dash|ensp|emsp|copy|reg|times|bull"
    "|#[0-9]{2,5}|#[xX][0-9a-fA-F]{2,5});"
)
UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]|(?<=[^\x00-\x7f])\u00a0|\u00a0(?=[^\x00-\x7f])|\u00a0{2,}"
)
FURNITURE = re.compile(  # a line of its own; who wrote a text, and where it is from, is said in fields
    f"{LINE_START}[ \u3000*#>【（(\\[]*("
    "(?:责任编辑|责编|终审|文章来源|信息来源|原标题|发布时间|浏览次数|点击数|阅读量|字体|字号)[：:][^\\n]{0,40}"
    "|(?:编辑|审核|供稿)[：:][ ]?[\u4e00-\u9fa5 ]{2,12}|当前位置[：:][^\\n]{0,40}"
    "|来源[：:][^\\n]{0,20}(?:网|报|客户端|公众号|微信|新闻|电视台|通讯社)"
    "|(?:上一篇|下一篇|上一页|下一页|相关阅读|相关新闻|热门推荐)[：:】\\]）]?[^\\n]{0,40}"
    "|(?:点击|单击)(?:查看|阅读|进入|下载|播放)[^\\n]{0,12}|阅读原文|阅读全文|展开全文"
    "|返回顶部|返回首页|返回列表|打印本页|关闭窗口|分享到[：:]?[^\\n]{0,20}"
    "|(?:微信|微博)?扫一扫[^\\n]{0,8}(?:分享|关注|打开)[^\\n]{0,10}|长按(?:识别|二维码)[^\\n]{0,10}"
    f"|纠错|猜你喜欢|新闻推荐|最新文章|APP下载|扫码看详情)[ \u3000】）)\\]]*{LINE_END}"
)
FURNISHED = (  # a text without any of these holds none of it
    *("责任编辑", "责编", "终审", "来源：", "来源:", "原标题", "浏览次数", "发布时间", "点击数", "阅读量"),
    *("字体", "字号", "上一篇", "上一页", "下一篇", "下一页", "相关阅读", "相关新闻", "热门推荐", "点击查看"),
    *("点击阅读", "点击进入", "点击下载", "点击播放", "单击", "阅读原文", "阅读全文", "展开全文", "返回顶部"),
    *("返回首页", "返回列表", "打印本页", "关闭窗口", "分享到", "扫一扫", "长按", "纠错", "编辑：", "编辑:"),
    *("审核：", "审核:", "供稿", "当前位置", "猜你喜欢", "新闻推荐", "最新文章", "APP下载", "扫码看"),
)
ADDRESS = "(?:https?:|www\\.|[a-z]{3,9}:|[ ]{6})[^（(）)\\n]{0,200}"  # blanked, where addresses are not read
IN_PLAIN = "(?:https?:|[a-z]{3,9}:|[ ]{6,})[^（(）)\\s]*"
BRACKETS = re.compile(
    f"\\[[^\\]\\n]{{1,60}}\\](?:（[ ]?{ADDRESS}[）)]|\\({IN_PLAIN}）)|［[^］\\n]{{1,60}}］[（(]{ADDRESS}[）)]"
)
BRACKETED = ("］", "]（", "）")


def is_common(value: str) -> bool:
    """Whether pinyin stands behind a character that everybody can read: behind a rare one it helps."""
    try:
        return value[0].encode("gb2312")[0] < COMMON
    except UnicodeEncodeError:
        return False


COPIED = (
    TextRule("garbled-text", GARBLED),
    TextRule("copied-pinyin", PINYIN, is_common),
    TextRule("html-entity", ENTITY),
    TextRule("unseen-character", UNSEEN),
    TextRule("page-furniture", FURNITURE),
    TextRule("link-brackets", BRACKETS),
)

# The 580 commonest traditional characters that stand in no simplified text (OpenCC's, without those of GB 2312).
TRADITIONAL = (
    "並亂亞佔來俠倉個們倫偉側傑備傳債傷傾僅價儀億優儲兒內兩冊凱別刪則剛創劃劇劉劍動務勝勞勢勳勵勻匯區協卻厲參吳呂員問啓單嗎嘗嚴國圍園圓圖團執堅報場塊壇壓壞壽夠夢夾奧奮婦孫學實寧審寫寬寶將專尋對導屆層屬師帶"
    "幣幫幹幾庫廈廠廣廳張強彈徑從復悅惡愛態慣慮慶憶應懲懶懷戰戲戶拋掃採揚換揮損撐擁擇擊擔據擬擲擴擾敗敵數斂斷時暢暫曆曉書會東條棄楊業極榮構槍樂樓標樣樹橋機橫檔檢欄權歐歡歲歷歸殘殺氣決沒況淺減測準溝溫滿漢漸"
    "潔潛濃濟濤濾瀏灣災無煙煩熱燈營爍爭爲爾狀獎獨獲獵獻現環產畢畫異當疊療發盡監盤碩確碼礎禮種稱積穎穩窮競筆節範篩簡籌籤糧紀約紅納紐純紙級紛細紹終組結絕絡給統絲經綜維網緊線緣編緩練縣縱總績織繞繪繼續罰羅羣"
    "義習聞聯聲職聽脫腦腳臉臨臺與興舉舊艦華萬葉蓋薦藍藝藥蘇蘭處虛號蟲衆術衛衝裏補裝見規視親覺覽觀觸訂計訊討訓記訪設許訴診評詞詢試詩話該詳認誕語誠誤說誰課調談請論諮諸諾謂講謝謹證識譜譯議護譽讀變讓豐貝負財貢"
    "貨貫責貴買貸費貼貿資賓賞賠賣賦質賬賭賴購賽贊趕趙趨跡踐蹤躍車軌軍軒軟軸較載輔輕輛輝輩輪輯輸轉辦辭農這連進遊運過達違遜遞遠適遷選遺還邊邏郵鄉鄧鄭鄰醫釋針鈕銀銅銳銷鋒鋼錄錢錯鍵鎮鏈鏡鐵鑑長門閉開閒間閱閾關"
    "闡陣陳陸陽隊階際隨險隱雖雙雜離難雲電靈靜響頁頂項順須預頓頗領頭頻題額顏願類顧顯風飛飯飲養館饋馬馮駕駛騰驅驗驚驟體鬥鬱魚魯鳳鵬麗麥黃點齊齡龍龐"
)
MIXED = TextRule("mixed-script", re.compile(f"[{TRADITIONAL}]"))  # what mixed() begins with
QUOTED = re.compile(
    "《[^》\\n]*》|“[^”\\n]*”|「[^」\\n]*」|『[^』\\n]*』|‘[^’\\n]*’|【[^】\\n]*】|（[^）\\n]*）|\\([^)\\n]*\\)|^>.*",
    re.MULTILINE,
)
MOST_MIXED = 0.12  # of a text's characters: with more of them it is a traditional text, and no slip of typing
FEWEST = 2  # sentences: all in one may be a name, of a book or of a company
SENTENCE_END = re.compile("[。！？\\n]")


def mixed(text: str) -> Iterator[tuple[str, str, int]]:
    """(code, characters, where the first stands) of traditional characters in a simplified text; not in what it quotes.

    Those of a single sentence may be somebody's name.
    """
    plain = QUOTED.sub(lambda one: " " * len(one.group()), text)
    found = list(MIXED.pattern.finditer(plain))
    if len(found) > MOST_MIXED * len(text) + FEWEST:
        return
    lines = {len(SENTENCE_END.findall(plain, 0, one.start())) for one in found}
    if len(lines) >= FEWEST:
        yield "mixed-script", "".join(dict.fromkeys(one.group() for one in found)), found[0].start()
