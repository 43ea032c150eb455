"""Words that lean on a neighbour: a line may break on one side of them and not on the other."""

# Articles, possessives, prepositions (not those that belong to the verb as often, as up and over),
# conjunctions, subjects, auxiliaries, titles.
ENGLISH_PROCLITICS = frozenset(
    "a an the my your his her its our their this these every no "
    "about across after against among at before behind below between by despite "
    "during for from in inside into like near of on onto per since than through to "
    "toward towards under until upon with within without "
    "and as because but if nor or so that though unless when where whether which while who "
    "whose what how why i he she we they i'm he's she's we're they're i've we've they've i'll "
    "he'll she'll we'll they'll "
    "am is are was were be been being has have had do does did can could will would shall should "
    "may might must not mr. mrs. ms. dr. prof.".split()
)
# Whole words: engine/words.py finds out which ideographs are one.
CHINESE_PRONOUNS = frozenset("我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们".split())
CHINESE_PROCLITICS = CHINESE_PRONOUNS | frozenset(
    "這 这 那 這個 这个 那个 那個 一个 一個 "
    "本 各 每 某 该 該 请 請 有 由 由于 由於 "
    "把 被 将 將 给 給 让 讓 在 从 從 向 往 对 對 对于 對於 关于 關於 为 為 为了 為了 按照 根据 "
    "根據 和 跟 与 與 及 以及 或 或者 而 而且 但 但是 可是 不过 不過 因为 因為 所以 如果 虽然 雖然 "
    "即使 只要 只有 除非 然后 然後 于是 於是 "
    "到底 究竟 尤其 甚至 并 並 并且 並且 "
    "很 太 最 更 非常 特别 特別 不 没 沒 没有 沒有 别 別 也 都 就 才 还 還 又 再 正在 已经 已經 "
    "会 會 能 可以 要 想 应该 應該 必须 必須 是".split()
)
CHINESE_ATTRIBUTIVES = frozenset("的 地 得".split())  # what they lead to comes after them
CHINESE_ENCLITICS = CHINESE_ATTRIBUTIVES | frozenset(
    "了 着 著 过 過 们 們 吗 嗎 呢 吧 啊 呀 嘛 啦 哦 里 裡 上 中 下 时 時 之后 之後 "
    "之前 以后 以後 以前 的话 的話 而言 来说 來說".split()
)
JAPANESE_ENCLITICS = frozenset("を です ます から けど ので って".split())
