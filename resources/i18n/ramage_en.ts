<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>LedgerDesk</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) exported</source>
        <translation>
            <numerusform>%n line exported</numerusform>
            <numerusform>%n lines exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryFilters</name>
    <message numerus="yes">
        <source>{theme}, %n post(s)</source>
        <translation>
            <numerusform>{theme}, %n post</numerusform>
            <numerusform>{theme}, %n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message numerus="yes">
        <source>%n approved post(s)</source>
        <translation>
            <numerusform>%n approved post</numerusform>
            <numerusform>%n approved posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shared %n time(s)</source>
        <translation>
            <numerusform>shared once</numerusform>
            <numerusform>shared %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyDesk</name>
    <message numerus="yes">
        <source>%n mandatory</source>
        <translation>
            <numerusform>%n mandatory</numerusform>
            <numerusform>%n mandatory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recommended</source>
        <translation>
            <numerusform>%n recommended</numerusform>
            <numerusform>%n recommended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to put right</source>
        <translation>
            <numerusform>%n to put right</numerusform>
            <numerusform>%n to put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) exported</source>
        <translation>
            <numerusform>%n decision exported</numerusform>
            <numerusform>%n decisions exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencesScreen</name>
    <message numerus="yes">
        <source>%n setting(s) are managed by your organisation, and marked with a lock.</source>
        <translation>
            <numerusform>One setting is managed by your organisation, and marked with a lock.</numerusform>
            <numerusform>%n settings are managed by your organisation, and marked with a lock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultCards</name>
    <message numerus="yes">
        <source>in %n week(s)</source>
        <translation>
            <numerusform>in %n week</numerusform>
            <numerusform>in %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>posts</source>
        <translation>
            <numerusform>post</numerusform>
            <numerusform>posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers</source>
        <translation>
            <numerusform>answer</numerusform>
            <numerusform>answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>views</source>
        <translation>
            <numerusform>view</numerusform>
            <numerusform>views</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n a week</source>
        <translation>
            <numerusform>at most %n a week</numerusform>
            <numerusform>at most %n a week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsScreen</name>
    <message numerus="yes">
        <source>%n post(s) · on this computer, for you alone</source>
        <translation>
            <numerusform>%n post · on this computer, for you alone</numerusform>
            <numerusform>%n posts · on this computer, for you alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The latest %n; all of them are in the export.</source>
        <translation>
            <numerusform>The latest one; all of them are in the export.</numerusform>
            <numerusform>The latest %n; all of them are in the export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) written to {file}.</source>
        <translation>
            <numerusform>%n post written to {file}.</numerusform>
            <numerusform>%n posts written to {file}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SlotDesk</name>
    <message numerus="yes">
        <source>%n colleague(s) planned</source>
        <translation>
            <numerusform>%n colleague planned</numerusform>
            <numerusform>%n colleagues planned</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeamDesk</name>
    <message numerus="yes">
        <source>%n publication(s) of colleagues known here</source>
        <translation>
            <numerusform>%n publication of colleagues known here</numerusform>
            <numerusform>%n publications of colleagues known here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) today</source>
        <translation>
            <numerusform>%n request today</numerusform>
            <numerusform>%n requests today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of yours wait to leave</source>
        <translation>
            <numerusform>%n file of yours waits to leave</numerusform>
            <numerusform>%n files of yours wait to leave</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayDesk</name>
    <message numerus="yes">
        <source>%n publication(s) waiting, the next one: {when}</source>
        <translation>
            <numerusform>%n publication waiting: {when}</numerusform>
            <numerusform>%n publications waiting, the next one: {when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) missed their hour and wait for your word</source>
        <translation>
            <numerusform>%n publication missed its hour and waits for your word</numerusform>
            <numerusform>%n publications missed their hour and wait for your word</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n publication(s) still wait for their hour.</source>
        <translation>
            <numerusform>%n publication still waits for its hour.</numerusform>
            <numerusform>%n publications still wait for their hour.</numerusform>
        </translation>
    </message>
</context>
</TS>
