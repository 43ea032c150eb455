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
        <source>The model folder “%1” is gone; %2 is used instead.</source>
        <translation>模型文件夹“%1”已不在，改用 %2。</translation>
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
    <name>JobActions</name>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
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
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>跟随系统</translation>
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
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
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
</TS>
