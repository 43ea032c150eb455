<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>CheckWords</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonDialog</name>
    <message numerus="yes">
        <source>%1 of %n difference(s) are taken.</source>
        <translation>
            <numerusform>%1 of %n difference is taken.</numerusform>
            <numerusform>%1 of %n differences are taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n row(s) break a rule; F8 in the transcript goes to the next.</source>
        <translation>
            <numerusform>%n row breaks a rule; F8 in the transcript goes to the next.</numerusform>
            <numerusform>%n rows break a rule; F8 in the transcript goes to the next.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Farewell</name>
    <message numerus="yes">
        <source>%n file(s) not finished.</source>
        <translation>
            <numerusform>%n file is not finished.</numerusform>
            <numerusform>%n files are not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” stands in %n more place(s).</source>
        <translation>
            <numerusform>“%1” stands in %n more place.</numerusform>
            <numerusform>“%1” stands in %n more places.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordBar</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordChoice</name>
    <message numerus="yes">
        <source>Hotwords: %n list(s)</source>
        <translation>
            <numerusform>Hotwords: %n list</numerusform>
            <numerusform>Hotwords: %n lists</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordDesk</name>
    <message numerus="yes">
        <source>%n word(s) added to “%1”; the others were there already: %2</source>
        <translation>
            <numerusform>%n word added to “%1”; the others were there already: %2</numerusform>
            <numerusform>%n words added to “%1”; the others were there already: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s) added to “%1”: %2</source>
        <translation>
            <numerusform>%n word added to “%1”: %2</numerusform>
            <numerusform>%n words added to “%1”: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) imported: %1</source>
        <translation>
            <numerusform>A list was imported: %1</numerusform>
            <numerusform>%n lists imported: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordHeard</name>
    <message numerus="yes">
        <source>Last heard %1, %n time(s) in all</source>
        <translation>
            <numerusform>Last heard %1, once in all</numerusform>
            <numerusform>Last heard %1, %n times in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordReportDialog</name>
    <message numerus="yes">
        <source>%1 of %n word(s) were heard</source>
        <translation>
            <numerusform>%1 of %n word was heard</numerusform>
            <numerusform>%1 of %n words were heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them put in for what was heard</source>
        <translation>
            <numerusform>%n of them put in for what was heard</numerusform>
            <numerusform>%n of them put in for what was heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s).</source>
        <translation>
            <numerusform>%n suggestion.</numerusform>
            <numerusform>%n suggestions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordScores</name>
    <message numerus="yes">
        <source>%1 of %n sentence(s) differ.</source>
        <translation>
            <numerusform>%1 of %n sentence differs.</numerusform>
            <numerusform>%1 of %n sentences differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n word(s) that should be there are</source>
        <translation>
            <numerusform>%1 of %n word that should be there is</numerusform>
            <numerusform>%1 of %n words that should be there are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n should not be there</source>
        <translation>
            <numerusform>%1 of %n should not be there</numerusform>
            <numerusform>%1 of %n should not be there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not heard: %1 and %n more.</source>
        <translation>
            <numerusform>Not heard: %1 and %n more.</numerusform>
            <numerusform>Not heard: %1 and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HotwordWords</name>
    <message numerus="yes">
        <source>%1 listens for these words, but not for %n of them; sound finds those.</source>
        <translation>
            <numerusform>%1 listens for these words, but not for %n of them; sound finds that one.</numerusform>
            <numerusform>%1 listens for these words, but not for %n of them; sound finds those.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n row(s) from “%1”</source>
        <translation>
            <numerusform>%n row from “%1”</numerusform>
            <numerusform>%n rows from “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobNews</name>
    <message numerus="yes">
        <source>%n file(s) transcribed.</source>
        <translation>
            <numerusform>%n file transcribed.</numerusform>
            <numerusform>%n files transcribed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobOptionsDialog</name>
    <message numerus="yes">
        <source>For %n file(s) alone</source>
        <translation>
            <numerusform>For %n file alone</numerusform>
            <numerusform>For %n files alone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>Done, %n note(s)</source>
        <translation>
            <numerusform>Done, %n note</numerusform>
            <numerusform>Done, %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeySettings</name>
    <message numerus="yes">
        <source>%n action(s) have other keys.</source>
        <translation>
            <numerusform>%n action has other keys.</numerusform>
            <numerusform>%n actions have other keys.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries</source>
        <translation>
            <numerusform>%1 of %n entry</numerusform>
            <numerusform>%1 of %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries deleted.</source>
        <translation>
            <numerusform>%n entry deleted.</numerusform>
            <numerusform>%n entries deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPreview</name>
    <message numerus="yes">
        <source>%n entries are selected.</source>
        <translation>
            <numerusform>%n entry is selected.</numerusform>
            <numerusform>%n entries are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message numerus="yes">
        <source>%n sentence(s) are on the clipboard.</source>
        <translation>
            <numerusform>%n sentence is on the clipboard.</numerusform>
            <numerusform>%n sentences are on the clipboard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveTextCard</name>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message numerus="yes">
        <source>There is room for about %n minute(s) of sound on this disk.</source>
        <translation>
            <numerusform>There is room for about %n minute of sound on this disk.</numerusform>
            <numerusform>There is room for about %n minutes of sound on this disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were interrupted; they are in the library with all that was said.</source>
        <translation>
            <numerusform>%n recording was interrupted; it is in the library with all that was said.</numerusform>
            <numerusform>%n recordings were interrupted; they are in the library with all that was said.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Import %n list(s)</source>
        <translation>
            <numerusform>Import a list</numerusform>
            <numerusform>Import %n lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Transcribe %n file(s) with %1</source>
        <translation>
            <numerusform>Transcribe %n file with %1</numerusform>
            <numerusform>Transcribe %n files with %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to go</source>
        <translation>
            <numerusform>%n file to go</numerusform>
            <numerusform>%n files to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RehearingDialog</name>
    <message numerus="yes">
        <source>%n row(s), from %1 to %2</source>
        <translation>
            <numerusform>%n row, from %1 to %2</numerusform>
            <numerusform>%n rows, from %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowDeeds</name>
    <message numerus="yes">
        <source>Who speaks in %n row(s)?</source>
        <translation>
            <numerusform>Who speaks in %n row?</numerusform>
            <numerusform>Who speaks in %n rows?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” speaks in %n row(s). The name of somebody else makes them one.</source>
        <translation>
            <numerusform>“%1” speaks in %n row. The name of somebody else makes them one.</numerusform>
            <numerusform>“%1” speaks in %n rows. The name of somebody else makes them one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split into %n row(s)</source>
        <translation>
            <numerusform>Split into %n row</numerusform>
            <numerusform>Split into %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Runner</name>
    <message numerus="yes">
        <source>%n file(s) go on where they were interrupted.</source>
        <translation>
            <numerusform>%n file goes on where it was interrupted.</numerusform>
            <numerusform>%n files go on where they were interrupted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The change applies to %n file(s) not yet started.</source>
        <translation>
            <numerusform>The change applies to %n file not yet started.</numerusform>
            <numerusform>The change applies to %n files not yet started.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) removed from the list.</source>
        <translation>
            <numerusform>%n file removed from the list.</numerusform>
            <numerusform>%n files removed from the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) already in the list.</source>
        <translation>
            <numerusform>%n file is already in the list.</numerusform>
            <numerusform>%n files are already in the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShiftDialog</name>
    <message numerus="yes">
        <source>%n selected row(s)</source>
        <translation>
            <numerusform>%n selected row</numerusform>
            <numerusform>%n selected rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagChips</name>
    <message numerus="yes">
        <source>%1: %n row(s)</source>
        <translation>
            <numerusform>%1: %n row</numerusform>
            <numerusform>%1: %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranscriptHeader</name>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) to check: go to the next</source>
        <translation>
            <numerusform>%n row to check: go to the next</numerusform>
            <numerusform>%n rows to check: go to the next</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transcripts</name>
    <message numerus="yes">
        <source>%1: %n thing(s) mended while reading</source>
        <translation>
            <numerusform>%1: %n thing mended while reading</numerusform>
            <numerusform>%1: %n things mended while reading</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomeCard</name>
    <message numerus="yes">
        <source>This computer has %1 of memory and %n core(s).</source>
        <translation>
            <numerusform>This computer has %1 of memory and %n core.</numerusform>
            <numerusform>This computer has %1 of memory and %n cores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer has %1 of memory, %n core(s) and %2.</source>
        <translation>
            <numerusform>This computer has %1 of memory, %n core and %2.</numerusform>
            <numerusform>This computer has %1 of memory, %n cores and %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhenDone</name>
    <message numerus="yes">
        <source>All done. The computer goes to sleep in %n second(s).</source>
        <translation>
            <numerusform>All done. The computer goes to sleep in %n second.</numerusform>
            <numerusform>All done. The computer goes to sleep in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All done. The computer shuts down in %n second(s).</source>
        <translation>
            <numerusform>All done. The computer shuts down in %n second.</numerusform>
            <numerusform>All done. The computer shuts down in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordTiming</name>
    <message numerus="yes">
        <source>Listening for the words of %n row(s)…</source>
        <translation>
            <numerusform>Listening for the words of %n row…</numerusform>
            <numerusform>Listening for the words of %n rows…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The words of %n row(s) have the times of the sound.</source>
        <translation>
            <numerusform>The words of %n row have the times of the sound.</numerusform>
            <numerusform>The words of %n rows have the times of the sound.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Sign</name>
    <message numerus="yes">
        <source>%1: %n word(s)</source>
        <translation>
            <numerusform>%1: %n word</numerusform>
            <numerusform>%1: %n words</numerusform>
        </translation>
    </message>
</context>
</TS>
