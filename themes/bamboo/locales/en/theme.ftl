# The interface in English.
# A publication replaces any of these in its own locales/en folder.

## Frame of the page

skip-to-content = Skip to main content
nav-sections = Sections
nav-sections-footer = Sections, at the foot of the page
nav-languages = Languages
nav-breadcrumbs = You are here
nav-readers = For readers
nav-follow = Follow
feed-of-news = News feed (Atom)
and = and

# Names of languages, within a sentence and in brackets after a link.
language-name =
    { $code ->
        [vi] Vietnamese
        [en] English
        [ar] Arabic
        [de] German
        [es] Spanish
        [fr] French
        [ja] Japanese
        [km] Khmer
        [ko] Korean
        [lo] Lao
        [ru] Russian
        [zh] Chinese
       *[other] { $name }
    }

# Heard after the name of the language where this page has no translation.
switcher-inexact = (this page is not available in English)

pattern-day-month-year = d MMM y

## Front page and sections

front-lead = Lead story
front-seconds = Top stories
front-latest = Latest
front-empty = Nothing has been published yet.
desk-more = All stories
desk-more-of = in { $section }
section-lead = Top story in this section
section-stories = Stories in this section
section-subsections = In this section
section-empty = There are no stories here yet.
story-count =
    { $count ->
        [one] { $number } story
       *[other] { $number } stories
    }

taxonomy-empty = There is nothing here yet.
index-nav = By letter
# Each group is a letter of the index, headed by its first; a letter that is not here stands by itself.
index-letters = AÀÁÂÃÄÅẢẠĂÂ CÇ DĐ EÈÉÊËẺẼẸ IÌÍÎÏĨỈỊ NÑ OÒÓÔÕÖØỎỌƠ UÙÚÛÜŨỦỤƯ YÝŸỲỶỸỴ
term-number = No. { $number }
# The years of an office; years alone, for sources seldom give more.
office-years =
    { $form ->
        [since] Since { $from }
        [until] Until { $to }
        [one] { $from }
       *[span] { $from }–{ $to }
    }
term-offices = Offices
term-lead = Top story
term-stories = Stories
term-empty = There are no stories here yet.

# The form of a story, beside its section; plain articles show none.
kind-name =
    { $kind ->
        [interview] Interview
        [photo] Pictures
        [infographic] Infographic
        [magazine] E-magazine
        [video] Video
        [audio] Audio
        [document] Document
        [event] Event
       *[other] { "" }
    }

## Page numbers

nav-pages = Pages of this list
page-of = Page { $number } of { $total }
page-number = Page { $number }
page-newer = Newer stories
page-older = Older stories

## Article

reading-time =
    { $count ->
       *[other] { $count }-minute read
    }
updated-on = Updated { $date }
updated-at = Updated { $time } the same day
first-published-on = Original published { $date }
contents = Contents
fallback-notice = This text has not been translated into English yet. Below is the { language-name } text.
fallback-original = Go to the { language-name } page
fallback-section = More in { $section }
stale-notice = The original has been revised since this translation was made. The translation is awaiting an update.

# The credit of a picture where the editor gave the name alone.
picture-credit =
    { $origin ->
        [illustration] Illustration: { $credit }
        [ai] Image: { $credit }
       *[other] Photo: { $credit }
    }
picture-origin =
    { $origin ->
        [file] File photo
        [illustration] Illustration
        [ai] AI-generated image
        [handout] Handout photo
       *[other] { "" }
    }

corrections =
    { $count ->
        [one] Correction
       *[other] Corrections
    }
source-from = Source
source-according = According to
source-compiled = Compiled from
source-licence = Licence: { $licence }
credits = Credits
translated-by = Translated by { $names }
photographs-by = Photographs by { $names }
# Before the names of a series and of an issue; not said twice where the issue's name opens with it.
series = Series
issue = No.
topics = Topics
countries = Countries
organizations = Organizations
people = People
anniversaries = Anniversaries
translations = Other languages
related = Related stories
more-stories = More stories
newer-story = Newer
older-story = Older
printed-from = Printed from { $url }

## Imprint

governing-body = Governing body: { $name }
editorial-office = Editorial office
editor-in-chief = Editor-in-chief: { $name }
licence-number = Licence No. { $number }
licence-date = dated { $date }
licence-issuer = issued by { $name }
address = Address: { $address }
phone = Telephone: { $number }
email = Email:

## Page not found, choice of language

not-found-title = Page not found
not-found-text = The address may have changed or been mistyped. Return to the front page, choose a section above, or read one of the latest stories below.
not-found-home = Go to the front page
root-title = Choose a language
root-read = Read in English

## In the text: footnotes and alerts

table = Table
footnotes = Notes
footnote-back = Back to the text
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

# The size of a file to download; $number is written as the language does.
file-kilobytes = { $number } kB
file-megabytes = { $number } MB

## Roles in credits

role-text = Text
role-photos = Photos
role-text-and-photos = Text and photos
role-graphics = Graphics
role-design = Design
role-video = Video
role-editing = Editing
