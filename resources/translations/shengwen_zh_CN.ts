<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Application</name>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
    </message>
    <message>
        <source>Recognize again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>The model folder “%1” is gone; %2 is used instead.</source>
        <translation>模型文件夹“%1”已不在，改用 %2。</translation>
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
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
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
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>重试所有失败的文件</translation>
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
    <name>JobTable</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>JobWords</name>
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
        <source>Take the file off the list</source>
        <translation>从列表中移除</translation>
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
    <name>MainWindow</name>
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
        <source>No speech was found, so no subtitles were written.</source>
        <translation>没有听到人声，因此没有生成字幕。</translation>
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
        <source>The model “%1” is not on this computer.</source>
        <translation>本机没有模型“%1”。</translation>
    </message>
    <message>
        <source>Get it: %1</source>
        <translation>获取它：%1</translation>
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
        <source>%1 cannot be imported: %2.</source>
        <translation>无法导入 %1：%2。</translation>
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
        <source>This model needs the Python package “%1”, which is not installed.</source>
        <translation>此模型需要 Python 软件包“%1”，但尚未安装。</translation>
    </message>
    <message>
        <source>Install it: %1</source>
        <translation>安装命令：%1</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Make room and retry.</source>
        <translation>请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The recording ends before %1.</source>
        <translation>录音在 %1 之前就结束了。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk: %1 MB are needed.</source>
        <translation>磁盘空间不足：需要 %1 MB。</translation>
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
        <source>Retry.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; the log has the details.</source>
        <translation>程序内部出错，详情见日志。</translation>
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
        <source>This model takes no hotwords, so none were used.</source>
        <translation>这个模型不支持热词，因此没有使用。</translation>
    </message>
    <message>
        <source>The model cannot write these hotwords, so it does not listen for them: %1</source>
        <translation>模型写不出这些热词，因此不会留意它们：%1</translation>
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
        <source>The file is not there.</source>
        <translation>文件不存在。</translation>
    </message>
    <message>
        <source>You may not read this file.</source>
        <translation>没有读取这个文件的权限。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>这是一个文件夹。</translation>
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
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
</context>
<context>
    <name>ModelCombo</name>
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
        <source>the certificate of %1 is not trusted here; see --ca-bundle</source>
        <translation>%1 的证书在这里不受信任，请看 --ca-bundle</translation>
    </message>
    <message>
        <source>the proxy does not let us through to %1; see --proxy</source>
        <translation>代理不让连接到 %1，请看 --proxy</translation>
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
    <name>ProfileDialog</name>
    <message>
        <source>Own subtitle rules</source>
        <translation>自定字幕规则</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>自定规则</translation>
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
        <translation>自定规则…</translation>
    </message>
</context>
<context>
    <name>Runner</name>
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
    <name>Saver</name>
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
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
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
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统</translation>
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
        <source>The sound cannot be read.</source>
        <translation>无法读取声音。</translation>
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
    <name>TagChips</name>
    <message numerus="yes">
        <source>%1: %n row(s)</source>
        <translation>
            <numerusform>%1：%n 行</numerusform>
        </translation>
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
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
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
        <source>Auto language</source>
        <translation>自动识别语言</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Recent transcripts</source>
        <translation>最近的转写稿</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>TranscriptHeader</name>
    <message>
        <source>Back to the files</source>
        <translation>返回文件</translation>
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
        <source>Jump to now</source>
        <translation>回到最新</translation>
    </message>
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
</TS>
