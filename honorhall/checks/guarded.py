"""Promises to people: units of the time since 1985, sites, people who were helped, and pupils are not named."""

from __future__ import annotations

import re

from honorhall.checks.text_rule import HAN, LINE_END, TextRule

NUMBER = "第?(?:[0-9]{1,4}|[一二三四五六七八九十百]{1,5})"
ARMS = (
    "陆军|海军|空军|武警|火箭军|二炮|第二炮兵|航空兵|炮兵|高炮|步兵|机步|摩步|装甲|坦克|导弹|边防|海防|工兵"
    "|合成|空降兵?|舟桥|防化|特战"
)
UNIT = (
    f"{NUMBER}集团军(?:{NUMBER}(?:师|旅|团))*"
    f"|{NUMBER}(?:军|师|旅)(?:{NUMBER}(?:师|旅|团|营))+"
    f"|(?:{ARMS})+{NUMBER}(?:军|师|旅|团|支队|大队)(?!生|校|事|民|人|医|傅|范|游|体|圆)"
)
RECENT = "(?:198[5-9]|199[0-9]|20[0-9]{2})年"  # since the reform of 1985 the numbers of units are no longer public
NEAR = "(?:(?!1[89][0-9]{2}|20[0-9]{2})[^\\n]){0,60}?"  # no other year comes between
UNIT_AFTER = re.compile(f"{RECENT}{NEAR}({UNIT})")
UNIT_BEFORE = re.compile(f"({UNIT})(?={NEAR}{RECENT})")

SITE = (
    "(?:营区|营房|军营|阵地|雷达|导弹|哨所|哨卡|军港|军用|海军|空军|洞库|弹药库|油库|靶场|指挥所|指挥部|驻地|驻军"
    "|部队|防区|战备)"
)
DEGREES = (
    "(?:东经|西经|北纬|南纬|经度|纬度)[:：为约 ]{0,3}[0-9]{1,3}(?:[°度][ ]?[0-9]{1,2}|\\.[0-9]{2,})"
    "|(?<![0-9.])[0-9]{1,3}°[ ]?[0-9]{1,2}[′'’][^，。\\n]{0,12}[NSEW]"
    "|(?<![0-9.])(?:7[3-9]|[89][0-9]|1[0-3][0-9])\\.[0-9]{3,}[ ,，/]{1,3}(?:[1-5][0-9]|[3-9])\\.[0-9]{3,}(?![0-9])"
    "|(?<![0-9.])(?:[1-5][0-9]|[3-9])\\.[0-9]{3,}[ ,，/]{1,3}(?:7[3-9]|[89][0-9]|1[0-3][0-9])\\.[0-9]{3,}(?![0-9])"
)
SITE_BEFORE = re.compile(f"{SITE}[^\\n]{{0,60}}?({DEGREES})")
SITE_AFTER = re.compile(f"({DEGREES})(?=[^\\n]{{0,60}}{SITE})")

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤欧温"
)
# What begins like a name and is none: 困难群众高兴地…, 帮扶对象任务…; and what is said of somebody without the name.
NO_NAME = (
    "高兴|高龄|高考|高中|方面|方便|方式|何时|何人|任何|任务|白天|金额|金钱|石油|江边|毛衣|温暖|马上|余[人名户]|严重"
    "|.某|.{0,2}(?:大爷|大娘|大妈|大伯|奶奶|爷爷|阿姨|叔叔|老伯|女士|先生|家长|老师|同学们)"
)
ENDING = f"(?:(?![村镇乡县区市省州街路]){HAN}){{1,2}}?"
BEHIND = (
    "[，。、；：！（(“”,;:]|家[里中的门送，]|的|等|同志|老人|夫妇|夫妻|一家|两口|两老|同学|说|表示|激动|今年"
    f"|[ ]?[0-9]{{1,2}}岁|{LINE_END}"
)
NAME = f"((?!{NO_NAME})[{SURNAMES}]{ENDING})(?={BEHIND})"
CALLED = "(?:[:：是为]|名叫|叫)?"
HARD = (
    *("低保", "特困", "困难", "困境", "残疾", "孤寡", "孤老", "独居", "空巢", "留守", "重病", "患病", "贫困", "失独"),
    *("五保", "受助", "被救", "获救", "溺水", "落水"),
)
HELP = ("帮扶", "慰问", "救助", "资助", "扶助", "帮助", "救出", "救起", "看望")
SOME = "(?:[0-9一二两三四五六七八九十]+[名位户个])?"
WHOM = (
    "(?:退役军人|退伍军人|抗战|参战|老兵|军属|烈属|群众|村民|居民|老人|老党员|职工|学生|儿童|少年|青年|家庭|对象|户"
    "|人员|者)"
)
HELPED = re.compile(f"(?:{'|'.join(HELP + HARD)})了?{SOME}(?:{'|'.join(HARD)})?的?{WHOM}{{1,2}}{CALLED}{NAME}")
AT_HOME = ("家中", "家里", "家门")
VISITED = re.compile(f"(?:老兵|退役军人|退伍军人|老党员|军属|烈属|老人|村民){NAME}(?=的?(?:{'|'.join(AT_HOME)}))")

GRADES = "|".join(f"{one}年级" for one in "一二三四五六七八九")
PUPILS = f"小小讲解员|小学生|中学生|初中生|高中生|少先队员|小朋友|小记者|小讲解员|小宣讲员|小志愿者|小学员|{GRADES}"
CLASS = "[（(]?[0-9一二三四五六]{1,2}[）)]?班"
PUPIL = re.compile(f"(?:{PUPILS})(?:{CLASS})?(?:的?(?:学生|同学)|的|”|[（(][^）)\\n]{{1,20}}[）)])?[ ]?{CALLED}{NAME}")

GUARDED = (
    TextRule("unit-recent", UNIT_AFTER),
    TextRule("unit-recent", UNIT_BEFORE),
    TextRule("site-position", SITE_BEFORE),
    TextRule("site-position", SITE_AFTER),
    TextRule("helped-named", HELPED),
    TextRule("helped-named", VISITED),
    TextRule("pupil-named", PUPIL),
)
