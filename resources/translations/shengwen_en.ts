<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
    <name>MainWindow</name>
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
    <name>Runner</name>
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
    <name>TextCard</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
</TS>
