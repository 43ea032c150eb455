<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutSettings</name>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Check…</source>
        <translation>检查…</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>再次显示</translation>
    </message>
    <message>
        <source>Licences and credits</source>
        <translation>许可证与致谢</translation>
    </message>
    <message>
        <source>Apache-2.0. The models and packages in it have licences of their own.</source>
        <translation>Apache-2.0。其中的模型和软件包各有自己的许可证。</translation>
    </message>
    <message>
        <source>Diagnostic report</source>
        <translation>诊断报告</translation>
    </message>
    <message>
        <source>Checks what works on this computer; what was said is not in it.</source>
        <translation>检查本机上哪些功能正常；报告不含任何转写内容。</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次启动</translation>
    </message>
    <message>
        <source>What is ready, and what suits this computer.</source>
        <translation>哪些已就绪，哪些适合这台电脑。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>The program and who made it.</source>
        <translation>关于本程序和它的作者。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>保存报告…</translation>
    </message>
</context>
<context>
    <name>CaptionDialog</name>
    <message>
        <source>Look of the captions</source>
        <translation>字幕窗外观</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>The program’s own</source>
        <translation>跟随程序</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>字号</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Colour of the letters</source>
        <translation>文字颜色</translation>
    </message>
    <message>
        <source>Colour of the ground</source>
        <translation>背景颜色</translation>
    </message>
    <message>
        <source>Opacity of the ground</source>
        <translation>背景不透明度</translation>
    </message>
    <message>
        <source>Let clicks pass through to what lies below</source>
        <translation>鼠标点击穿透到下面的窗口</translation>
    </message>
    <message>
        <source>What was said is here, </source>
        <translation>已经说完的话在这里，</translation>
    </message>
    <message>
        <source>Usual look</source>
        <translation>恢复默认外观</translation>
    </message>
    <message>
        <source>On Wayland a program cannot keep its windows above others or choose their place. Most desktops have “Always on top” in the menu that Alt+Space opens.</source>
        <translation>在 Wayland 下，程序无法让自己的窗口保持在最前，也无法决定窗口位置。多数桌面按 Alt+空格 打开的窗口菜单里有“总在最前”。</translation>
    </message>
</context>
<context>
    <name>CaptionView</name>
    <message>
        <source>Captions</source>
        <translation>字幕窗</translation>
    </message>
</context>
<context>
    <name>CaptionWindow</name>
    <message>
        <source>What is said appears here. Drag to move, wheel for size.</source>
        <translation>说的话会显示在这里。拖动可移动，滚轮调字号。</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕窗</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>外观…</translation>
    </message>
    <message>
        <source>Let clicks pass through</source>
        <translation>点击穿透</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>Let clicks pass through the captions</source>
        <translation>让点击穿透字幕窗</translation>
    </message>
    <message>
        <source>Look of the captions…</source>
        <translation>字幕窗外观…</translation>
    </message>
</context>
<context>
    <name>CaptureFaults</name>
    <message>
        <source>Choose another one, or the system&apos;s own.</source>
        <translation>请换一个，或使用系统默认的。</translation>
    </message>
    <message>
        <source>There is no microphone on this computer.</source>
        <translation>这台电脑上没有麦克风。</translation>
    </message>
    <message>
        <source>Plug one in; it is found by itself.</source>
        <translation>请接上一个，程序会自动发现。</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1已不在。</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one.</source>
        <translation>请重新接上，或换一个。</translation>
    </message>
    <message>
        <source>Another program is using %1.</source>
        <translation>另一个程序正在使用%1。</translation>
    </message>
    <message>
        <source>Close that program and try again, or choose another microphone.</source>
        <translation>请关闭那个程序后重试，或换一个麦克风。</translation>
    </message>
    <message>
        <source>The system does not let this program listen to %1.</source>
        <translation>系统不允许本程序使用%1。</translation>
    </message>
    <message>
        <source>Allow it in the system&apos;s privacy settings, then try again.</source>
        <translation>请在系统的隐私设置里允许，然后重试。</translation>
    </message>
    <message>
        <source>%1 delivers sound in a form that cannot be recorded.</source>
        <translation>%1给出的声音格式无法录制。</translation>
    </message>
    <message>
        <source>%1 gives no sound.</source>
        <translation>%1没有声音。</translation>
    </message>
    <message>
        <source>See whether it is switched on, or choose another one.</source>
        <translation>请看看它是否已打开，或换一个。</translation>
    </message>
    <message>
        <source>%1 cannot be used: %2.</source>
        <translation>%1无法使用：%2。</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one in the system&apos;s settings.</source>
        <translation>请重新接上，或在系统设置里换一个。</translation>
    </message>
    <message>
        <source>The microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>the microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>The folder of the recording may not be written: %1.</source>
        <translation>录音所在的文件夹不允许写入：%1。</translation>
    </message>
    <message>
        <source>The folder of the recording is not there any more: %1.</source>
        <translation>录音所在的文件夹已不在：%1。</translation>
    </message>
    <message>
        <source>There is another file in the recording&apos;s place: %1.</source>
        <translation>录音的位置上已有另一个文件：%1。</translation>
    </message>
    <message>
        <source>The recording cannot be written: %1 (%2).</source>
        <translation>录音无法写入：%1（%2）。</translation>
    </message>
    <message>
        <source>What is said is kept in memory until it can be; nothing is lost so far.</source>
        <translation>说的话先留在内存里，等可以写入再存盘；到目前为止没有丢失。</translation>
    </message>
    <message>
        <source>The last %1 s of the recording could not be saved: no disk took them.</source>
        <translation>录音的最后 %1 秒没能保存：没有磁盘能写入。</translation>
    </message>
    <message>
        <source>Make room on the disk before the next recording; the text is complete.</source>
        <translation>下次录音前请腾出磁盘空间；文字是完整的。</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>“%1” was heard.</source>
        <translation>听到的是“%1”。</translation>
    </message>
    <message>
        <source>“%1” was heard because the list has it, and not without it.</source>
        <translation>因为列表中有“%1”才听了出来；没有列表时没有听出来。</translation>
    </message>
    <message>
        <source>“%2” was heard; replaced because the list says that it is “%1”.</source>
        <translation>听到的是“%2”；按列表所写，这就是“%1”，因此替换。</translation>
    </message>
    <message>
        <source>“%2” was heard; replaced because it sounds like “%1” (%3).</source>
        <translation>听到的是“%2”；听起来像“%1”（%3），因此替换。</translation>
    </message>
    <message>
        <source>“%2” was heard; replaced by “%1” because of a rule.</source>
        <translation>听到的是“%2”；按规则替换为“%1”。</translation>
    </message>
    <message>
        <source>“%2” was heard; “%1” may be meant, which sounds similar (%3).</source>
        <translation>听到的是“%2”；可能是指读音相近的“%1”（%3）。</translation>
    </message>
    <message>
        <source>“%2” was heard at first; listening for the list&apos;s words, it is “%1”.</source>
        <translation>起初听到的是“%2”；留意列表中的词之后，听出是“%1”。</translation>
    </message>
    <message>
        <source>“%2” was heard; taken out because of a rule.</source>
        <translation>听到的是“%2”；按规则去掉了。</translation>
    </message>
    <message>
        <source>As heard</source>
        <translation>原样听到</translation>
    </message>
    <message>
        <source>Heard with the list</source>
        <translation>有列表才听到</translation>
    </message>
    <message>
        <source>Also heard as</source>
        <translation>按“也会听成”</translation>
    </message>
    <message>
        <source>By sound</source>
        <translation>按读音</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>m</source>
        <comment>small letter: heard with the list</comment>
        <translation>模</translation>
    </message>
    <message>
        <source>a</source>
        <comment>small letter: also heard as</comment>
        <translation>别</translation>
    </message>
    <message>
        <source>s</source>
        <comment>small letter: by sound</comment>
        <translation>音</translation>
    </message>
    <message>
        <source>r</source>
        <comment>small letter: by rule</comment>
        <translation>规</translation>
    </message>
</context>
<context>
    <name>ChannelCombo</name>
    <message>
        <source>Channel</source>
        <translation>声道</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>全部声道</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>声道 %1</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
</context>
<context>
    <name>CheckWords</name>
    <message>
        <source>%1 cps</source>
        <translation>%1 字/秒</translation>
    </message>
    <message>
        <source>%1 wide</source>
        <translation>宽 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>gap %1 s</source>
        <translation>间隔 %1 秒</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>%1 characters a second; %2 can be read.</source>
        <translation>每秒 %1 个字符，可读的是 %2 个。</translation>
    </message>
    <message>
        <source>A line is %1 columns wide; %2 are allowed.</source>
        <translation>一行宽 %1 列，最多 %2 列。</translation>
    </message>
    <message>
        <source>%1 lines; %2 are allowed.</source>
        <translation>%1 行，最多 %2 行。</translation>
    </message>
    <message>
        <source>On screen for %1 s; %2 s at least.</source>
        <translation>显示 %1 秒，至少要 %2 秒。</translation>
    </message>
    <message>
        <source>On screen for %1 s; %2 s at most.</source>
        <translation>显示 %1 秒，最多 %2 秒。</translation>
    </message>
    <message>
        <source>%1 s of empty screen before the next; %2 s at least.</source>
        <translation>与下一条之间空 %1 秒，至少要 %2 秒。</translation>
    </message>
    <message>
        <source>The next row begins %1 s before this one ends.</source>
        <translation>下一行在本行结束前 %1 秒开始。</translation>
    </message>
    <message>
        <source>It begins %1 s before the row above.</source>
        <translation>比上一行早 %1 秒开始。</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>The model folder “%1” is gone; %2 is used instead.</source>
        <translation>模型文件夹“%1”已不在，改用 %2。</translation>
    </message>
</context>
<context>
    <name>ClipDialog</name>
    <message>
        <source>Export the sound</source>
        <translation>导出声音</translation>
    </message>
    <message>
        <source>%1 cannot be written here, as FFmpeg came without it.</source>
        <translation>这里无法写 %1：所带的 FFmpeg 不含它的编码器。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>什么都没有写出。</translation>
    </message>
</context>
<context>
    <name>ClipFields</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>更改(&amp;H)…</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>请起一个名字。</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>更改文件夹</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>&amp;From – to</source>
        <translation>起止(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>格式(&amp;O)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>“%1” is no time like 1:02:03.5.</source>
        <translation>“%1”不是 1:02:03.5 这样的时间。</translation>
    </message>
    <message>
        <source>The end is not after the beginning.</source>
        <translation>终点不在起点之后。</translation>
    </message>
    <message>
        <source>The recording ends before %1.</source>
        <translation>录音在 %1 之前就结束了。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Folder of the clip</source>
        <translation>片段存到哪个文件夹</translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message>
        <source>Recognized again</source>
        <translation>重新识别的结果</translation>
    </message>
    <message>
        <source>&amp;Take all</source>
        <translation>全部采用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Leave all</source>
        <translation>全部保留原文(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>确定(&amp;A)</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n difference(s) are taken.</source>
        <translation>
            <numerusform>%n 处不同，已采用 %1 处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing differs: the same words were recognized.</source>
        <translation>没有不同：识别出的文字一样。</translation>
    </message>
    <message>
        <source>Arrow keys go from one to the next, Space takes or leaves it.</source>
        <translation>方向键逐处移动，空格键采用或保留原文。</translation>
    </message>
    <message>
        <source>%3: “%2” in place of “%1”</source>
        <translation>%3：“%1”改为“%2”</translation>
    </message>
    <message>
        <source>%3: “%2” is new</source>
        <translation>%3：新增“%2”</translation>
    </message>
    <message>
        <source>%3: “%1” is gone</source>
        <translation>%3：去掉“%1”</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>left</source>
        <translation>保留原文</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
</context>
<context>
    <name>CrashOffer</name>
    <message>
        <source>The program ended unexpectedly last time.</source>
        <translation>程序上次意外退出了。</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>保存报告…</translation>
    </message>
</context>
<context>
    <name>DeviceSettings</name>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Files at once</source>
        <translation>同时转写的文件数</translation>
    </message>
    <message>
        <source>More than one needs memory and cores for each.</source>
        <translation>每多一个文件，就要多占一份内存和处理器核心。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测速</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>本机速度</translation>
    </message>
    <message>
        <source>What computes, and how fast it is.</source>
        <translation>用什么来计算，速度如何。</translation>
    </message>
    <message>
        <source>Measuring the graphics card…</source>
        <translation>正在测试显卡…</translation>
    </message>
    <message>
        <source>Measuring the processor…</source>
        <translation>正在测试处理器…</translation>
    </message>
    <message>
        <source>%1 is used where there is room in its memory.</source>
        <translation>显存够用时使用 %1。</translation>
    </message>
    <message>
        <source>No NVIDIA graphics card was found; the processor computes.</source>
        <translation>没有找到 NVIDIA 显卡，由处理器计算。</translation>
    </message>
    <message>
        <source>%1 is there; for this model it needs PyTorch: %2</source>
        <translation>已找到 %1；要用它运行此模型，还需安装 PyTorch：%2</translation>
    </message>
    <message>
        <source>Not measured yet for %1.</source>
        <translation>%1 尚未测速。</translation>
    </message>
    <message>
        <source>%1: %2 as fast as listening.</source>
        <translation>%1：%2（相对于播放速度）。</translation>
    </message>
    <message>
        <source>Recommended: “%1”.</source>
        <translation>建议选择“%1”。</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>As many as suit this computer</source>
        <translation>按本机能力自动决定</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DictationErrands</name>
    <message>
        <source>Shengwen goes on</source>
        <translation>声文仍在运行</translation>
    </message>
    <message>
        <source>The menu of its icon here ends it.</source>
        <translation>可以从这里的图标菜单退出。</translation>
    </message>
    <message>
        <source>Dictation %1</source>
        <translation>听写 %1</translation>
    </message>
    <message>
        <source>Dictation</source>
        <translation>听写</translation>
    </message>
</context>
<context>
    <name>DictationOverlay</name>
    <message>
        <source>Dictation</source>
        <translation>听写</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Opening the microphone…</source>
        <translation>正在打开麦克风…</translation>
    </message>
    <message>
        <source>Listening… The model is being loaded.</source>
        <translation>正在听…模型还在加载。</translation>
    </message>
    <message>
        <source>Recognizing…</source>
        <translation>正在识别…</translation>
    </message>
</context>
<context>
    <name>DictationSettings</name>
    <message>
        <source>Speak into any program: the text is written where the cursor is.</source>
        <translation>在任何程序里说话，文字会写到光标所在处。</translation>
    </message>
    <message>
        <source>Listen for the key</source>
        <translation>启用听写热键</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>热键</translation>
    </message>
    <message>
        <source>Press the button, then the key. One that types nothing does best.</source>
        <translation>点按钮，再按要用的键。最好选一个不会打出字的键。</translation>
    </message>
    <message>
        <source>Without the key</source>
        <translation>不用热键</translation>
    </message>
    <message>
        <source>Begins to listen, and ends; the icon&apos;s menu does the same.</source>
        <translation>开始听写或结束听写；托盘图标的菜单也可以。</translation>
    </message>
    <message>
        <source>Dictation</source>
        <translation>听写</translation>
    </message>
    <message>
        <source>Recorded and recognized on this computer, as live sessions are.</source>
        <translation>和实时转写一样，录音和识别都在这台电脑上进行。</translation>
    </message>
    <message>
        <source>While speaking</source>
        <translation>说话时</translation>
    </message>
    <message>
        <source>The text is</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Hold the key</source>
        <translation>按住热键</translation>
    </message>
    <message>
        <source>Press it twice</source>
        <translation>按一次开始，再按一次结束</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pasted by Shift+Insert</source>
        <translation>用 Shift+Insert 粘贴</translation>
    </message>
    <message>
        <source>Pasted by Ctrl+Shift+V</source>
        <translation>用 Ctrl+Shift+V 粘贴</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>逐字输入</translation>
    </message>
    <message>
        <source>On the clipboard only</source>
        <translation>只放到剪贴板</translation>
    </message>
    <message>
        <source>Keep the microphone open</source>
        <translation>麦克风保持打开</translation>
    </message>
    <message>
        <source>No first syllable is missed; the system shows the microphone as in use.</source>
        <translation>不会漏掉第一个音节；系统会显示麦克风正在使用。</translation>
    </message>
    <message>
        <source>Have the model ready</source>
        <translation>模型常驻内存</translation>
    </message>
    <message>
        <source>The first words come at once; its memory stays taken meanwhile.</source>
        <translation>第一句话也能马上识别，但会一直占用内存。</translation>
    </message>
    <message>
        <source>Spoken commands</source>
        <translation>语音指令</translation>
    </message>
    <message>
        <source>“New line”, “new paragraph”, “full stop”, “question mark”, 换行, 句号 and the like are obeyed between pauses and at the end.</source>
        <translation>“换行”“新段落”“句号”“问号”、new line 等，单独说或在句末说时会照做。</translation>
    </message>
    <message>
        <source>No full stop at the end</source>
        <translation>句末不加句号</translation>
    </message>
    <message>
        <source>The last one of each dictation is left out.</source>
        <translation>每次听写的最后一个句号会去掉。</translation>
    </message>
    <message>
        <source>Keep recordings</source>
        <translation>保留录音</translation>
    </message>
    <message>
        <source>In the library. Else a recording goes once its text was written.</source>
        <translation>保存在资料库中。否则文字写好后录音就删除。</translation>
    </message>
    <message>
        <source>Stay in the notification area</source>
        <translation>留在通知区域</translation>
    </message>
    <message>
        <source>Closing the window lets the program go on; the icon&apos;s menu ends it.</source>
        <translation>关闭窗口后程序继续运行，从图标菜单退出。</translation>
    </message>
</context>
<context>
    <name>DictationWords</name>
    <message>
        <source>Keys of other programs cannot be heard here. Start dictation here or from the icon in the notification area.</source>
        <translation>这里无法接收其他程序中的按键。请在这里或从通知区域的图标开始听写。</translation>
    </message>
    <message>
        <source>On Wayland no program hears keys meant for others, or types into them. Start and stop dictation here or from the icon in the notification area; the text is then on the clipboard. In a session on Xorg the key works.</source>
        <translation>在 Wayland 下，程序收不到其他程序的按键，也不能替它们输入。请在这里或从通知区域的图标开始和结束听写，文字会放到剪贴板。在 Xorg 会话中可以使用热键。</translation>
    </message>
    <message>
        <source>Another program has this key already. Choose another one.</source>
        <translation>这个键已被其他程序占用，请换一个。</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose another one.</source>
        <translation>这个键盘没有这个键，请换一个。</translation>
    </message>
    <message>
        <source>macOS has to allow it: System Settings &gt; Privacy &amp; Security, there Input Monitoring and Accessibility, both for this program. Then switch it on again.</source>
        <translation>需要 macOS 允许：在“系统设置”&gt;“隐私与安全性”中，为本程序打开“输入监控”和“辅助功能”，然后重新启用。</translation>
    </message>
    <message>
        <source>The Python package “%1” is needed for the key. Install it: %2</source>
        <translation>使用热键需要 Python 包“%1”。安装命令：%2</translation>
    </message>
    <message>
        <source>Keys are heard no more. Switch dictation off and on again.</source>
        <translation>已收不到按键。请关闭听写热键再重新打开。</translation>
    </message>
    <message>
        <source>No text field was chosen, so the text is on the clipboard.</source>
        <translation>没有选中输入框，文字已放到剪贴板。</translation>
    </message>
    <message>
        <source>The screen was locked, so the text is on the clipboard.</source>
        <translation>屏幕已锁定，文字已放到剪贴板。</translation>
    </message>
    <message>
        <source>The window that the text was meant for is gone, so it is on the clipboard.</source>
        <translation>要写入的窗口已关闭，文字已放到剪贴板。</translation>
    </message>
    <message>
        <source>No program took the text, so it is on the clipboard.</source>
        <translation>没有程序接收文字，文字已放到剪贴板。</translation>
    </message>
    <message>
        <source>The text could not be typed, so it is on the clipboard.</source>
        <translation>文字无法输入，已放到剪贴板。</translation>
    </message>
    <message>
        <source>The text is on the clipboard.</source>
        <translation>文字已放到剪贴板。</translation>
    </message>
    <message>
        <source>The recording is in the library.</source>
        <translation>录音已存入资料库。</translation>
    </message>
    <message>
        <source>The microphone was lost; what was said until then counts.</source>
        <translation>麦克风已断开；在此之前说的话仍然有效。</translation>
    </message>
    <message>
        <source>Nothing was understood, so nothing was written.</source>
        <translation>没有听到可识别的话，因此没有写入文字。</translation>
    </message>
    <message>
        <source>The program is still starting; dictate again in a moment.</source>
        <translation>程序还在启动，请稍后再听写。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>DoctorDialog</name>
    <message>
        <source>Check of this computer</source>
        <translation>检查这台电脑</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Checking this computer…</source>
        <translation>正在检查这台电脑…</translation>
    </message>
    <message>
        <source>The check broke off. Below is what was found until then.</source>
        <translation>检查中断了，下面是中断前的结果。</translation>
    </message>
</context>
<context>
    <name>DoctorRows</name>
    <message>
        <source>What was checked</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>DoctorWords</name>
    <message>
        <source>Not checked</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>请留意</translation>
    </message>
    <message>
        <source>an NVIDIA graphics card</source>
        <translation>NVIDIA 显卡</translation>
    </message>
    <message>
        <source>a screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>a loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>a microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>the starter model</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>One thing does not work.</source>
        <translation>有一项有问题。</translation>
    </message>
    <message>
        <source>%1 things do not work.</source>
        <translation>有 %1 项有问题。</translation>
    </message>
    <message>
        <source>Everything that is here works.</source>
        <translation>现有的一切都正常。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This computer does not have: %1.</source>
        <translation>这台电脑没有：%1。</translation>
    </message>
    <message>
        <source>Models folder</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Cache folder</source>
        <translation>缓存文件夹</translation>
    </message>
    <message>
        <source>Settings folder</source>
        <translation>设置文件夹</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>日志文件夹</translation>
    </message>
    <message>
        <source>Folder for temporary files</source>
        <translation>临时文件夹</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>软件包</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>System libraries</source>
        <translation>系统库</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>A known recording</source>
        <translation>已知录音</translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Microphone level</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Crash reports</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Starter model</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>%model: files</source>
        <translation>%model：文件</translation>
    </message>
    <message>
        <source>%model: loads</source>
        <translation>%model：加载</translation>
    </message>
    <message>
        <source>%model: hears %clip</source>
        <translation>%model：识别 %clip</translation>
    </message>
    <message>
        <source>A check</source>
        <translation>一项检查</translation>
    </message>
    <message>
        <source>version %version, Python %python, %system (%machine)</source>
        <translation>版本 %version，Python %python，%system（%machine）</translation>
    </message>
    <message>
        <source>all %count are there</source>
        <translation>%count 个都已安装</translation>
    </message>
    <message>
        <source>not installed: %packages</source>
        <translation>未安装：%packages</translation>
    </message>
    <message>
        <source>%name; cores for this program: %cores</source>
        <translation>%name；本程序可用 %cores 个核心</translation>
    </message>
    <message>
        <source>%name; cores for this program: %cores. It has no VNNI, so models get weights of seven bits.</source>
        <translation>%name；本程序可用 %cores 个核心。它不支持 VNNI，因此模型使用 7 位权重。</translation>
    </message>
    <message>
        <source>%total, of which %free are free</source>
        <translation>共 %total，可用 %free</translation>
    </message>
    <message>
        <source>%total, of which %free are free. Small models fit; before using a large one, close other programs.</source>
        <translation>共 %total，可用 %free。小模型够用；用大模型之前，请先关闭其他程序。</translation>
    </message>
    <message>
        <source>none of NVIDIA&apos;s; everything runs on the processor</source>
        <translation>没有 NVIDIA 显卡，一切由处理器计算</translation>
    </message>
    <message>
        <source>it cannot be used. %cards%fault. Install or update NVIDIA&apos;s driver.</source>
        <translation>无法使用。%cards%fault。请安装或更新 NVIDIA 驱动程序。</translation>
    </message>
    <message>
        <source>%cards. Whisper uses it; the FunASR models would need PyTorch.</source>
        <translation>%cards。Whisper 会用到它；FunASR 模型还需要 PyTorch。</translation>
    </message>
    <message>
        <source>%cards. Whisper uses it; the PyTorch that is installed is for processors alone, so the FunASR models cannot.</source>
        <translation>%cards。Whisper 会用到它；已安装的 PyTorch 只支持处理器，因此 FunASR 模型用不上显卡。</translation>
    </message>
    <message>
        <source>the window needs %libraries</source>
        <translation>窗口需要 %libraries</translation>
    </message>
    <message>
        <source>Qt %version on %platform</source>
        <translation>Qt %version，平台 %platform</translation>
    </message>
    <message>
        <source>Qt does not start: %detail</source>
        <translation>Qt 无法启动：%detail</translation>
    </message>
    <message>
        <source>none; the command line needs none</source>
        <translation>没有；命令行不需要屏幕</translation>
    </message>
    <message>
        <source>none of them has Chinese characters</source>
        <translation>没有包含汉字的字体</translation>
    </message>
    <message>
        <source>off, as this is missing: %detail</source>
        <translation>无法播放，缺少：%detail</translation>
    </message>
    <message>
        <source>none; what is played is not heard</source>
        <translation>没有，播放时听不到声音</translation>
    </message>
    <message>
        <source>all common recordings and videos can be read</source>
        <translation>常见的录音和视频都能读取</translation>
    </message>
    <message>
        <source>these cannot be decoded: %codecs</source>
        <translation>无法解码：%codecs</translation>
    </message>
    <message>
        <source>is read as it should be</source>
        <translation>读取正确</translation>
    </message>
    <message>
        <source>gives %seconds s instead of %expected s</source>
        <translation>读出 %seconds 秒，应为 %expected 秒</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>the package “sounddevice” is not installed</source>
        <translation>未安装软件包“sounddevice”</translation>
    </message>
    <message>
        <source>the system&apos;s library PortAudio is missing</source>
        <translation>缺少系统库 PortAudio</translation>
    </message>
    <message>
        <source>not measured, as nobody asked for it</source>
        <translation>未测量，需要您发起</translation>
    </message>
    <message>
        <source>there is no microphone</source>
        <translation>没有麦克风</translation>
    </message>
    <message>
        <source>the microphones cannot be listed</source>
        <translation>无法列出麦克风</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>very quiet. Come closer, or turn it up in the system&apos;s sound settings.</source>
        <translation>音量很小。请靠近麦克风，或在系统声音设置中调大音量。</translation>
    </message>
    <message>
        <source>silent. It may be muted, or another one may be chosen in the system&apos;s sound settings.</source>
        <translation>没有声音。麦克风可能已静音，或系统声音设置中选的是另一个。</translation>
    </message>
    <message>
        <source>too loud, so it is cut off. Turn it down in the system&apos;s sound settings.</source>
        <translation>音量过大，声音被削波。请在系统声音设置中调小音量。</translation>
    </message>
    <message>
        <source>%path, %free are free</source>
        <translation>%path，可用 %free</translation>
    </message>
    <message>
        <source>%place cannot be written to. Change its permissions.</source>
        <translation>无法写入 %place。请修改它的权限。</translation>
    </message>
    <message>
        <source>%path cannot be reached: %fault</source>
        <translation>无法访问 %path：%fault</translation>
    </message>
    <message>
        <source>%path: only %free are free. Make room.</source>
        <translation>%path：只剩 %free。请腾出空间。</translation>
    </message>
    <message>
        <source>SQLite %version</source>
        <translation>SQLite %version</translation>
    </message>
    <message>
        <source>SQLite %version cannot search texts. Install a Python that comes with FTS5.</source>
        <translation>SQLite %version 不能搜索文本。请安装带有 FTS5 的 Python。</translation>
    </message>
    <message>
        <source>empty so far</source>
        <translation>还是空的</translation>
    </message>
    <message>
        <source>whole, %size</source>
        <translation>完好，%size</translation>
    </message>
    <message>
        <source>another program holds it. Close that, and look again.</source>
        <translation>正被另一个程序占用。请关闭那个程序后再检查。</translation>
    </message>
    <message>
        <source>%path cannot be read: %fault</source>
        <translation>无法读取 %path：%fault</translation>
    </message>
    <message>
        <source>%path is damaged (%fault). The next start of the window puts it aside and saves what can be read.</source>
        <translation>%path 已损坏（%fault）。下次启动窗口时会把它移到一旁，并救回能读的内容。</translation>
    </message>
    <message>
        <source>the usual ones</source>
        <translation>默认设置</translation>
    </message>
    <message>
        <source>%path cannot be read, so the usual ones are in force. Choose anew in the window.</source>
        <translation>无法读取 %path，现在使用默认设置。请在窗口中重新选择。</translation>
    </message>
    <message>
        <source>these make no sense, so the usual ones are in force: %names</source>
        <translation>这些值无效，已改用默认值：%names</translation>
    </message>
    <message>
        <source>%count in %path</source>
        <translation>%count 份，位于 %path</translation>
    </message>
    <message>
        <source>models are downloaded when you ask for them</source>
        <translation>仅在您要求时下载模型</translation>
    </message>
    <message>
        <source>models are downloaded when you ask for them, through a proxy</source>
        <translation>仅在您要求时通过代理下载模型</translation>
    </message>
    <message>
        <source>downloads are off</source>
        <translation>下载已关闭</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>no hash is known of %files</source>
        <translation>没有 %files 的校验值</translation>
    </message>
    <message>
        <source>this recording is not in its folder</source>
        <translation>它的文件夹里没有这段录音</translation>
    </message>
    <message>
        <source>“%heard” instead of “%expected”. If the files are right, this is a fault of the program; please report it.</source>
        <translation>听成“%heard”，应为“%expected”。如果文件无误，这就是程序的缺陷，请报告给我们。</translation>
    </message>
    <message>
        <source>%file is missing.</source>
        <translation>缺少 %file。</translation>
    </message>
    <message>
        <source>%file did not come with the others.</source>
        <translation>%file 不是随其他文件一起来的。</translation>
    </message>
    <message>
        <source>%file has the wrong length.</source>
        <translation>%file 的大小不对。</translation>
    </message>
    <message>
        <source>%file is not what it was.</source>
        <translation>%file 的内容变了。</translation>
    </message>
    <message>
        <source>%file cannot be read.</source>
        <translation>无法读取 %file。</translation>
    </message>
    <message>
        <source>Other files that are wrong: %1.</source>
        <translation>还有 %1 个文件有误。</translation>
    </message>
    <message>
        <source>Remove the model from the hub&apos;s cache with the hub&apos;s own program, then get it again.</source>
        <translation>请用模型站自己的程序从缓存中删除该模型，然后重新获取。</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>平移时间</translation>
    </message>
    <message>
        <source>Set times</source>
        <translation>设置时间</translation>
    </message>
    <message>
        <source>Set speaker</source>
        <translation>设置说话人</translation>
    </message>
    <message>
        <source>Rename speaker</source>
        <translation>重命名说话人</translation>
    </message>
</context>
<context>
    <name>DocumentModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1：无</translation>
    </message>
</context>
<context>
    <name>DocumentView</name>
    <message>
        <source>Transcript</source>
        <translation>转写稿</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Turn recordings into text and subtitles, on this computer alone</source>
        <translation>把录音变成文字和字幕，全程只在本机完成</translation>
    </message>
    <message>
        <source>Drop audio or video files or folders here</source>
        <translation>把音频、视频或文件夹拖到这里</translation>
    </message>
    <message>
        <source>or drop files anywhere</source>
        <translation>也可以把文件拖到窗口任意位置</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) break a rule; F8 in the transcript goes to the next.</source>
        <translation>
            <numerusform>%n 行不合规则；在转写稿中按 F8 可逐个查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>No row breaks a rule.</source>
        <translation>没有不合规则的行。</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Names of speakers</source>
        <translation>说话人姓名</translation>
    </message>
    <message>
        <source>Times of words (karaoke)</source>
        <translation>逐词时间（卡拉 OK）</translation>
    </message>
    <message>
        <source>Windows line ends</source>
        <translation>Windows 换行符</translation>
    </message>
    <message>
        <source>Emotions and sounds</source>
        <translation>情绪与声音</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>不写出</translation>
    </message>
    <message>
        <source>As words: [laughter]</source>
        <translation>写成文字：[笑声]</translation>
    </message>
    <message>
        <source>As emoji</source>
        <translation>写成表情符号</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>A sentence a line</source>
        <translation>每句一行</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>分段</translation>
    </message>
    <message>
        <source>With times</source>
        <translation>带时间</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>每秒 %1 帧</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To the millisecond</source>
        <translation>精确到毫秒</translation>
    </message>
    <message>
        <source>Byte order mark</source>
        <translation>字节顺序标记 (BOM)</translation>
    </message>
    <message>
        <source>Where it is usual</source>
        <translation>按惯例</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>ExportPreview</name>
    <message>
        <source>Preview of</source>
        <translation>预览格式</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Choose a format.</source>
        <translation>请选择一种格式。</translation>
    </message>
    <message>
        <source>A table of times, speakers and text.</source>
        <translation>包含时间、说话人和文字的表格。</translation>
    </message>
</context>
<context>
    <name>ExportTarget</name>
    <message>
        <source>Beside the recording</source>
        <translation>放在录音旁边</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change the folder</source>
        <translation>更改文件夹</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>{name}, {date} and {profile} are filled in.</source>
        <translation>{name}、{date} 和 {profile} 会被替换为名称、日期和规则。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message numerus="yes">
        <source>%n file(s) not finished.</source>
        <translation>
            <numerusform>还有 %n 个文件未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>The text so far will be saved beside them.</source>
        <translation>已转写的文字会保存在原文件旁边。</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续转写</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Audio and video (%1)</source>
        <translation>音频和视频 (%1)</translation>
    </message>
    <message>
        <source>Subtitles and transcripts (%1)</source>
        <translation>字幕和转写稿 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全词匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>已替换 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Add “%1” to hotwords…</source>
        <translation>把“%1”加入热词…</translation>
    </message>
    <message numerus="yes">
        <source>“%1” stands in %n more place(s).</source>
        <translation>
            <numerusform>还有 %n 处是“%1”。</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>一并替换</translation>
    </message>
    <message>
        <source>“%1” was corrected.</source>
        <translation>“%1”已更正。</translation>
    </message>
    <message>
        <source>Takes too long</source>
        <translation>耗时过长</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>Not an expression: %1</source>
        <translation>不是正则表达式：%1</translation>
    </message>
</context>
<context>
    <name>Finishing</name>
    <message>
        <source>“%1” is being recorded, or finished in another window.</source>
        <translation>“%1”正在录音，或正在另一个窗口中补全文字。</translation>
    </message>
    <message>
        <source>“%1” is finished.</source>
        <translation>“%1”的文字已补全。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>“%1” was not finished: %2</source>
        <translation>“%1”的文字未能补全：%2</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>Recordings are kept in</source>
        <translation>录音保存位置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Folder for recordings</source>
        <translation>录音文件夹</translation>
    </message>
</context>
<context>
    <name>FollowingTable</name>
    <message>
        <source>Jump to now</source>
        <translation>跳到最新</translation>
    </message>
</context>
<context>
    <name>GeneralSettings</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>How the window looks and speaks.</source>
        <translation>窗口的外观和语言。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Say when long work ends while another window is in front.</source>
        <translation>耗时较长的任务结束时，如果窗口不在前台，就发出通知。</translation>
    </message>
    <message>
        <source>Go on at the start</source>
        <translation>启动时继续</translation>
    </message>
    <message>
        <source>Transcribe what was not finished when the program ended.</source>
        <translation>接着转写上次退出时没有完成的文件。</translation>
    </message>
    <message>
        <source>Pause while typing</source>
        <translation>输入时暂停</translation>
    </message>
    <message>
        <source>The sound of a transcript waits while its text is corrected.</source>
        <translation>修改文字时暂停播放声音。</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>HotKeyField</name>
    <message>
        <source>Press the key…</source>
        <translation>请按键…</translation>
    </message>
</context>
<context>
    <name>HotKeyRow</name>
    <message>
        <source>%1 is needed to type. Hold Ctrl or Alt with it, or take another.</source>
        <translation>打字需要用到 %1。请同时按住 Ctrl 或 Alt，或换一个键。</translation>
    </message>
    <message>
        <source>%1 is needed for other things. Take another one.</source>
        <translation>%1 有别的用途，请换一个键。</translation>
    </message>
    <message>
        <source>%1 is a command of nearly every program. Take another one.</source>
        <translation>几乎每个程序都用到 %1，请换一个键。</translation>
    </message>
    <message>
        <source>In this window %1 is for “%2” as well.</source>
        <translation>在本窗口中，%1 同时用于“%2”。</translation>
    </message>
</context>
<context>
    <name>HotKeyWords</name>
    <message>
        <source>Left %1</source>
        <translation>左 %1</translation>
    </message>
    <message>
        <source>Right %1</source>
        <translation>右 %1</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Menu key</source>
        <translation>菜单键</translation>
    </message>
    <message>
        <source>Print Screen</source>
        <translation>Print Screen</translation>
    </message>
    <message>
        <source>Scroll Lock</source>
        <translation>Scroll Lock</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>HotwordActions</name>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Add a word</source>
        <translation>添加词</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste lines</source>
        <translation>粘贴多行</translation>
    </message>
    <message>
        <source>Put in a group…</source>
        <translation>放入分组…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
</context>
<context>
    <name>HotwordAddDialog</name>
    <message>
        <source>Add corrections to hotwords</source>
        <translation>把更正加入热词</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>What is kept of it</source>
        <translation>保存什么</translation>
    </message>
    <message>
        <source>The word, and what it was heard as</source>
        <translation>这个词，以及它被听成了什么</translation>
    </message>
    <message>
        <source>A rule: what was heard always becomes the word</source>
        <translation>规则：听到的总是换成这个词</translation>
    </message>
    <message>
        <source>The word alone</source>
        <translation>只保存这个词</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>A new list</source>
        <translation>新列表</translation>
    </message>
    <message>
        <source>No word was corrected in this transcript yet. Correct a name in its text, and it can be added here.</source>
        <translation>这份文稿里还没有更正过词语。在文字中更正一个名称，就可以在这里添加。</translation>
    </message>
    <message>
        <source>These words were corrected. Add the names and terms among them:</source>
        <translation>这些词被更正过。把其中的名称和术语加入列表：</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Was heard as</source>
        <translation>被听成</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>In</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
</context>
<context>
    <name>HotwordBar</name>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Search all lists</source>
        <translation>搜索所有词表</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Only rows with problems: %1</source>
        <translation>只看有问题的行：%1</translation>
    </message>
    <message>
        <source>Show only rows with problems</source>
        <translation>只显示有问题的行</translation>
    </message>
</context>
<context>
    <name>HotwordChoice</name>
    <message>
        <source>Make or change lists…</source>
        <translation>新建或修改词表…</translation>
    </message>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>There is no list of hotwords yet</source>
        <translation>还没有热词表</translation>
    </message>
    <message>
        <source>%1 – not there</source>
        <translation>%1（已不在）</translation>
    </message>
    <message numerus="yes">
        <source>Hotwords: %n list(s)</source>
        <translation>
            <numerusform>热词：%n 个词表</numerusform>
        </translation>
    </message>
    <message>
        <source>Hotwords: no list</source>
        <translation>热词：未选词表</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>HotwordDeeds</name>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Put in a group</source>
        <translation>放入分组</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Move to a group</source>
        <translation>移到分组</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>HotwordDesk</name>
    <message>
        <source>No list can be made here: %1</source>
        <translation>无法在这里新建词表：%1</translation>
    </message>
    <message>
        <source>“%1” cannot be renamed: %2</source>
        <translation>无法重命名“%1”：%2</translation>
    </message>
    <message>
        <source>“%1” cannot be deleted: %2</source>
        <translation>无法删除“%1”：%2</translation>
    </message>
    <message>
        <source>The list “%1” is deleted.</source>
        <translation>已删除词表“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing was added to “%1”: %2</source>
        <translation>没有向“%1”添加任何词：%2</translation>
    </message>
    <message>
        <source>Add words</source>
        <translation>添加词</translation>
    </message>
    <message>
        <source>Already in “%1”: %2</source>
        <translation>“%1”中已经有了：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) added to “%1”; the others were there already: %2</source>
        <translation>
            <numerusform>已向“%1”添加 %n 个词，其余的原来就有：%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) added to “%1”: %2</source>
        <translation>
            <numerusform>已向“%1”添加 %n 个词：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” cannot be brought back: %2</source>
        <translation>无法恢复“%1”：%2</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>没有导入任何内容：%1</translation>
    </message>
    <message>
        <source>“%1” was not imported: %2</source>
        <translation>未导入“%1”：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) imported: %1</source>
        <translation>
            <numerusform>已导入 %n 个词表：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not exported: %2</source>
        <translation>未导出“%1”：%2</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
</context>
<context>
    <name>HotwordHeard</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation>还没有听到过</translation>
    </message>
    <message numerus="yes">
        <source>Last heard %1, %n time(s) in all</source>
        <translation>
            <numerusform>最近一次听到：%1，共 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordListsModel</name>
    <message>
        <source>List</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>used for new jobs</source>
        <translation>用于新任务</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
</context>
<context>
    <name>HotwordListsView</name>
    <message>
        <source>Lists</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新建词表</translation>
    </message>
    <message>
        <source>More for lists</source>
        <translation>词表的更多操作</translation>
    </message>
    <message>
        <source>Checked lists are used for new jobs</source>
        <translation>勾选的词表用于新任务</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Delete list</source>
        <translation>删除词表</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Lists (*.txt *.csv)</source>
        <translation>词表 (*.txt *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import lists</source>
        <translation>导入词表</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出词表</translation>
    </message>
</context>
<context>
    <name>HotwordPane</name>
    <message>
        <source>Language of the list</source>
        <translation>词表的语言</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>任何语言</translation>
    </message>
</context>
<context>
    <name>HotwordReportDialog</name>
    <message>
        <source>Hotword report: %1</source>
        <translation>热词报告：%1</translation>
    </message>
    <message>
        <source>Which words are shown</source>
        <translation>显示哪些词</translation>
    </message>
    <message>
        <source>All words</source>
        <translation>所有词</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到的</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>有建议的</translation>
    </message>
    <message>
        <source>Never heard</source>
        <translation>从未听到</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>These lists have no words.</source>
        <translation>这些列表里没有词。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n word(s) were heard</source>
        <translation>
            <numerusform>%n 个词中听到了 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>命中 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3.</source>
        <translation>%1，%2，%3。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them put in for what was heard</source>
        <translation>
            <numerusform>其中 %n 次是替换听到的内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s).</source>
        <translation>
            <numerusform>另有 %n 条建议。</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>hotwords</source>
        <comment>part of a file&apos;s name</comment>
        <translation>热词</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>HotwordReportModel</name>
    <message>
        <source>Word</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>How</source>
        <translation>来历</translation>
    </message>
    <message>
        <source>%1: none</source>
        <translation>%1：无</translation>
    </message>
    <message>
        <source>Never heard</source>
        <translation>从未听到</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between ways</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>HotwordReportView</name>
    <message>
        <source>Words and when they were heard</source>
        <translation>热词及其听到的时间</translation>
    </message>
</context>
<context>
    <name>HotwordScores</name>
    <message>
        <source>There is no word in this list yet.</source>
        <translation>这个列表里还没有词。</translation>
    </message>
    <message>
        <source>There are no words in it.</source>
        <translation>其中没有任何文字。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n sentence(s) differ.</source>
        <translation>
            <numerusform>%n 句中有 %1 句不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>This model does not listen for hotwords; they are put in afterwards.</source>
        <translation>这个模型不听热词；热词在识别之后补上。</translation>
    </message>
    <message>
        <source>None of the list&apos;s words is in the text to compare with.</source>
        <translation>用来比较的文字里没有列表中的词。</translation>
    </message>
    <message>
        <source>Without the list: %1. With it: %2.</source>
        <translation>没有列表时，%1；有列表时，%2。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n word(s) that should be there are</source>
        <translation>
            <numerusform>该有的 %n 个词中出现了 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n should not be there</source>
        <translation>
            <numerusform>出现的 %n 个中有 %1 个不该有</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two findings</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>(Recall %1 → %2, precision %3 → %4.)</source>
        <translation>（召回率 %1 → %2，准确率 %3 → %4。）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Not heard: %1.</source>
        <translation>没有听到：%1。</translation>
    </message>
    <message numerus="yes">
        <source>Not heard: %1 and %n more.</source>
        <translation>
            <numerusform>没有听到：%1，还有 %n 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordSheet</name>
    <message>
        <source>“%1” was changed elsewhere at the same time: both are kept, yours at the end.</source>
        <translation>“%1”同时在别处被修改：两边的内容都保留，您的在末尾。</translation>
    </message>
    <message>
        <source>“%1” was changed elsewhere at the same time: it is shown as it is there.</source>
        <translation>“%1”同时在别处被修改：这里显示的是那边的内容。</translation>
    </message>
    <message>
        <source>“%1” cannot be saved, and is here until the program ends: %2</source>
        <translation>无法保存“%1”，内容会在这里保留到程序结束：%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>HotwordSourceDialog</name>
    <message>
        <source>Try hotwords on a transcript</source>
        <translation>用一份文稿试热词</translation>
    </message>
    <message>
        <source>Part of a title</source>
        <translation>标题的一部分</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>There is no transcript in the library yet.</source>
        <translation>资料库里还没有文稿。</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>文稿</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>试一试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>HotwordTable</name>
    <message>
        <source>Words</source>
        <translation>词</translation>
    </message>
</context>
<context>
    <name>HotwordTableModel</name>
    <message>
        <source>Move to a group</source>
        <translation>移到分组</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>rule with a pattern</source>
        <translation>正则规则</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>never changed</source>
        <translation>从不改动</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>A weight is a number above 0, as 2 or 0.5.</source>
        <translation>权重是大于 0 的数，例如 2 或 0.5。</translation>
    </message>
    <message>
        <source>This cannot stand here.</source>
        <translation>这里不能这样写。</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Also heard as</source>
        <translation>也会听成</translation>
    </message>
    <message>
        <source>Not these</source>
        <translation>不是这些</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Last hit</source>
        <translation>最近命中</translation>
    </message>
    <message>
        <source>Add a word…</source>
        <translation>添加词…</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>HotwordTry</name>
    <message>
        <source>The model is made ready</source>
        <translation>正在准备模型</translation>
    </message>
    <message>
        <source>The list has changed since: recognize again to hear it.</source>
        <translation>列表之后有改动：重新识别才能听出效果。</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>正在等候</translation>
    </message>
    <message>
        <source>Choose a transcript or a recording, and see what this list makes of it: before and after, side by side.</source>
        <translation>选择一份文稿或一段录音，并排查看使用这个列表前后的文字。</translation>
    </message>
    <message>
        <source>Listening with the list</source>
        <translation>正在使用列表识别</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在识别</translation>
    </message>
    <message>
        <source>Listening without the list</source>
        <translation>正在不用列表识别</translation>
    </message>
    <message>
        <source>Cancelled; nothing was kept of it.</source>
        <translation>已取消，没有保存任何结果。</translation>
    </message>
</context>
<context>
    <name>HotwordTryBar</name>
    <message>
        <source>Try on…</source>
        <translation>试一试…</translation>
    </message>
    <message>
        <source>Try the list on a transcript or a recording</source>
        <translation>用文稿或录音试这个列表</translation>
    </message>
    <message>
        <source>A transcript of the library…</source>
        <translation>资料库中的文稿…</translation>
    </message>
    <message>
        <source>A file: recording or text…</source>
        <translation>文件：录音或文字…</translation>
    </message>
    <message>
        <source>Compare with a text that is right…</source>
        <translation>与正确的文字比较…</translation>
    </message>
    <message>
        <source>Compare with no other text</source>
        <translation>不再比较</translation>
    </message>
    <message>
        <source>What the list is tried on</source>
        <translation>用来试列表的内容</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Recognize again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show all sentences</source>
        <translation>显示所有句子</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
</context>
<context>
    <name>HotwordTryModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>HotwordTrySources</name>
    <message>
        <source>Try on which file?</source>
        <translation>用哪个文件来试？</translation>
    </message>
    <message>
        <source>Which text is right?</source>
        <translation>哪份文字是正确的？</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>HotwordTryView</name>
    <message>
        <source>Before and after</source>
        <translation>前后对照</translation>
    </message>
</context>
<context>
    <name>HotwordWords</name>
    <message>
        <source>The log has the details.</source>
        <translation>详情见日志。</translation>
    </message>
    <message>
        <source>This is too long for a word; it is left out.</source>
        <translation>作为一个词太长，已略过。</translation>
    </message>
    <message>
        <source>There are characters in it that are no text; it is left out.</source>
        <translation>其中有不是文字的字符，已略过。</translation>
    </message>
    <message>
        <source>A word is missing here; the line is left out.</source>
        <translation>这里缺少一个词，这一行已略过。</translation>
    </message>
    <message>
        <source>A weight is a number above 0; the line is left out.</source>
        <translation>权重是大于 0 的数，这一行已略过。</translation>
    </message>
    <message>
        <source>This is no regular expression; the rule is left out.</source>
        <translation>这不是正则表达式，这条规则已略过。</translation>
    </message>
    <message>
        <source>A rule and also-heard words are two lines; this one is left out.</source>
        <translation>规则与“也会听成”要分成两行，这一行已略过。</translation>
    </message>
    <message>
        <source>There are more lines than a list may have; this one is left out.</source>
        <translation>行数超过了词表的上限，这一行已略过。</translation>
    </message>
    <message>
        <source>This line cannot be understood; it is left out.</source>
        <translation>看不懂这一行，已略过。</translation>
    </message>
    <message>
        <source>This is there twice; once is enough.</source>
        <translation>重复了，写一次就够。</translation>
    </message>
    <message>
        <source>Another line says something else of it: “%1”. The first one holds.</source>
        <translation>另一行说法不同：“%1”。以先写的为准。</translation>
    </message>
    <message>
        <source>Too short to be told by sound: it is only listened for, and put where an “also heard as” comes.</source>
        <translation>太短，靠读音分辨不了：只在识别时留意，并替换“也会听成”里的词。</translation>
    </message>
    <message>
        <source>Too long to be heard as one: better several words.</source>
        <translation>太长，很难作为一个词听出来，最好分成几个词。</translation>
    </message>
    <message>
        <source>An everyday word: it is never put where something else was heard.</source>
        <translation>是常用词：不会用它替换听到的其他内容。</translation>
    </message>
    <message>
        <source>Contained in %1: where both fit the longer one is taken.</source>
        <translation>包含在“%1”中：两者都合适时取较长的。</translation>
    </message>
    <message>
        <source>Sounds like %1: the heavier one is taken, or the first.</source>
        <translation>与“%1”读音相近：取权重大的；权重相同时取先写的。</translation>
    </message>
    <message>
        <source>It leads back to itself, by way of %1: it is not followed.</source>
        <translation>经过“%1”又绕回了自己，因此不再继续替换。</translation>
    </message>
    <message>
        <source>This expression takes too long on some texts; there it is left out.</source>
        <translation>这个表达式在某些文字上耗时太长，遇到时会略过。</translation>
    </message>
    <message>
        <source>%1 cannot write this: it has no such character. Sound still finds it.</source>
        <translation>%1 写不出这个词：没有其中的字。仍可靠读音纠正。</translation>
    </message>
    <message>
        <source>%1 does not listen for hotwords; they are corrected by sound afterwards.</source>
        <translation>%1 识别时不用热词，识别后按读音纠正。</translation>
    </message>
    <message numerus="yes">
        <source>%1 listens for these words, but not for %n of them; sound finds those.</source>
        <translation>
            <numerusform>%1 识别时会留意这些词，但有 %n 个不行，这些靠读音纠正。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 listens for these words, and sound corrects what it misses.</source>
        <translation>%1 识别时会留意这些词，漏掉的再按读音纠正。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>无法读取“%1”：%2</translation>
    </message>
</context>
<context>
    <name>HotwordsEmpty</name>
    <message>
        <source>Names and terms that you list here are written as you write them</source>
        <translation>列在这里的人名和术语，会按您的写法写出来</translation>
    </message>
    <message>
        <source>Or drop a text or CSV file here: one word a line</source>
        <translation>也可以把文本或 CSV 文件拖到这里：每行一个词</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新建词表</translation>
    </message>
    <message>
        <source>Start with an example</source>
        <translation>从示例开始</translation>
    </message>
</context>
<context>
    <name>HotwordsPage</name>
    <message>
        <source>My words</source>
        <translation>我的热词</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新词表</translation>
    </message>
    <message>
        <source>One word a line; behind | what it is heard as, behind ~~~ what it is not</source>
        <translation>每行一个词；| 后面是也会听成的词，~~~ 后面是“不是这些”</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人名</translation>
    </message>
    <message>
        <source>Places and firms</source>
        <translation>地名和公司</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Text (*.txt *.md)</source>
        <translation>文本 (*.txt *.md)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a corrected text</source>
        <translation>导入校对好的文本</translation>
    </message>
    <message>
        <source>The text could not be imported.</source>
        <translation>无法导入此文本。</translation>
    </message>
    <message>
        <source>There are no words in this text.</source>
        <translation>此文本中没有文字。</translation>
    </message>
    <message>
        <source>The transcript was changed meanwhile; import it again.</source>
        <translation>转写稿在此期间有改动，请重新导入。</translation>
    </message>
    <message>
        <source>Import text</source>
        <translation>导入文本</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) from “%1”</source>
        <translation>
            <numerusform>从“%1”导入了 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Open the transcript</source>
        <translation>打开转写稿</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Save text so far</source>
        <translation>保存已有文字</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Hotword report…</source>
        <translation>热词报告…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>从头开始</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>重试所有失败的文件</translation>
    </message>
    <message>
        <source>Model and options…</source>
        <translation>模型与选项…</translation>
    </message>
    <message>
        <source>Do next</source>
        <translation>下一个转写</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>JobModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>More actions for %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message>
        <source>All files are done</source>
        <translation>所有文件都已完成</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) transcribed.</source>
        <translation>
            <numerusform>%n 个文件已转写。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n 个失败。</numerusform>
        </translation>
    </message>
    <message>
        <source>The text is ready.</source>
        <translation>文本已就绪。</translation>
    </message>
</context>
<context>
    <name>JobOptionsDialog</name>
    <message>
        <source>Model and options</source>
        <translation>模型与选项</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>语音语言</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>输出内容</translation>
    </message>
    <message numerus="yes">
        <source>For %n file(s) alone</source>
        <translation>
            <numerusform>只用于这 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>What has begun starts over with another model or language, and with other hotwords where the model listens for them.</source>
        <translation>换了模型或语言，已开始的文件会重新开始；如果模型会听热词，换了热词也会重新开始。</translation>
    </message>
    <message>
        <source>Change and retry</source>
        <translation>更改并重试</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Preparing the model</source>
        <translation>首次准备模型</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>转写中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>保存中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>Done, %n note(s)</source>
        <translation>
            <numerusform>完成，%n 条说明</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Paused. It goes on after the last sentence.</source>
        <translation>已暂停。继续时从最后一句之后接着转写。</translation>
    </message>
    <message>
        <source>The program ended meanwhile. It goes on after the last sentence.</source>
        <translation>转写时程序退出了。继续时从最后一句之后接着转写。</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>约 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>KeptSettings</name>
    <message>
        <source>The settings could not be read: the usual ones hold, the file is kept.</source>
        <translation>设置文件无法读取，暂用默认设置；原文件会保留。</translation>
    </message>
    <message>
        <source>Settings cannot be saved (%1); choices hold until the program ends.</source>
        <translation>设置无法保存（%1）；所做的更改在退出程序前有效。</translation>
    </message>
</context>
<context>
    <name>KeyRow</name>
    <message>
        <source>Use it here instead</source>
        <translation>改用在这里</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Press to choose another key</source>
        <translation>点按后选择别的按键</translation>
    </message>
    <message>
        <source>Press a key; Backspace for none, Esc to leave it</source>
        <translation>请按一个键；Backspace 表示不设，Esc 表示不改</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>%1 is for “%2” already.</source>
        <translation>%1 已用于“%2”。</translation>
    </message>
    <message>
        <source>%1 is needed to type, and this works while you type.</source>
        <translation>%1 要用来打字，而此操作在打字时也有效。</translation>
    </message>
    <message>
        <source>%1 ends a line of text, and this works while you type.</source>
        <translation>%1 要用来结束一行文字，而此操作在打字时也有效。</translation>
    </message>
    <message>
        <source>%1 goes from one field to the next.</source>
        <translation>%1 要用来切换到下一个输入处。</translation>
    </message>
    <message>
        <source>%1 goes from place to place.</source>
        <translation>%1 要用来移动位置。</translation>
    </message>
    <message>
        <source>This key cannot be used.</source>
        <translation>这个按键不能用。</translation>
    </message>
</context>
<context>
    <name>KeySearch</name>
    <message>
        <source>Search keys and actions</source>
        <translation>搜索按键和操作</translation>
    </message>
    <message>
        <source>No action is called so.</source>
        <translation>没有这样的操作。</translation>
    </message>
</context>
<context>
    <name>KeySettings</name>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Keys of actions</source>
        <translation>操作的按键</translation>
    </message>
    <message>
        <source>Every action has keys; they can be others.</source>
        <translation>每个操作都有快捷键，都可以改成别的。</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>All are the usual ones.</source>
        <translation>全部为默认按键。</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) have other keys.</source>
        <translation>
            <numerusform>有 %n 个操作改用了其他按键。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keymap</name>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Play or pause, outside text</source>
        <translation>播放或暂停（不在编辑文字时）</translation>
    </message>
    <message>
        <source>Play this row</source>
        <translation>播放本行</translation>
    </message>
    <message>
        <source>Repeat this row</source>
        <translation>循环本行</translation>
    </message>
    <message>
        <source>Back a little</source>
        <translation>后退一点</translation>
    </message>
    <message>
        <source>Forward a little</source>
        <translation>前进一点</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减速</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加速</translation>
    </message>
    <message>
        <source>Jump to what is playing</source>
        <translation>跳到正在播放处</translation>
    </message>
    <message>
        <source>Follow what is playing</source>
        <translation>跟随播放</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Pause while typing</source>
        <translation>输入文字时暂停播放</translation>
    </message>
    <message>
        <source>Video in its own window</source>
        <translation>在独立窗口中显示视频</translation>
    </message>
    <message>
        <source>Zoom into the waveform</source>
        <translation>放大波形</translation>
    </message>
    <message>
        <source>Zoom out of the waveform</source>
        <translation>缩小波形</translation>
    </message>
    <message>
        <source>Show all of the waveform</source>
        <translation>显示整个波形</translation>
    </message>
    <message>
        <source>Edit the text</source>
        <translation>编辑文字</translation>
    </message>
    <message>
        <source>Done, on to the next row</source>
        <translation>完成，到下一行</translation>
    </message>
    <message>
        <source>Line break</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Split at the cursor</source>
        <translation>在光标处拆分</translation>
    </message>
    <message>
        <source>Leave the text as it was</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Merge rows</source>
        <translation>合并行</translation>
    </message>
    <message>
        <source>Insert a row before</source>
        <translation>在前面插入一行</translation>
    </message>
    <message>
        <source>Insert a row after</source>
        <translation>在后面插入一行</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Begin the row now</source>
        <translation>把此刻设为起点</translation>
    </message>
    <message>
        <source>End the row now</source>
        <translation>把此刻设为终点</translation>
    </message>
    <message>
        <source>Shift times…</source>
        <translation>平移时间…</translation>
    </message>
    <message>
        <source>Set the speaker…</source>
        <translation>设置说话人…</translation>
    </message>
    <message>
        <source>Rename the speaker…</source>
        <translation>重命名说话人…</translation>
    </message>
    <message>
        <source>Recognize again…</source>
        <translation>重新识别…</translation>
    </message>
    <message>
        <source>Time the words by the sound</source>
        <translation>按声音对齐字词</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Fix this problem</source>
        <translation>修复此问题</translation>
    </message>
    <message>
        <source>Next word changed by a hotword</source>
        <translation>下一个被热词改动的词</translation>
    </message>
    <message>
        <source>Put back what was heard</source>
        <translation>恢复听到的内容</translation>
    </message>
    <message>
        <source>Put back what was heard for every such word</source>
        <translation>恢复所有这个词听到的内容</translation>
    </message>
    <message>
        <source>Put back all that was heard</source>
        <translation>恢复所有听到的内容</translation>
    </message>
    <message>
        <source>Use the suggested hotword</source>
        <translation>采用建议的热词</translation>
    </message>
    <message>
        <source>Use the suggested hotword everywhere</source>
        <translation>在所有地方采用建议的热词</translation>
    </message>
    <message>
        <source>Never replace this word</source>
        <translation>永不替换这个词</translation>
    </message>
    <message>
        <source>Add corrections to hotwords…</source>
        <translation>把更正加入热词…</translation>
    </message>
    <message>
        <source>Hotword report…</source>
        <translation>热词报告…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the sound…</source>
        <translation>导出声音…</translation>
    </message>
    <message>
        <source>Import a corrected text…</source>
        <translation>导入校对好的文本…</translation>
    </message>
    <message>
        <source>Find the recording…</source>
        <translation>查找录音…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Pause or start the queue</source>
        <translation>暂停或开始队列</translation>
    </message>
    <message>
        <source>Pause or resume the selected file</source>
        <translation>暂停或继续所选文件</translation>
    </message>
    <message>
        <source>Cancel the selected file</source>
        <translation>取消所选文件</translation>
    </message>
    <message>
        <source>Retry the selected file</source>
        <translation>重试所选文件</translation>
    </message>
    <message>
        <source>Retry all that failed</source>
        <translation>重试所有失败的文件</translation>
    </message>
    <message>
        <source>Do the selected file next</source>
        <translation>下一个转写所选文件</translation>
    </message>
    <message>
        <source>Move the file up</source>
        <translation>上移文件</translation>
    </message>
    <message>
        <source>Move the file down</source>
        <translation>下移文件</translation>
    </message>
    <message>
        <source>Take the file off the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Record, pause or go on</source>
        <translation>开始、暂停或继续录音</translation>
    </message>
    <message>
        <source>Record, pause or go on, in the text</source>
        <translation>开始、暂停或继续录音（焦点在文字上时）</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录音</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>标记此刻</translation>
    </message>
    <message>
        <source>Jump to the newest text</source>
        <translation>跳到最新文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Captions in their own window</source>
        <translation>独立字幕窗</translation>
    </message>
    <message>
        <source>Text on the full screen</source>
        <translation>全屏显示文字</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索资料库</translation>
    </message>
    <message>
        <source>Rename the entry</source>
        <translation>重命名条目</translation>
    </message>
    <message>
        <source>Delete the entry</source>
        <translation>删除条目</translation>
    </message>
    <message>
        <source>Undo in the library</source>
        <translation>撤销资料库中的操作</translation>
    </message>
    <message>
        <source>Search the hotwords</source>
        <translation>搜索热词</translation>
    </message>
    <message>
        <source>Add a hotword</source>
        <translation>添加热词</translation>
    </message>
    <message>
        <source>Copy the hotwords</source>
        <translation>复制热词</translation>
    </message>
    <message>
        <source>Cut the hotwords</source>
        <translation>剪切热词</translation>
    </message>
    <message>
        <source>Paste lines as hotwords</source>
        <translation>把多行粘贴为热词</translation>
    </message>
    <message>
        <source>Delete the hotwords</source>
        <translation>删除热词</translation>
    </message>
    <message>
        <source>Undo in the list</source>
        <translation>在词表中撤销</translation>
    </message>
    <message>
        <source>Redo in the list</source>
        <translation>在词表中重做</translation>
    </message>
    <message>
        <source>Next problem in the list</source>
        <translation>词表中的下一个问题</translation>
    </message>
    <message>
        <source>New list of hotwords</source>
        <translation>新建热词表</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有按键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
</context>
<context>
    <name>LanguageCombo</name>
    <message>
        <source>Auto language</source>
        <translation>自动识别语言</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印尼语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Afrikaans</source>
        <translation>南非语</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>阿姆哈拉语</translation>
    </message>
    <message>
        <source>Assamese</source>
        <translation>阿萨姆语</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>阿塞拜疆语</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>巴什基尔语</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>白俄罗斯语</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>保加利亚语</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>孟加拉语</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>藏语</translation>
    </message>
    <message>
        <source>Breton</source>
        <translation>布列塔尼语</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>波斯尼亚语</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>加泰罗尼亚语</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克语</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>威尔士语</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>丹麦语</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>爱沙尼亚语</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>巴斯克语</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>芬兰语</translation>
    </message>
    <message>
        <source>Faroese</source>
        <translation>法罗语</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>加利西亚语</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>古吉拉特语</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>豪萨语</translation>
    </message>
    <message>
        <source>Hawaiian</source>
        <translation>夏威夷语</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>克罗地亚语</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>海地克里奥尔语</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>匈牙利语</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>亚美尼亚语</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>冰岛语</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>爪哇语</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>格鲁吉亚语</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>哈萨克语</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>高棉语</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>卡纳达语</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>拉丁语</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>卢森堡语</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>林加拉语</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>老挝语</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>立陶宛语</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>拉脱维亚语</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>马达加斯加语</translation>
    </message>
    <message>
        <source>Maori</source>
        <translation>毛利语</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>马其顿语</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>马拉雅拉姆语</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>蒙古语</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>马拉地语</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>马来语</translation>
    </message>
    <message>
        <source>Maltese</source>
        <translation>马耳他语</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>缅甸语</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>尼泊尔语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Norwegian Nynorsk</source>
        <translation>新挪威语</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>挪威语</translation>
    </message>
    <message>
        <source>Occitan</source>
        <translation>奥克语</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>旁遮普语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>普什图语</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚语</translation>
    </message>
    <message>
        <source>Sanskrit</source>
        <translation>梵语</translation>
    </message>
    <message>
        <source>Sindhi</source>
        <translation>信德语</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>僧伽罗语</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>斯洛伐克语</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>斯洛文尼亚语</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>绍纳语</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>索马里语</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>阿尔巴尼亚语</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>塞尔维亚语</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>巽他语</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>瑞典语</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>斯瓦希里语</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>泰米尔语</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>泰卢固语</translation>
    </message>
    <message>
        <source>Tajik</source>
        <translation>塔吉克语</translation>
    </message>
    <message>
        <source>Turkmen</source>
        <translation>土库曼语</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>他加禄语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Tatar</source>
        <translation>鞑靼语</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>乌克兰语</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>乌尔都语</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>乌兹别克语</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>意第绪语</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>约鲁巴语</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Level</source>
        <translation>电平</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>修改标签</translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation>修改备注</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>LibraryActions</name>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Open the transcript</source>
        <translation>打开转写稿</translation>
    </message>
    <message>
        <source>Finish recognizing</source>
        <translation>补全文字</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
</context>
<context>
    <name>LibraryBar</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>不限日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
</context>
<context>
    <name>LibraryEmpty</name>
    <message>
        <source>Everything you transcribe or correct is kept here</source>
        <translation>转写和校对过的内容都保存在这里</translation>
    </message>
    <message>
        <source>Find every word again, also in last year&apos;s recordings</source>
        <translation>去年录音里的每个词，也能再找到</translation>
    </message>
    <message>
        <source>Nothing was found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Beginnings of words and both Chinese scripts are found</source>
        <translation>单词开头、简体和繁体都能搜到</translation>
    </message>
    <message>
        <source>Nothing here is of this kind</source>
        <translation>没有符合条件的内容</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>LibraryFaults</name>
    <message>
        <source>Another program holds the library.</source>
        <translation>资料库正被另一个程序占用。</translation>
    </message>
    <message>
        <source>Close that program; what is new is written then.</source>
        <translation>请关闭那个程序，之后新内容会自动写入。</translation>
    </message>
    <message>
        <source>The disk is full, so the library cannot be written.</source>
        <translation>磁盘已满，无法写入资料库。</translation>
    </message>
    <message>
        <source>Make room; what is new is written then.</source>
        <translation>请腾出空间，之后新内容会自动写入。</translation>
    </message>
    <message>
        <source>The library may not be written.</source>
        <translation>没有写入资料库的权限。</translation>
    </message>
    <message>
        <source>Change the permissions of its folder; what is new is written then.</source>
        <translation>请修改资料库文件夹的权限，之后新内容会自动写入。</translation>
    </message>
    <message>
        <source>The disk that the library is on does not answer.</source>
        <translation>资料库所在的磁盘没有响应。</translation>
    </message>
    <message>
        <source>See whether it is still there; what is new is written then.</source>
        <translation>请检查磁盘是否还在，之后新内容会自动写入。</translation>
    </message>
    <message>
        <source>There is not enough memory to write the library.</source>
        <translation>内存不足，无法写入资料库。</translation>
    </message>
    <message>
        <source>Close other programs; what is new is written then.</source>
        <translation>请关闭其他程序，之后新内容会自动写入。</translation>
    </message>
    <message>
        <source>The library is damaged.</source>
        <translation>资料库已损坏。</translation>
    </message>
    <message>
        <source>Start the program again: it saves what can be read.</source>
        <translation>请重新启动程序，它会救回能读的内容。</translation>
    </message>
    <message>
        <source>The library is of a newer version of this program.</source>
        <translation>资料库来自本程序的较新版本。</translation>
    </message>
    <message>
        <source>Use that version; nothing new is kept in the library here.</source>
        <translation>请使用那个版本；在这里，新内容不会存入资料库。</translation>
    </message>
    <message>
        <source>The library was damaged. What could be read is saved; the old one is “%1”.</source>
        <translation>资料库曾损坏。能读的内容已救回，旧文件是“%1”。</translation>
    </message>
    <message>
        <source>The library is written again; nothing was lost.</source>
        <translation>资料库已恢复写入，没有丢失内容。</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>More actions for %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries</source>
        <translation>
            <numerusform>%n 条中的 %1 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries deleted.</source>
        <translation>
            <numerusform>已删除 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>LibraryPreview</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags, with commas between them</source>
        <translation>标签，用逗号分隔</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message numerus="yes">
        <source>%n entries are selected.</source>
        <translation>
            <numerusform>已选中 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Finish recognizing</source>
        <translation>补全文字</translation>
    </message>
    <message>
        <source>Stop recognizing (%1 %)</source>
        <translation>停止补全（%1 %）</translation>
    </message>
</context>
<context>
    <name>LibraryTable</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences and credits</source>
        <translation>许可证与致谢</translation>
    </message>
    <message>
        <source>Models, each under its maker&apos;s licence:</source>
        <translation>模型（各按其作者的许可证提供）：</translation>
    </message>
    <message>
        <source>Packages:</source>
        <translation>软件包：</translation>
    </message>
    <message>
        <source>see the package</source>
        <translation>见该软件包</translation>
    </message>
    <message>
        <source>Sample recordings:</source>
        <translation>示例录音：</translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Model of live sessions</source>
        <translation>实时转写的模型</translation>
    </message>
    <message>
        <source>Language that is spoken</source>
        <translation>所说的语言</translation>
    </message>
</context>
<context>
    <name>LiveControls</name>
    <message>
        <source>Gain %1 %</source>
        <translation>增益 %1 %</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>音量过大</translation>
    </message>
    <message>
        <source>%1 dBFS</source>
        <translation>%1 dBFS</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>How far the system turns this source up</source>
        <translation>系统把这个声源的音量调到多高</translation>
    </message>
</context>
<context>
    <name>LiveEmpty</name>
    <message>
        <source>Speak, and your words appear here.</source>
        <translation>开口说话，文字就会出现在这里。</translation>
    </message>
    <message>
        <source>Space starts and pauses. All that is said is kept as a recording in your library, whatever becomes of the text.</source>
        <translation>按空格开始或暂停。无论文字如何，说的话都会作为录音保存在资料库里。</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>开始录音</translation>
    </message>
</context>
<context>
    <name>LiveErrands</name>
    <message>
        <source>Finish recognizing</source>
        <translation>补全文字</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>LiveLabels</name>
    <message>
        <source>Not listening</source>
        <translation>未监听</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录音</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Source is gone</source>
        <translation>音源已断开</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>正在收尾</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Too loud: move away from the microphone, or turn it down.</source>
        <translation>音量过大：请离麦克风远一些，或调低麦克风音量。</translation>
    </message>
    <message>
        <source>Too loud: turn down what the computer plays.</source>
        <translation>音量过大：请调低电脑的播放音量。</translation>
    </message>
    <message>
        <source>Very quiet: if you are speaking, come closer or turn it up.</source>
        <translation>声音很小：如果正在说话，请靠近麦克风或调高音量。</translation>
    </message>
    <message>
        <source>Very quiet: turn up what the computer plays.</source>
        <translation>声音很小：请调高电脑的播放音量。</translation>
    </message>
    <message>
        <source>No sound from this microphone for %1.</source>
        <translation>这个麦克风已有 %1没有声音。</translation>
    </message>
    <message>
        <source>The computer has played nothing for %1.</source>
        <translation>电脑已有 %1没有播放声音。</translation>
    </message>
    <message>
        <source>Text is %1 behind; the recording is complete.</source>
        <translation>文字落后 %1；录音完整无缺。</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>macOS keeps the sound of one program from another. A free driver such as BlackHole passes it on: it is then among the microphones here.</source>
        <translation>macOS 不让程序听到别的程序的声音。安装 BlackHole 之类的免费驱动后即可转送，它会出现在这里的麦克风列表中。</translation>
    </message>
    <message>
        <source>No sound server answers, and it alone knows what the computer plays. Start PipeWire or PulseAudio, and what it plays can be chosen here.</source>
        <translation>没有声音服务应答，而只有它知道电脑在播放什么。启动 PipeWire 或 PulseAudio 后，就能在这里选择电脑播放的声音。</translation>
    </message>
    <message>
        <source>This system does not say what it plays. Where it has a device called “Stereo mix” or “Monitor”, switch that on, and it can be chosen here.</source>
        <translation>系统没有提供所播放的声音。如果有名为“立体声混音”或“监听”的设备，启用后就能在这里选择。</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
</context>
<context>
    <name>LiveLine</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) are on the clipboard.</source>
        <translation>
            <numerusform>已复制 %n 句到剪贴板。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveSettings</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>What is spoken while you watch; everything is recorded on this computer.</source>
        <translation>边说边看文字；所有录音都保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Listen ahead</source>
        <translation>提前聆听</translation>
    </message>
    <message>
        <source>The microphone is open while the page “Live” is seen: its level is shown, and the first word is not lost. Nothing is kept before you start.</source>
        <translation>打开“实时”页面时麦克风即开启：可以看到音量，也不会漏掉第一个字。开始之前的声音不会保留。</translation>
    </message>
    <message>
        <source>Wait for a lost microphone</source>
        <translation>等待断开的麦克风</translation>
    </message>
    <message>
        <source>Recording goes on when it is back; else the session ends, saved.</source>
        <translation>重新接上后继续录音；否则就此结束并保存。</translation>
    </message>
</context>
<context>
    <name>LiveStage</name>
    <message>
        <source>What is said appears here. Esc leads back.</source>
        <translation>说的话会显示在这里。按 Esc 返回。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Text of this session</source>
        <translation>本次的文字</translation>
    </message>
</context>
<context>
    <name>LiveTextCard</name>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n 句</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveTranscriptModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>It goes on at %1</source>
        <translation>%1 继续</translation>
    </message>
</context>
<context>
    <name>LiveTranscriptView</name>
    <message>
        <source>Text of this session</source>
        <translation>本次的文字</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制选中的行</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
</context>
<context>
    <name>LiveWaveform</name>
    <message>
        <source>Waveform of this session</source>
        <translation>本次的波形</translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message>
        <source>Recording %1</source>
        <translation>录音 %1</translation>
    </message>
    <message>
        <source>What the computer plays cannot be heard any more; what was said until then is saved. Recording goes on when it is back.</source>
        <translation>已听不到电脑播放的声音；此前的内容已保存。恢复后会继续录音。</translation>
    </message>
    <message>
        <source>The microphone is gone; what was said until then is saved. Recording goes on when it is back.</source>
        <translation>麦克风已断开；此前说的内容已保存。重新接上后会继续录音。</translation>
    </message>
    <message>
        <source>What the computer plays cannot be heard any more; what was said until then is saved.</source>
        <translation>已听不到电脑播放的声音；此前的内容已保存。</translation>
    </message>
    <message>
        <source>The microphone is gone; what was said until then is saved.</source>
        <translation>麦克风已断开；此前说的内容已保存。</translation>
    </message>
    <message>
        <source>“%1” is not there. Plug it in again, or choose another source.</source>
        <translation>找不到“%1”。请重新接上，或选择其他声源。</translation>
    </message>
    <message>
        <source>A moment at %1 was lost, as this computer was too busy.</source>
        <translation>电脑太忙，%1 处漏掉了一小段声音。</translation>
    </message>
    <message>
        <source>%1 %2 s of sound wait in memory, and recording goes on. Make room, and they are written.</source>
        <translation>%1 有 %2 秒声音暂存在内存中，录音仍在继续。腾出空间后会自动写入。</translation>
    </message>
    <message>
        <source>The recording is saved up to %1, in “%2”: %3</source>
        <translation>录音已保存到 %1 为止，位于“%2”：%3</translation>
    </message>
    <message>
        <source>Recording goes on; the text can be made afterwards.</source>
        <translation>录音仍在继续；文字可以之后再补。</translation>
    </message>
    <message>
        <source>Recognition broke off and begins again where it was; the recording is complete.</source>
        <translation>识别中断后已从原处继续；录音是完整的。</translation>
    </message>
    <message numerus="yes">
        <source>There is room for about %n minute(s) of sound on this disk.</source>
        <translation>
            <numerusform>这个磁盘大约还能存 %n 分钟的声音。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 The recording is kept in “%2”.</source>
        <translation>%1 录音改为保存在“%2”。</translation>
    </message>
    <message>
        <source>The last recording is just being finished; then another one can begin.</source>
        <translation>上一段录音正在收尾，稍后即可开始新的录音。</translation>
    </message>
    <message>
        <source>A recording is going on already; stop it before another one begins.</source>
        <translation>已经在录音了；请先停止，再开始新的录音。</translation>
    </message>
    <message>
        <source>The recording is saved; what was said last is still becoming text.</source>
        <translation>录音已保存；最后说的内容还在转成文字。</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>没有录到任何声音。</translation>
    </message>
    <message>
        <source>The recording is saved; part of its text is missing.</source>
        <translation>录音已保存；还有一部分文字没有生成。</translation>
    </message>
    <message>
        <source>A recording was interrupted; everything up to %1 is there.</source>
        <translation>有一段录音曾被中断；%1 之前的内容都在。</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were interrupted; they are in the library with all that was said.</source>
        <translation>
            <numerusform>有 %n 段录音曾被中断；说过的内容都在资料库里。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Import %n list(s)</source>
        <translation>
            <numerusform>导入 %n 个词表</numerusform>
        </translation>
    </message>
    <message>
        <source>Transcribe everything in these folders with %1</source>
        <translation>用 %1 转写这些文件夹里的全部内容</translation>
    </message>
    <message numerus="yes">
        <source>Transcribe %n file(s) with %1</source>
        <translation>
            <numerusform>用 %1 转写 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to go</source>
        <translation>
            <numerusform>还有 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused · %1</source>
        <translation>已暂停 · %1</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Copied; paste it into a terminal.</source>
        <translation>已复制，请粘贴到终端中运行。</translation>
    </message>
</context>
<context>
    <name>MendingWords</name>
    <message>
        <source>Open the system&apos;s settings</source>
        <translation>打开系统设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Choose a language</source>
        <translation>选择语言</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Check this computer</source>
        <translation>检查这台电脑</translation>
    </message>
    <message>
        <source>Finish it later</source>
        <translation>稍后再补</translation>
    </message>
    <message>
        <source>Finish now</source>
        <translation>现在结束</translation>
    </message>
    <message>
        <source>Finish recognizing</source>
        <translation>补全文字</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听音量</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>There is no sound in this file.</source>
        <translation>这个文件里没有声音。</translation>
    </message>
    <message>
        <source>There is no such audio track; the file has %n.</source>
        <translation>没有这条音轨；文件共有 %n 条。</translation>
    </message>
    <message>
        <source>Choose one of those.</source>
        <translation>请在其中选择。</translation>
    </message>
    <message>
        <source>Choose an earlier start.</source>
        <translation>请选择更早的起点。</translation>
    </message>
    <message>
        <source>No speech was found, so no subtitles were written.</source>
        <translation>没有听到人声，因此没有生成字幕。</translation>
    </message>
    <message>
        <source>%1 cannot be used here: %2.</source>
        <translation>此处无法使用 %1：%2。</translation>
    </message>
    <message>
        <source>Choose the CPU or automatic.</source>
        <translation>请选择 CPU 或自动。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close other programs and retry.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Install it: %1</source>
        <translation>安装命令：%1</translation>
    </message>
    <message>
        <source>The recording ends before %1.</source>
        <translation>录音在 %1 之前就结束了。</translation>
    </message>
    <message>
        <source>The model does not know the language “%1”.</source>
        <translation>模型不支持语言“%1”。</translation>
    </message>
    <message>
        <source>Recognition stopped unexpectedly.</source>
        <translation>识别意外中止。</translation>
    </message>
    <message>
        <source>If somebody speaks in it, try another model.</source>
        <translation>如果里面有人说话，请换一个模型试试。</translation>
    </message>
    <message>
        <source>Nothing can be recorded, as the system&apos;s library PortAudio is missing.</source>
        <translation>缺少系统库 PortAudio，无法录音。</translation>
    </message>
    <message>
        <source>The Python package “%1” is needed, and not installed.</source>
        <translation>需要 Python 软件包“%1”，但它没有安装。</translation>
    </message>
    <message>
        <source>Choose another language, or another model.</source>
        <translation>请选择其他语言或其他模型。</translation>
    </message>
    <message>
        <source>Recognition was ended by the system, most likely for lack of memory.</source>
        <translation>识别被系统终止，多半是内存不足。</translation>
    </message>
    <message>
        <source>Retry; if it happens again, a report helps to mend it.</source>
        <translation>请重试；如果再次发生，报告有助于修复。</translation>
    </message>
    <message>
        <source>The file has changed since part of it was transcribed.</source>
        <translation>部分内容转写之后，文件发生了变化。</translation>
    </message>
    <message>
        <source>Resume keeps its text as far as the sound is the same.</source>
        <translation>选“继续”时，声音相同的部分保留原有文本。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
    </message>
    <message>
        <source>A report helps to mend it.</source>
        <translation>报告有助于修复这个问题。</translation>
    </message>
    <message>
        <source>The file breaks off after %1 of %2 s; all up to there is transcribed.</source>
        <translation>文件在第 %1 秒中断（应有 %2 秒）；此前的内容已全部转写。</translation>
    </message>
    <message>
        <source>Parts of the file are damaged and were skipped.</source>
        <translation>文件有部分损坏，已跳过。</translation>
    </message>
    <message>
        <source>The graphics card could not be used, so this runs on the CPU: %1</source>
        <translation>无法使用显卡，已改用 CPU：%1</translation>
    </message>
    <message>
        <source>This model does not listen for hotwords; words that sound like them are corrected afterwards.</source>
        <translation>这个模型不会听热词；听起来像热词的词会在之后改正。</translation>
    </message>
    <message>
        <source>The model cannot write these hotwords, so they are only corrected afterwards: %1</source>
        <translation>模型写不出这些热词，只能在之后改正：%1</translation>
    </message>
    <message>
        <source>This is not said between %1 and %2, and is left out: %3</source>
        <translation>%1 到 %2 之间没有说这些话，已略去：%3</translation>
    </message>
    <message>
        <source>This is said between %1 and %2, and is not in the text: %3</source>
        <translation>%1 到 %2 之间说了这些话，但文本中没有：%3</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found; playback is silent.</source>
        <translation>没有找到扬声器或耳机，播放时没有声音。</translation>
    </message>
    <message>
        <source>Playback is off: %1 is missing.</source>
        <translation>无法播放：缺少 %1。</translation>
    </message>
    <message>
        <source>This file cannot be played: no permission to read it.</source>
        <translation>无法播放此文件：没有读取权限。</translation>
    </message>
    <message>
        <source>This file cannot be played: its format is unknown.</source>
        <translation>无法播放此文件：格式无法识别。</translation>
    </message>
    <message>
        <source>This file cannot be played: %1</source>
        <translation>无法播放此文件：%1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1，另有 %2 个</translation>
    </message>
    <message>
        <source>This went on without the hotwords of a list that is gone: %1.</source>
        <translation>有词表已不在，没有用到其中的热词：%1。</translation>
    </message>
    <message>
        <source>This went on without the hotwords of a list that cannot be read: %1.</source>
        <translation>有词表无法读取，没有用到其中的热词：%1。</translation>
    </message>
    <message>
        <source>To have them, choose a list that is there and start over.</source>
        <translation>要用上它们，请选择存在的词表，然后重新开始。</translation>
    </message>
    <message>
        <source>Convert it to WAV or MP4 with another program.</source>
        <translation>请用其他程序把它转换成 WAV 或 MP4。</translation>
    </message>
    <message>
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>See whether the drive that it is on is plugged in.</source>
        <translation>请检查它所在的磁盘是否已连接。</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>没有读取这个文件的权限。</translation>
    </message>
    <message>
        <source>Change its permissions and retry.</source>
        <translation>请修改它的权限后重试。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>Copy it again from where it was.</source>
        <translation>请从原处重新复制一份。</translation>
    </message>
    <message>
        <source>The file, or the drive that it is on, went away.</source>
        <translation>文件或它所在的磁盘不见了。</translation>
    </message>
    <message>
        <source>Bring it back and retry: it goes on where it was.</source>
        <translation>请恢复后重试，会从中断处继续。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>Choose the files in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <source>This is a device or a pipe, not a file.</source>
        <translation>这是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>Copy what it holds into a file.</source>
        <translation>请把其中的内容保存为文件。</translation>
    </message>
    <message>
        <source>The file is damaged; nothing in it can be decoded.</source>
        <translation>文件已损坏，无法解码。</translation>
    </message>
    <message>
        <source>This is not an audio or video file that can be read.</source>
        <translation>这不是可以读取的音频或视频文件。</translation>
    </message>
    <message>
        <source>“%1” is nothing that a profile has.</source>
        <translation>规则中没有“%1”这一项。</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>“%1” has to be a number.</source>
        <translation>“%1”必须是数字。</translation>
    </message>
    <message>
        <source>“%1” has to be a whole number.</source>
        <translation>“%1”必须是整数。</translation>
    </message>
    <message>
        <source>“%1” has to be in the range %2.</source>
        <translation>“%1”必须在 %2 之间。</translation>
    </message>
    <message>
        <source>“%1” has to be true or false.</source>
        <translation>“%1”必须是 true 或 false。</translation>
    </message>
    <message>
        <source>“%1” has to be a short text on one line.</source>
        <translation>“%1”必须是一行简短的文字。</translation>
    </message>
    <message>
        <source>“%1” has to be marks, without letters and digits.</source>
        <translation>“%1”只能是标点符号，不能有文字或数字。</translation>
    </message>
    <message>
        <source>“%1” has to be a list of words.</source>
        <translation>“%1”必须是词语列表。</translation>
    </message>
    <message>
        <source>“%1” has to be one of %2.</source>
        <translation>“%1”必须是以下之一：%2。</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ModelCardWords</name>
    <message>
        <source>Small and at hand: nearly every language, with punctuation. Comes with the program.</source>
        <translation>小巧、随程序附带：几乎支持所有语言，自带标点。</translation>
    </message>
    <message>
        <source>First choice for Chinese, Cantonese, English, Japanese and Korean: fast, with punctuation, emotions and sounds.</source>
        <translation>中文、粤语、英语、日语和韩语的首选：速度快，自带标点，还能听出情绪和声音事件。</translation>
    </message>
    <message>
        <source>Chinese where names and terms count: listens for your hotwords.</source>
        <translation>适合人名和术语多的中文：会留意您的热词。</translation>
    </message>
    <message>
        <source>Chinese with some English, plain and exact.</source>
        <translation>中文为主、夹杂英语，朴实而准确。</translation>
    </message>
    <message>
        <source>Chinese where times count: each word is timed to 20 ms.</source>
        <translation>适合看重时间的中文：每个字的时间精确到 20 毫秒。</translation>
    </message>
    <message>
        <source>Chinese with hotwords, an older way than Paraformer (SeACo).</source>
        <translation>支持热词的中文模型，方法比 Paraformer (SeACo) 旧。</translation>
    </message>
    <message>
        <source>English alone.</source>
        <translation>只识别英语。</translation>
    </message>
    <message>
        <source>Chinese while it is spoken.</source>
        <translation>边说边出字的中文模型。</translation>
    </message>
    <message>
        <source>Finds where somebody speaks; suits the models of FunASR.</source>
        <translation>找出哪里有人说话，与 FunASR 的模型配合使用。</translation>
    </message>
    <message>
        <source>Punctuation for Chinese and English, the large one; for models that write none.</source>
        <translation>中英文标点，大型版；供不写标点的模型使用。</translation>
    </message>
    <message>
        <source>Punctuation for Chinese and English, for models that write none.</source>
        <translation>中英文标点，供不写标点的模型使用。</translation>
    </message>
    <message>
        <source>Punctuation while it is spoken.</source>
        <translation>边说边加标点。</translation>
    </message>
    <message>
        <source>Times the words of a Chinese text that is known already.</source>
        <translation>为已有的中文文稿标出每个字的时间。</translation>
    </message>
    <message>
        <source>A model of your own.</source>
        <translation>您自己的模型。</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>任何语言</translation>
    </message>
    <message>
        <source>%1 languages</source>
        <translation>%1 种语言</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>Numbers as digits</source>
        <translation>数字写法</translation>
    </message>
    <message>
        <source>Emotions and sounds</source>
        <translation>情绪和声音</translation>
    </message>
    <message>
        <source>Word times</source>
        <translation>字词时间</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Asked about hotwords</source>
        <translation>会核对热词</translation>
    </message>
    <message>
        <source>Listens for hotwords</source>
        <translation>会听热词</translation>
    </message>
    <message>
        <source>Hotwords afterwards</source>
        <translation>之后改正热词</translation>
    </message>
    <message>
        <source>Speech to text</source>
        <translation>语音转文字</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>语音检测</translation>
    </message>
    <message>
        <source>Times for a text</source>
        <translation>文稿对时</translation>
    </message>
    <message>
        <source>speed not measured yet</source>
        <translation>速度尚未测量</translation>
    </message>
    <message>
        <source>In the cache of a hub&apos;s program: %1</source>
        <translation>在模型站工具的缓存中：%1</translation>
    </message>
    <message>
        <source>Used where it lies: %1</source>
        <translation>就地使用：%1</translation>
    </message>
    <message>
        <source>Brings along: %1</source>
        <translation>同时下载：%1</translation>
    </message>
    <message>
        <source>Get (%1)</source>
        <translation>获取（%1）</translation>
    </message>
    <message>
        <source>%1× real time on the graphics card here, measured</source>
        <translation>本机显卡实测 %1 倍速</translation>
    </message>
    <message>
        <source>%1× real time here, measured</source>
        <translation>本机实测 %1 倍速</translation>
    </message>
</context>
<context>
    <name>ModelCombo</name>
    <message>
        <source>%1 – not here yet</source>
        <translation>%1（尚未下载）</translation>
    </message>
    <message>
        <source>Model folder…</source>
        <translation>模型文件夹…</translation>
    </message>
    <message>
        <source>Choose a model folder</source>
        <translation>选择模型文件夹</translation>
    </message>
</context>
<context>
    <name>ModelFaces</name>
    <message>
        <source>Your own</source>
        <translation>自有模型</translation>
    </message>
    <message>
        <source>%1 of it are here already.</source>
        <translation>已下载 %1。</translation>
    </message>
    <message>
        <source>In use for new files</source>
        <translation>用于新文件</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>下载中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <translation>未能下载</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Copy into the models folder</source>
        <translation>复制到模型文件夹</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go online</source>
        <translation>恢复联网</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Export pack…</source>
        <translation>导出模型包…</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Take from the list</source>
        <translation>从列表中去掉</translation>
    </message>
    <message>
        <source>Licence, in the browser</source>
        <translation>许可协议（浏览器打开）</translation>
    </message>
    <message>
        <source>Model card, in the browser</source>
        <translation>模型介绍（浏览器打开）</translation>
    </message>
</context>
<context>
    <name>ModelFaults</name>
    <message>
        <source>Download it elsewhere (%3) and run “%1”, name its folder with --model, --vad or --punctuation, or use the starter model %2.</source>
        <translation>可以在别处下载（%3）后运行“%1”，或用 --model、--vad、--punctuation 指定它所在的文件夹，或改用入门模型 %2。</translation>
    </message>
    <message>
        <source>the list of files</source>
        <translation>文件列表</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>连不上 %1</translation>
    </message>
    <message>
        <source>%1 stopped answering</source>
        <translation>%1 不再响应</translation>
    </message>
    <message>
        <source>the connection to %1 keeps breaking off</source>
        <translation>与 %1 的连接一再中断</translation>
    </message>
    <message>
        <source>%1 is too busy</source>
        <translation>%1 太忙</translation>
    </message>
    <message>
        <source>%1 does not have %2</source>
        <translation>%1 上没有%2</translation>
    </message>
    <message>
        <source>%1 does not give out %2</source>
        <translation>%1 不允许下载%2</translation>
    </message>
    <message>
        <source>%1 did not give %2 (%3)</source>
        <translation>%1 没有给出%2（%3）</translation>
    </message>
    <message>
        <source>Get it on the page Models.</source>
        <translation>请到“模型”页获取。</translation>
    </message>
    <message>
        <source>Get it: %1</source>
        <translation>获取：%1</translation>
    </message>
    <message>
        <source>Try again, look at Settings, Network, or take it from elsewhere: “Use a model folder…” and “Import pack…” on the page Models.</source>
        <translation>请重试，检查“设置”中的“网络”，或者从别处取得模型后，在“模型”页使用“使用模型文件夹…”或“导入模型包…”。</translation>
    </message>
    <message>
        <source>the certificate of %1 is not trusted here</source>
        <translation>本机不信任 %1 的证书</translation>
    </message>
    <message>
        <source>the proxy does not let us through to %1</source>
        <translation>代理不让连接 %1</translation>
    </message>
    <message>
        <source>the address %1, the proxy or the certificate file is wrong (%3)</source>
        <translation>地址 %1、代理或证书文件有误（%3）</translation>
    </message>
    <message>
        <source>%1 points to an unsafe place for %2 (%3)</source>
        <translation>%1 为%2指向了不安全的地址（%3）</translation>
    </message>
    <message>
        <source>%1 gave a web page in place of %2, perhaps to log in</source>
        <translation>%1 给出的不是%2而是一个网页，也许需要登录</translation>
    </message>
    <message>
        <source>%2 from %1 has the wrong length</source>
        <translation>来自 %1 的%2长度不对</translation>
    </message>
    <message>
        <source>%2 from %1 is another file than it should be</source>
        <translation>来自 %1 的%2不是应有的文件</translation>
    </message>
    <message>
        <source>what %1 says of its files makes no sense (%3)</source>
        <translation>%1 给出的文件列表不合理（%3）</translation>
    </message>
    <message>
        <source>%1 has a file whose name is not allowed: %2</source>
        <translation>%1 上有一个文件名不被允许：%2</translation>
    </message>
    <message>
        <source>%2 is missing at %1</source>
        <translation>%1 上缺少%2</translation>
    </message>
    <message>
        <source>it is no pack and no folder</source>
        <translation>它既不是模型包，也不是文件夹</translation>
    </message>
    <message>
        <source>it is no pack: %1 is missing</source>
        <translation>它不是模型包：缺少 %1</translation>
    </message>
    <message>
        <source>it is damaged, or no pack</source>
        <translation>它已损坏，或不是模型包</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>它是加密的</translation>
    </message>
    <message>
        <source>a file in it has a name that is not allowed: %1</source>
        <translation>其中一个文件名不被允许：%1</translation>
    </message>
    <message>
        <source>%1 in it is no file of its own</source>
        <translation>其中的 %1 不是独立的文件</translation>
    </message>
    <message>
        <source>two files in it have the same name</source>
        <translation>其中有两个文件同名</translation>
    </message>
    <message>
        <source>%1 does not belong in it, or is missing</source>
        <translation>%1 不该在其中，或缺少</translation>
    </message>
    <message>
        <source>%1 is another file than it should be</source>
        <translation>%1 不是应有的文件</translation>
    </message>
    <message>
        <source>%1 has the wrong length</source>
        <translation>%1 的长度不对</translation>
    </message>
    <message>
        <source>it is larger than this model can be</source>
        <translation>它比这个模型可能的大小还要大</translation>
    </message>
    <message>
        <source>which model it is cannot be told from %1</source>
        <translation>无法从 %1 看出这是哪个模型</translation>
    </message>
    <message>
        <source>which model it is cannot be told from %1; say it with --as NAME</source>
        <translation>从 %1 看不出是哪个模型，请用 --as NAME 指明</translation>
    </message>
    <message>
        <source>%1 is missing in it</source>
        <translation>其中缺少 %1</translation>
    </message>
    <message>
        <source>this model is here already; remove it first</source>
        <translation>这个模型已经在这里，请先移除</translation>
    </message>
    <message>
        <source>Models are kept in %1 already.</source>
        <translation>模型本来就保存在 %1。</translation>
    </message>
    <message>
        <source>%1 lies in the present models folder.</source>
        <translation>%1 位于现在的模型文件夹里面。</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>Nothing can be written to %1.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>ModelIntake</name>
    <message>
        <source>%1 is here now.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>New files are transcribed with “%1”, from where it lies.</source>
        <translation>新文件将用“%1”转写，模型留在原处。</translation>
    </message>
</context>
<context>
    <name>ModelMessages</name>
    <message>
        <source>The model “%1” is not on this computer.</source>
        <translation>本机没有模型“%1”。</translation>
    </message>
    <message>
        <source>The model folder “%1” is not there.</source>
        <translation>模型文件夹“%1”不存在。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>Name the folder that it is in.</source>
        <translation>请指定它所在的文件夹。</translation>
    </message>
    <message>
        <source>Install the starter model: %1</source>
        <translation>安装入门模型：%1</translation>
    </message>
    <message>
        <source>The model in %1 cannot be used: %2.</source>
        <translation>%1 中的模型无法使用：%2。</translation>
    </message>
    <message>
        <source>Get it again, or choose another model.</source>
        <translation>请重新获取，或选择其他模型。</translation>
    </message>
    <message>
        <source>The model “%1” is not on this computer, and downloads are off.</source>
        <translation>这台电脑上没有模型“%1”，而下载已关闭。</translation>
    </message>
    <message>
        <source>The model “%1” could not be downloaded: %2.</source>
        <translation>模型“%1”下载失败：%2。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>%1 cannot be imported: %2.</source>
        <translation>无法导入 %1：%2。</translation>
    </message>
    <message>
        <source>Get or make the pack again.</source>
        <translation>请重新获取或制作模型包。</translation>
    </message>
</context>
<context>
    <name>ModelStateWords</name>
    <message>
        <source>Waits for the download before it</source>
        <translation>等待前面的下载</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>正在暂停…</translation>
    </message>
    <message>
        <source>Paused. What has arrived is kept.</source>
        <translation>已暂停，下载好的部分会保留。</translation>
    </message>
    <message>
        <source>Another Shengwen is downloading it; this one waits.</source>
        <translation>另一个声文正在下载它，这里等待。</translation>
    </message>
    <message>
        <source>Asking for the list of files…</source>
        <translation>正在获取文件列表…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Downloads are off: the program is offline.</source>
        <translation>当前为离线模式，不能下载。</translation>
    </message>
    <message>
        <source>Not downloaded: %1.</source>
        <translation>未能下载：%1。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>正在移除…</translation>
    </message>
    <message>
        <source>Copying into the models folder…</source>
        <translation>正在复制到模型文件夹…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Moving the models…</source>
        <translation>正在移动模型…</translation>
    </message>
    <message>
        <source>Looking into the folder…</source>
        <translation>正在查看文件夹…</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>约 %1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>Checked: its files are right, and it hears what it should.</source>
        <translation>检查通过：文件完好，识别结果正确。</translation>
    </message>
    <message>
        <source>Checked: its files are right, and it can be used.</source>
        <translation>检查通过：文件完好，可以使用。</translation>
    </message>
    <message>
        <source>%1 Remove the model and get it again.</source>
        <translation>%1请移除该模型后重新获取。</translation>
    </message>
    <message>
        <source>It hears something else than it should in a known recording.</source>
        <translation>对一段已知录音的识别结果不对。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1 did not come with the others.</source>
        <translation>%1 不是随模型一起来的。</translation>
    </message>
    <message>
        <source>%1 has the wrong length.</source>
        <translation>%1 的大小不对。</translation>
    </message>
    <message>
        <source>%1 is not what it was.</source>
        <translation>%1 的内容变了。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 无法读取。</translation>
    </message>
</context>
<context>
    <name>ModelWishes</name>
    <message>
        <source>%1 is not on this computer.</source>
        <translation>本机没有 %1。</translation>
    </message>
    <message>
        <source>%1 is here now.</source>
        <translation>%1 已就绪。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用它</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>The models folder %1 is not there; the usual one serves meanwhile.</source>
        <translation>找不到模型文件夹 %1，暂时使用默认的文件夹。</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
</context>
<context>
    <name>ModelsDesk</name>
    <message>
        <source>The models are being moved; get it after that.</source>
        <translation>正在移动模型，请稍后再获取。</translation>
    </message>
    <message>
        <source>It is in use: files are being transcribed, or wait to be, with it.</source>
        <translation>正在使用：有文件正在或等待用它转写。</translation>
    </message>
    <message>
        <source>The pack is written.</source>
        <translation>模型包已写好。</translation>
    </message>
    <message>
        <source>Copied into the models folder.</source>
        <translation>已复制到模型文件夹。</translation>
    </message>
</context>
<context>
    <name>ModelsFolder</name>
    <message>
        <source>Models are kept in %1 from now on.</source>
        <translation>模型今后保存在 %1。</translation>
    </message>
    <message>
        <source>Stopped. The models are where they were; moving goes on next time.</source>
        <translation>已停止，模型仍在原处；下次会接着移动。</translation>
    </message>
    <message>
        <source>Moved to %1. The copies in %2 stay, as files are being transcribed; they can be deleted after that.</source>
        <translation>已移动到 %1。因为有文件正在转写，%2 中的副本暂时保留，转写结束后可以删除。</translation>
    </message>
    <message>
        <source>Moved to %1. Not all of the copies in %2 could be removed.</source>
        <translation>已移动到 %1，但 %2 中的副本没能全部删除。</translation>
    </message>
    <message>
        <source>Moved to %1. These stay in %2, as others have their names there: %3</source>
        <translation>已移动到 %1。新位置已有同名的其他模型，这些仍留在 %2：%3</translation>
    </message>
    <message>
        <source>Moved to %1.</source>
        <translation>已移动到 %1。</translation>
    </message>
</context>
<context>
    <name>ModelsHeader</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Use a model folder…</source>
        <translation>使用模型文件夹…</translation>
    </message>
    <message>
        <source>Import pack…</source>
        <translation>导入模型包…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Open no connection: nothing is downloaded.</source>
        <translation>不建立任何网络连接，也不下载。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>保存在 %1</translation>
    </message>
    <message>
        <source>%1 is not there now: was a disk taken out?</source>
        <translation>现在找不到 %1：磁盘是否已拔出？</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>Choose a model folder</source>
        <translation>选择模型文件夹</translation>
    </message>
    <message>
        <source>Model packs (%1)</source>
        <translation>模型包 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a model pack</source>
        <translation>选择模型包</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Ready</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Recommended for this computer</source>
        <translation>适合这台电脑</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>The variable %1 says where models are kept.</source>
        <translation>模型的位置由环境变量 %1 决定。</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Remove %1 (%2) from this computer?</source>
        <translation>要从本机移除 %1（%2）吗？</translation>
    </message>
    <message>
        <source>It is not in the catalogue: without a copy elsewhere it is gone.</source>
        <translation>它不在目录中：如果别处没有副本，移除后就没有了。</translation>
    </message>
    <message>
        <source>It can be downloaded again at any time.</source>
        <translation>随时可以重新下载。</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Model packs (%1)</source>
        <translation>模型包 (%1)</translation>
    </message>
    <message>
        <source>Export a model pack</source>
        <translation>导出模型包</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Where models are kept</source>
        <translation>模型的位置</translation>
    </message>
    <message>
        <source>They are kept in %1.</source>
        <translation>现在保存在 %1。</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>The &amp;usual folder</source>
        <translation>默认文件夹(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Move the models there (%1)</source>
        <translation>把模型移过去（%1）(&amp;M)</translation>
    </message>
    <message>
        <source>U&amp;se that folder as it is; the models here stay here</source>
        <translation>直接使用那个文件夹，这里的模型不动(&amp;S)</translation>
    </message>
    <message>
        <source>Each model is compared after it was copied, and removed here only then.</source>
        <translation>每个模型复制后都会先核对，确认无误才从这里删除。</translation>
    </message>
    <message>
        <source>Files are being transcribed: they are finished with the models of this folder.</source>
        <translation>有文件正在转写：它们会继续用这个文件夹里的模型完成。</translation>
    </message>
    <message>
        <source>&amp;Keep them there</source>
        <translation>保存到那里(&amp;K)</translation>
    </message>
    <message>
        <source>Give the whole path of the folder.</source>
        <translation>请写出文件夹的完整路径。</translation>
    </message>
    <message>
        <source>They are kept there already.</source>
        <translation>模型本来就在那里。</translation>
    </message>
    <message>
        <source>Choose a folder for models</source>
        <translation>选择存放模型的文件夹</translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>Offline: open no connection</source>
        <translation>离线：不建立任何网络连接</translation>
    </message>
    <message>
        <source>Where models come from</source>
        <translation>模型来源</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>系统自带的证书</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>none, or as %1</source>
        <translation>无，或如 %1</translation>
    </message>
    <message>
        <source>ModelScope, then Hugging Face</source>
        <translation>先魔搭 ModelScope，再 Hugging Face</translation>
    </message>
    <message>
        <source>This is no address such as %1.</source>
        <translation>这不是有效的地址，例如 %1。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>证书 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>选择证书文件</translation>
    </message>
    <message>
        <source>Offline: no connection is opened.</source>
        <translation>离线模式：不建立任何网络连接。</translation>
    </message>
    <message>
        <source>Asking for the list of a model&apos;s files…</source>
        <translation>正在查询一个模型的文件列表…</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
    </message>
    <message>
        <source>%1 answers: models can be downloaded.</source>
        <translation>%1 有回应，可以下载模型。</translation>
    </message>
    <message>
        <source>No models from there: %1.</source>
        <translation>那里下载不了模型：%1。</translation>
    </message>
</context>
<context>
    <name>NetworkPart</name>
    <message>
        <source>Back to the usual</source>
        <translation>恢复默认</translation>
    </message>
</context>
<context>
    <name>NetworkSettings</name>
    <message>
        <source>How models are downloaded. Nothing else needs a connection.</source>
        <translation>模型的下载方式。除此之外不需要联网。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>OutcomeCombo</name>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>PageErrands</name>
    <message>
        <source>The rows were changed meanwhile; they are left alone.</source>
        <translation>这些行在此期间有改动，未作替换。</translation>
    </message>
    <message>
        <source>Where is the recording?</source>
        <translation>录音在哪里？</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>已导出：%1</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>PartialLine</name>
    <message>
        <source>What is being said</source>
        <translation>正在说的话</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>Jump to now</source>
        <translation>跳到当前位置</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Speed %1</source>
        <translation>速度 %1</translation>
    </message>
</context>
<context>
    <name>PresetPart</name>
    <message>
        <source>Model and options are chosen one by one.</source>
        <translation>当前的模型和选项是逐项选择的。</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Get (%1)</source>
        <translation>获取（%1）</translation>
    </message>
    <message>
        <source>Get %1 (%2)</source>
        <translation>获取 %1（%2）</translation>
    </message>
    <message>
        <source>Nothing better than a draft can be had for %1.</source>
        <translation>对于%1，没有比草稿更好的选择。</translation>
    </message>
    <message>
        <source>%1: quick to have, and rough.</source>
        <translation>%1：无需等待，结果较粗略。</translation>
    </message>
    <message>
        <source>%1: good text, quickly made.</source>
        <translation>%1：文字准确，速度快。</translation>
    </message>
    <message>
        <source>%1: together, as their makers measured them.</source>
        <translation>%1：按开发者测评时的组合搭配。</translation>
    </message>
    <message>
        <source>Not on this computer yet.</source>
        <translation>本机还没有。</translation>
    </message>
</context>
<context>
    <name>PresetSettings</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Model and options in one choice.</source>
        <translation>一次选好模型和选项。</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Own subtitle rules</source>
        <translation>自定字幕规则</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定义规则</translation>
    </message>
    <message>
        <source>There are no subtitle rules in “%1”.</source>
        <translation>“%1”里没有字幕规则。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>新建(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Save to a &amp;file…</source>
        <translation>存为文件(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Other rules are called “%1”; choose another name.</source>
        <translation>已有名为“%1”的规则，请换一个名称。</translation>
    </message>
    <message>
        <source>Import subtitle rules</source>
        <translation>导入字幕规则</translation>
    </message>
    <message>
        <source>Save subtitle rules</source>
        <translation>保存字幕规则</translation>
    </message>
    <message>
        <source>Subtitle rules (*.json)</source>
        <translation>字幕规则 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>Based on</source>
        <translation>基于</translation>
    </message>
    <message>
        <source> characters a second</source>
        <translation> 字/秒</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> (an ideograph takes two)</source>
        <translation>（一个汉字占两列）</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>What they were</source>
        <translation>原来的规则</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Based on</source>
        <translation>基于(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Columns of a line</source>
        <translation>每行列数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>行数(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Reading speed</source>
        <translation>阅读速度(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Shortest</source>
        <translation>最短时长(&amp;S)</translation>
    </message>
    <message>
        <source>L&amp;ongest</source>
        <translation>最长时长(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Gap between two</source>
        <translation>两条之间的间隔(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Marks to drop at line ends</source>
        <translation>行末省略的标点(&amp;M)</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ReadingWords</name>
    <message>
        <source>This is no text file.</source>
        <translation>这不是文本文件。</translation>
    </message>
    <message>
        <source>There are no subtitles and no transcript in this file.</source>
        <translation>此文件中没有字幕，也没有转写稿。</translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation>此文件中没有文字。</translation>
    </message>
    <message>
        <source>This JSON file is damaged (%1).</source>
        <translation>此 JSON 文件已损坏（%1）。</translation>
    </message>
    <message>
        <source>This JSON file is damaged.</source>
        <translation>此 JSON 文件已损坏。</translation>
    </message>
    <message>
        <source>This JSON file holds something else than a transcript.</source>
        <translation>此 JSON 文件不是转写稿。</translation>
    </message>
    <message>
        <source>This transcript is of version %1, which needs another version of this program.</source>
        <translation>此转写稿的版本为 %1，需要本程序的其他版本才能打开。</translation>
    </message>
    <message>
        <source>This transcript is damaged: “%1” is missing or wrong.</source>
        <translation>此转写稿已损坏：“%1”缺失或有误。</translation>
    </message>
    <message>
        <source>Characters that cannot be read: %1.</source>
        <translation>无法识别的字符：%1 个。</translation>
    </message>
    <message>
        <source>Cues without text, left out: %1 (the first: cue %2).</source>
        <translation>没有文字的字幕，已略去：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues whose number is missing or wrong: %1 (the first: cue %2).</source>
        <translation>序号缺失或有误的字幕：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues with damaged times, put between their neighbours: %1 (the first: cue %2).</source>
        <translation>时间损坏的字幕，已放在前后两条之间：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues before zero, moved there: %1 (the first: cue %2).</source>
        <translation>时间早于零点的字幕，已移到零点：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues that end before they start, turned round: %1 (the first: cue %2).</source>
        <translation>结束早于开始的字幕，已对调：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues that take no time: %1 (the first: cue %2).</source>
        <translation>时长为零的字幕：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues that are not in order, sorted: %1 (the first: cue %2).</source>
        <translation>顺序错乱的字幕，已重新排序：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues that overlap another: %1 (the first: cue %2).</source>
        <translation>与其他字幕重叠的字幕：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Cues with fonts, colours or positions, which are not kept: %1 (the first: cue %2).</source>
        <translation>带有字体、颜色或位置的字幕，这些格式不予保留：%1 条（首见第 %2 条）。</translation>
    </message>
    <message>
        <source>Comments, left out: %1 (the first: line %2).</source>
        <translation>注释，已略去：%1 行（首见第 %2 行）。</translation>
    </message>
    <message>
        <source>Lines that belong to no cue, left out: %1 (the first: line %2).</source>
        <translation>不属于任何字幕的行，已略去：%1 行（首见第 %2 行）。</translation>
    </message>
    <message>
        <source>Sentences that differ from their words, which get new times: %1 (the first: sentence %2).</source>
        <translation>文字与词不一致的句子，其词的时间已重新分配：%1 句（首见第 %2 句）。</translation>
    </message>
    <message>
        <source>Sentences where it cannot be read what hotwords changed: %1 (the first: sentence %2).</source>
        <translation>有 %1 句读不出热词改了什么（第一处：第 %2 句）。</translation>
    </message>
</context>
<context>
    <name>RecognitionSettings</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>What turns speech into text, for the next files.</source>
        <translation>用来把语音转成文字，对之后的文件生效。</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>语音语言</translation>
    </message>
    <message>
        <source>Numbers as digits</source>
        <translation>数字写成阿拉伯数字</translation>
    </message>
    <message>
        <source>“25”, not “twenty-five”.</source>
        <translation>写“25”，不写“二十五”。</translation>
    </message>
    <message>
        <source>Chinese characters</source>
        <translation>汉字</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>语音检测</translation>
    </message>
    <message>
        <source>What tells speech from silence and noise.</source>
        <translation>用来把语音与静音、噪声区分开。</translation>
    </message>
    <message>
        <source>Punctuation</source>
        <translation>标点</translation>
    </message>
    <message>
        <source>What writes commas and full stops where the model writes none.</source>
        <translation>模型自己不写标点时，由它来加。</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>What the next files are recognized with.</source>
        <translation>之后的文件用什么来识别。</translation>
    </message>
    <message>
        <source>%1 writes numbers as it learned to; this cannot be chosen.</source>
        <translation>%1 按自己的习惯写数字，无法选择。</translation>
    </message>
    <message>
        <source>For Chinese alone; another language is chosen.</source>
        <translation>只对中文有效，当前选择的是其他语言。</translation>
    </message>
    <message>
        <source>%1 knows no Chinese.</source>
        <translation>%1 不支持中文。</translation>
    </message>
    <message>
        <source>%1 writes its own marks.</source>
        <translation>%1 自带标点。</translation>
    </message>
    <message>
        <source>Auto language</source>
        <translation>自动识别语言</translation>
    </message>
    <message>
        <source>Simplified</source>
        <translation>简体</translation>
    </message>
    <message>
        <source>Traditional</source>
        <translation>繁体</translation>
    </message>
    <message>
        <source>As the model writes</source>
        <translation>与模型输出一致</translation>
    </message>
    <message>
        <source>What suits the model</source>
        <translation>随模型而定</translation>
    </message>
    <message>
        <source>None: all of it is speech</source>
        <translation>不检测：全部视为语音</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不加标点</translation>
    </message>
</context>
<context>
    <name>RehearingDialog</name>
    <message>
        <source>Recognize again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>语音语言</translation>
    </message>
    <message>
        <source>Names and terms, with spaces between them</source>
        <translation>人名、术语，以空格分隔</translation>
    </message>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Recognize</source>
        <translation>识别</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), from %1 to %2</source>
        <translation>
            <numerusform>%n 行，从 %1 到 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Auto language</source>
        <translation>自动识别语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Reporter</name>
    <message>
        <source>Save a report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>The report is saved as “%1”. It holds nothing that was said.</source>
        <translation>报告已保存为“%1”，其中不含任何说话内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>RowDeeds</name>
    <message>
        <source>Only rows that follow each other can be merged.</source>
        <translation>只能合并相邻的行。</translation>
    </message>
    <message numerus="yes">
        <source>Who speaks in %n row(s)?</source>
        <translation>
            <numerusform>这 %n 行是谁在说话？</numerusform>
        </translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message numerus="yes">
        <source>“%1” speaks in %n row(s). The name of somebody else makes them one.</source>
        <translation>
            <numerusform>“%1”在 %n 行中说话。填入另一位的名字，两者就合为一人。</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename the speaker</source>
        <translation>重命名说话人</translation>
    </message>
    <message>
        <source>The rows are still being checked; try again in a moment.</source>
        <translation>各行仍在检查中，请稍后再试。</translation>
    </message>
    <message>
        <source>No row breaks a rule.</source>
        <translation>没有不合规则的行。</translation>
    </message>
    <message>
        <source>This row breaks no rule.</source>
        <translation>这一行没有不合规则之处。</translation>
    </message>
    <message>
        <source>Only fewer words would help here: there is no time left around the row.</source>
        <translation>这里只有减少文字才行：这一行前后没有多余的时间。</translation>
    </message>
    <message numerus="yes">
        <source>Split into %n row(s)</source>
        <translation>
            <numerusform>已拆成 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown longer</source>
        <translation>已延长显示</translation>
    </message>
    <message>
        <source>Ends earlier</source>
        <translation>已提前结束</translation>
    </message>
    <message>
        <source>Begins at another time</source>
        <translation>已改变开始时间</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a sentence of what was done</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Shifted by %1 s: rows stay in order, and none begins before 0.</source>
        <translation>已平移 %1 秒：各行保持先后顺序，且不早于 0。</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>“%1” was hardly understood: %2 % sure.</source>
        <translation>“%1”听得不太清楚：把握 %2 %。</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Text of the row</source>
        <translation>这一行的文字</translation>
    </message>
</context>
<context>
    <name>RowHotwords</name>
    <message>
        <source>Use “%1”</source>
        <translation>采用“%1”</translation>
    </message>
    <message>
        <source>Use “%1” for every “%2”</source>
        <translation>所有“%2”都采用“%1”</translation>
    </message>
    <message>
        <source>Leave “%2” as it is</source>
        <translation>保留“%2”</translation>
    </message>
    <message>
        <source>Put back “%2”</source>
        <translation>恢复“%2”</translation>
    </message>
    <message>
        <source>Put back what was heard for every “%1”</source>
        <translation>恢复所有“%1”听到的内容</translation>
    </message>
    <message>
        <source>Never replace “%2”</source>
        <translation>永不替换“%2”</translation>
    </message>
    <message>
        <source>No hotword changed anything in this transcript.</source>
        <translation>这份文稿里没有热词改动过的内容。</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2 / %3）</translation>
    </message>
    <message>
        <source>Put back every “%1”</source>
        <translation>恢复所有“%1”</translation>
    </message>
    <message>
        <source>Put back what was heard</source>
        <translation>恢复听到的内容</translation>
    </message>
    <message>
        <source>Use “%1” everywhere</source>
        <translation>到处采用“%1”</translation>
    </message>
</context>
<context>
    <name>RulesChoice</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What suits the language</source>
        <translation>按语言自动选择</translation>
    </message>
    <message>
        <source>A row a subtitle, as they are</source>
        <translation>每行一条字幕，保持原样</translation>
    </message>
    <message>
        <source>Own rules…</source>
        <translation>自定义规则…</translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message numerus="yes">
        <source>%n file(s) go on where they were interrupted.</source>
        <translation>
            <numerusform>%n 个文件从中断处继续。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change applies to %n file(s) not yet started.</source>
        <translation>
            <numerusform>更改将用于尚未开始的 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) removed from the list.</source>
        <translation>
            <numerusform>已从列表移除 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>There is no audio or video in “%1”.</source>
        <translation>“%1”里没有音频或视频。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) already in the list.</source>
        <translation>
            <numerusform>%n 个文件已在列表中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedBar</name>
    <message>
        <source>Saved to your library</source>
        <translation>已存入资料库</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>Saver</name>
    <message>
        <source>“%1” stays where it is: %2</source>
        <translation>“%1”没有移走：%2</translation>
    </message>
    <message>
        <source>The text so far is in “%1”.</source>
        <translation>已有文字保存在“%1”。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Back to “%1”</source>
        <translation>恢复为“%1”</translation>
    </message>
</context>
<context>
    <name>SettingsErrands</name>
    <message>
        <source>Files are being transcribed; measure when they are done.</source>
        <translation>正在转写文件，完成后才能测速。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>No setting is about “%1”.</source>
        <translation>没有与“%1”有关的设置。</translation>
    </message>
</context>
<context>
    <name>ShiftDialog</name>
    <message>
        <source>Shift times</source>
        <translation>平移时间</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Seconds; more is later, less than nothing earlier</source>
        <translation>秒数：正数推后，负数提前</translation>
    </message>
    <message numerus="yes">
        <source>%n selected row(s)</source>
        <translation>
            <numerusform>选中的 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>From here to the end</source>
        <translation>从这里到结尾</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>Later by</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>&amp;Shift</source>
        <translation>平移(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ShortcutDialog</name>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
</context>
<context>
    <name>ShortcutSettings</name>
    <message>
        <source>&amp;Reset all</source>
        <translation>全部恢复默认(&amp;R)</translation>
    </message>
    <message>
        <source>All keys are the usual ones again.</source>
        <translation>所有按键都已恢复默认。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation>按键一览</translation>
    </message>
    <message>
        <source>In a transcript</source>
        <translation>在转写稿页</translation>
    </message>
    <message>
        <source>On the files page</source>
        <translation>在文件页</translation>
    </message>
    <message>
        <source>On the live page</source>
        <translation>在实时页</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>在资料库中</translation>
    </message>
    <message>
        <source>On the hotwords page</source>
        <translation>在热词页</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处可用</translation>
    </message>
    <message>
        <source>&amp;Change keys…</source>
        <translation>更改按键(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>Soundtrack</name>
    <message>
        <source>There is no recording to this text.</source>
        <translation>这份文字没有对应的录音。</translation>
    </message>
    <message>
        <source>Reading the sound…</source>
        <translation>正在读取声音…</translation>
    </message>
    <message>
        <source>Marked while it was recorded</source>
        <translation>录音时做的标记</translation>
    </message>
    <message>
        <source>The sound cannot be read.</source>
        <translation>无法读取声音。</translation>
    </message>
</context>
<context>
    <name>SourceCombo</name>
    <message>
        <source>Record from</source>
        <translation>录音来源</translation>
    </message>
    <message>
        <source>Microphones</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>没有麦克风</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>System default (%1)</source>
        <translation>系统默认（%1）</translation>
    </message>
    <message>
        <source>What the computer plays</source>
        <translation>电脑播放的声音</translation>
    </message>
    <message>
        <source>Not to be had here – why?</source>
        <translation>这里无法录制，为什么？</translation>
    </message>
    <message>
        <source>The one used last (not connected)</source>
        <translation>上次使用的（未连接）</translation>
    </message>
</context>
<context>
    <name>SpeakerDialog</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>设定(&amp;S)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>StorageSettings</name>
    <message>
        <source>Clear…</source>
        <translation>清除…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Transcripts and library</source>
        <translation>转写稿与资料库</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Everything stays on this computer, in these folders.</source>
        <translation>所有内容都保存在本机的这些文件夹里。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Outlines of sounds, files that came from addresses, and graphs of models that lie elsewhere: %1. All of it is made or fetched again when it is needed.</source>
        <translation>将清除波形图、从网址下载的文件，以及存放在别处的模型的计算图，共 %1。需要时都会重新生成或下载。</translation>
    </message>
</context>
<context>
    <name>StyleEditor</name>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Size, on a screen 1080 high</source>
        <translation>字号，以 1080 高的屏幕计</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>描边</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>中部</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>顶部</translation>
    </message>
    <message>
        <source>Colour of the text</source>
        <translation>文字颜色</translation>
    </message>
    <message>
        <source>Colour of the outline</source>
        <translation>描边颜色</translation>
    </message>
    <message>
        <source>Size and colour</source>
        <translation>字号与颜色</translation>
    </message>
</context>
<context>
    <name>SubtitleSettings</name>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定义规则</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>输出内容</translation>
    </message>
    <message>
        <source>Beside each file, as soon as it is done.</source>
        <translation>每个文件完成后，立即写在它旁边。</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>How long a subtitle may be is chosen when a transcript is exported.</source>
        <translation>字幕的长短在导出转写稿时选择。</translation>
    </message>
    <message>
        <source>None yet: those of the program are used.</source>
        <translation>还没有，使用程序自带的规则。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>SystemFaults</name>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: %1 MB are needed.</source>
        <translation>磁盘空间不足：需要 %1 MB。</translation>
    </message>
    <message>
        <source>Make room and retry.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>there is no such graphics card</source>
        <translation>没有这块显卡</translation>
    </message>
    <message>
        <source>PyTorch was built for the CPU alone</source>
        <translation>PyTorch 只支持处理器</translation>
    </message>
    <message>
        <source>it is neither “cpu” nor “cuda”</source>
        <translation>它既不是“cpu”也不是“cuda”</translation>
    </message>
    <message>
        <source>a model of ONNX files runs on the CPU alone</source>
        <translation>ONNX 文件的模型只能在处理器上运行</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>Change the permissions of the folder, or choose another one.</source>
        <translation>请修改该文件夹的权限，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>See whether the drive is still there, and retry.</source>
        <translation>请检查磁盘是否还在，然后重试。</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间已满</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>文件或文件夹不存在</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
</context>
<context>
    <name>TagChips</name>
    <message numerus="yes">
        <source>%1: %n row(s)</source>
        <translation>
            <numerusform>%1：%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Hotwords</source>
        <translation>热词</translation>
    </message>
    <message>
        <source>Changed by hotwords</source>
        <translation>被热词改动</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>A hotword may be meant</source>
        <translation>可能是热词</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Happy</source>
        <translation>开心</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>难过</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>生气</translation>
    </message>
    <message>
        <source>Fearful</source>
        <translation>害怕</translation>
    </message>
    <message>
        <source>Disgusted</source>
        <translation>厌恶</translation>
    </message>
    <message>
        <source>Surprised</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Applause</source>
        <translation>掌声</translation>
    </message>
    <message>
        <source>Laughter</source>
        <translation>笑声</translation>
    </message>
    <message>
        <source>Crying</source>
        <translation>哭声</translation>
    </message>
    <message>
        <source>Sneeze</source>
        <translation>喷嚏声</translation>
    </message>
    <message>
        <source>Breath</source>
        <translation>呼吸声</translation>
    </message>
    <message>
        <source>Cough</source>
        <translation>咳嗽声</translation>
    </message>
    <message>
        <source>Singing</source>
        <translation>歌声</translation>
    </message>
    <message>
        <source>Noisy speech</source>
        <translation>嘈杂人声</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>Emotion: %1</source>
        <translation>情绪：%1</translation>
    </message>
    <message>
        <source>Sound: %1</source>
        <translation>声音：%1</translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the transcript</source>
        <translation>打开转写稿</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>重新保存</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n 段</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a file to see its text.</source>
        <translation>选中一个文件即可查看文字。</translation>
    </message>
    <message>
        <source>The text appears here while the file is transcribed.</source>
        <translation>转写时，文字会显示在这里。</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>没有文字。</translation>
    </message>
</context>
<context>
    <name>TextFaults</name>
    <message>
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>没有读取此文件的权限。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>This is no text file.</source>
        <translation>这不是文本文件。</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>This is too large for subtitles or a transcript.</source>
        <translation>作为字幕或转写文本，此文件太大。</translation>
    </message>
    <message>
        <source>This is larger than 16 MB: too large for a list of hotwords.</source>
        <translation>文件超过 16 MB，作为热词表太大了。</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>暂停队列</translation>
    </message>
    <message>
        <source>Start the queue</source>
        <translation>开始队列</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>语音语言</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>输出内容</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
</context>
<context>
    <name>TranscriptDesk</name>
    <message>
        <source>Recognize again</source>
        <translation>重新识别</translation>
    </message>
</context>
<context>
    <name>TranscriptHeader</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 处待检查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to check: go to the next</source>
        <translation>
            <numerusform>%n 行待检查：转到下一处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranscriptHotwords</name>
    <message>
        <source>Of the lists that this file was given.</source>
        <translation>按这个文件使用的列表。</translation>
    </message>
    <message>
        <source>No list is checked on the page of hotwords.</source>
        <translation>热词页上没有勾选任何列表。</translation>
    </message>
    <message>
        <source>These are the words of the lists that are checked now: %1.</source>
        <translation>这些是当前勾选的列表中的词：%1。</translation>
    </message>
    <message>
        <source>It had no list when it was recognized; these are the words of: %1.</source>
        <translation>识别时没有使用列表；以下按这些列表：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between lists</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>TranscriptModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>TranscriptPage</name>
    <message>
        <source>This transcript is open in another window. It can be read here; corrections are made there.</source>
        <translation>这份转写稿已在另一个窗口中打开。这里只能阅读，请在那里修改。</translation>
    </message>
    <message>
        <source>There is no recording to this text.</source>
        <translation>这份文字没有对应的录音。</translation>
    </message>
    <message>
        <source>The recording “%1” is not there any more. The text can still be edited.</source>
        <translation>录音“%1”已不在原处。文字仍可编辑。</translation>
    </message>
    <message>
        <source>Find it…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Corrections cannot be kept on this disk (%1). They are safe as long as this window is open; export them to another place.</source>
        <translation>无法在此磁盘上保存修改（%1）。只要此窗口开着，修改就不会丢失；请导出到别处。</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Text of the selected file</source>
        <translation>所选文件的文字</translation>
    </message>
</context>
<context>
    <name>Transcripts</name>
    <message>
        <source>The file that corrections were kept in is damaged: some may be missing.</source>
        <translation>保存修改的文件已损坏，可能缺少一部分修改。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n thing(s) mended while reading</source>
        <translation>
            <numerusform>%1：读取时修正了 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Shengwen</source>
        <translation>声文</translation>
    </message>
    <message>
        <source>Shengwen: a live session is recorded</source>
        <translation>声文：正在实时录音</translation>
    </message>
    <message>
        <source>Shengwen: the live session is paused</source>
        <translation>声文：实时录音已暂停</translation>
    </message>
    <message>
        <source>Shengwen: listening to your dictation</source>
        <translation>声文：正在听写</translation>
    </message>
    <message>
        <source>Shengwen: your dictation is being recognized</source>
        <translation>声文：正在识别听写内容</translation>
    </message>
    <message>
        <source>Show or hide captions</source>
        <translation>显示或隐藏字幕窗</translation>
    </message>
    <message>
        <source>Let clicks reach the captions again</source>
        <translation>取消字幕窗的点击穿透</translation>
    </message>
    <message>
        <source>End the live session</source>
        <translation>结束实时录音</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Stop dictation</source>
        <translation>结束听写</translation>
    </message>
    <message>
        <source>Start dictation</source>
        <translation>开始听写</translation>
    </message>
    <message>
        <source>Start a live session</source>
        <translation>开始实时录音</translation>
    </message>
    <message>
        <source>Pause the live session</source>
        <translation>暂停实时录音</translation>
    </message>
    <message>
        <source>Go on with the live session</source>
        <translation>继续实时录音</translation>
    </message>
</context>
<context>
    <name>VideoPane</name>
    <message>
        <source>Video in its own window</source>
        <translation>在独立窗口中显示视频</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
</context>
<context>
    <name>VideoWindow</name>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
</context>
<context>
    <name>WatchDesk</name>
    <message>
        <source>It is not there. It is watched again as soon as it is back.</source>
        <translation>文件夹不在了。它一回来就会继续监视。</translation>
    </message>
    <message>
        <source>It cannot be read: %1. It is tried again every few seconds.</source>
        <translation>无法读取：%1。每隔几秒会再试一次。</translation>
    </message>
    <message>
        <source>Watched folder “%1”: %2</source>
        <translation>监视的文件夹“%1”：%2</translation>
    </message>
    <message>
        <source>The folder “%1” is watched again.</source>
        <translation>已恢复监视文件夹“%1”。</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>Watched folders</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Recordings that come into these folders are transcribed at once.</source>
        <translation>放进这些文件夹的录音会立即开始转写。</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <translation>还没有监视任何文件夹。</translation>
    </message>
</context>
<context>
    <name>WatchForm</name>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>语音语言</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>输出内容</translation>
    </message>
    <message>
        <source>Where results go</source>
        <translation>结果存放位置</translation>
    </message>
    <message>
        <source>What becomes of the recording</source>
        <translation>转写后如何处理录音</translation>
    </message>
    <message>
        <source>Take what is there already</source>
        <translation>文件夹里已有的也转写</translation>
    </message>
    <message>
        <source>It stays</source>
        <translation>留在原处</translation>
    </message>
    <message>
        <source>It moves to the subfolder “done”</source>
        <translation>移到子文件夹“done”</translation>
    </message>
    <message>
        <source>Beside the recording</source>
        <translation>放在录音旁边</translation>
    </message>
    <message>
        <source>In another folder…</source>
        <translation>放到其他文件夹…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>开始监视</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>This folder is watched already.</source>
        <translation>这个文件夹已经在监视了。</translation>
    </message>
</context>
<context>
    <name>WatchRow</name>
    <message>
        <source>Watch %1</source>
        <translation>监视 %1</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change what becomes of %1</source>
        <translation>更改 %1 的处理方式</translation>
    </message>
    <message>
        <source>Watch %1 no longer</source>
        <translation>不再监视 %1</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>任何语言</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>recordings move to “done”</source>
        <translation>录音移到“done”</translation>
    </message>
</context>
<context>
    <name>Waveform</name>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
</context>
<context>
    <name>WaveformView</name>
    <message>
        <source>Part of the recording in sight</source>
        <translation>当前显示的录音片段</translation>
    </message>
</context>
<context>
    <name>WaveformWishes</name>
    <message>
        <source>At %1 of %2</source>
        <translation>位于 %1，共 %2</translation>
    </message>
    <message>
        <source>row %1 of %2</source>
        <translation>第 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>selected from %1 to %2</source>
        <translation>已选 %1 至 %2</translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Import a pack…</source>
        <translation>导入模型包…</translation>
    </message>
    <message>
        <source>%1 is ready: drop a recording, and its subtitles land beside it.</source>
        <translation>%1 已就绪：拖入录音，字幕就会写在它旁边。</translation>
    </message>
    <message>
        <source>There is no model on this computer yet. Import a model pack, get one on the page of models, or install the starter with this command:</source>
        <translation>本机还没有模型。可以导入模型包，在“模型”页面获取，或用下面的命令安装入门模型：</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %1 of memory and %n core(s).</source>
        <translation>
            <numerusform>这台电脑有 %1 内存和 %n 个处理器核心。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer has %1 of memory, %n core(s) and %2.</source>
        <translation>
            <numerusform>这台电脑有 %1 内存、%n 个处理器核心和 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Recommended for %2: %1.</source>
        <translation>转写%2，推荐使用 %1。</translation>
    </message>
    <message>
        <source>Recommended for its memory: %1.</source>
        <translation>按内存大小，推荐使用 %1。</translation>
    </message>
    <message>
        <source>Recommended: %1, which knows the most languages.</source>
        <translation>推荐使用支持语言最多的 %1。</translation>
    </message>
    <message>
        <source>Get %1 (%2)</source>
        <translation>获取 %1（%2）</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>使用 %1</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>WhenDone</name>
    <message>
        <source>The computer stays on.</source>
        <translation>电脑保持开机。</translation>
    </message>
    <message>
        <source>The computer stays on until the new files are done.</source>
        <translation>电脑会等新来的文件转写完。</translation>
    </message>
    <message>
        <source>The computer stays on while something is recorded.</source>
        <translation>正在录音，电脑保持开机。</translation>
    </message>
    <message>
        <source>All done.</source>
        <translation>全部完成。</translation>
    </message>
    <message numerus="yes">
        <source>All done. The computer goes to sleep in %n second(s).</source>
        <translation>
            <numerusform>全部完成。电脑将在 %n 秒后进入睡眠。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All done. The computer shuts down in %n second(s).</source>
        <translation>
            <numerusform>全部完成。电脑将在 %n 秒后关机。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This computer could not be put to sleep.</source>
        <translation>无法让这台电脑进入睡眠。</translation>
    </message>
    <message>
        <source>This computer could not be shut down.</source>
        <translation>无法关闭这台电脑。</translation>
    </message>
</context>
<context>
    <name>WhenDoneButton</name>
    <message>
        <source>When everything is done: %1</source>
        <translation>全部完成后：%1</translation>
    </message>
    <message>
        <source>When everything is done</source>
        <translation>全部完成后</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>什么也不做</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>Shut down</source>
        <translation>关机</translation>
    </message>
</context>
<context>
    <name>WordTiming</name>
    <message>
        <source>There are no words in these rows.</source>
        <translation>这些行里没有文字。</translation>
    </message>
    <message numerus="yes">
        <source>Listening for the words of %n row(s)…</source>
        <translation>
            <numerusform>正在听 %n 行的字词…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>These words are not heard there; the rows are left alone.</source>
        <translation>在那里没有听到这些字词，这些行保持不变。</translation>
    </message>
    <message>
        <source>Time the words</source>
        <translation>对齐字词</translation>
    </message>
    <message numerus="yes">
        <source>The words of %n row(s) have the times of the sound.</source>
        <translation>
            <numerusform>已按声音对齐 %n 行的字词。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>no key</source>
        <translation>无按键</translation>
    </message>
</context>
<context>
    <name>_Sample</name>
    <message>
        <source>and what is being said comes after it.</source>
        <translation>正在说的话跟在后面。</translation>
    </message>
</context>
<context>
    <name>_Sign</name>
    <message numerus="yes">
        <source>%1: %n word(s)</source>
        <translation>
            <numerusform>%1：%n 个词</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Press to see only these.</source>
        <translation>%1。按下后只显示这些。</translation>
    </message>
</context>
</TS>
