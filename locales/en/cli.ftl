# What the program says on the command line, in English.

## Help

program = makes the website of a publication in several languages
help-template =
    { "{about-with-newline}" }
    Usage: { "{usage}" }

    { "{all-args}" }
usage = nhipcau COMMAND [OPTIONS]
usage-of = nhipcau { $command } [OPTIONS]{ $command ->
        [explain] {" "}[CODE]
       *[other] { "" }
    }
help-commands = Commands
help-options = Options
command-build = make the website from the publication's folder
command-serve = show the publication in a browser and follow every change
command-markdown = turn Markdown from standard input into HTML
command-explain = explain a finding by its code
flag-help = show this help
flag-version = show the program's version
flag-lang = the language of messages; else the terminal's
flag-format = the form of the output: human or json
flag-quiet = show errors only
flag-verbose = show more detail
flag-root = the publication's folder; else the current one
flag-output = the folder of the website; else public/ in the publication's
flag-base-url = where the website will be read, instead of what site.yaml says
flag-at = build as if it were this moment: 2024-12-20T08:00, or with an offset
flag-drafts = show drafts too
flag-future = show works whose time has not come
flag-expired = show works whose time is over
flag-strict = count warnings as errors
flag-watch = build again at every change
flag-poll = look for changes every second, where the system does not tell of them
flag-host = the name or address to serve at; else 127.0.0.1, which only this machine reaches
flag-port = the port to serve at; else 1111, or the next that is free
flag-open = open the browser
flag-write = write the website to its folder too, at every change
flag-commonmark = plain CommonMark: no extensions, heading ids or figures
flag-code = the code, as in error[code]; without one, all codes are listed
value-folder = FOLDER
value-url = URL
value-time = TIME
value-host = HOST
value-port = PORT
value-lang = LANG
value-format = FORMAT
value-code = CODE

## Refusals

refused-command = there is no command `{ $value }`
refused-no-command = a command is missing: write one of { $choices }
refused-argument = `{ $argument }` has no meaning here
refused-choice = `{ $argument }` cannot be `{ $value }`: write one of { $choices }
refused-value = `{ $argument }` cannot be `{ $value }`: { $reason }
refused-no-value = `{ $argument }` needs a value
refused-twice = `{ $argument }` may be given only once
refused-together = `{ $argument }` and `{ $other }` exclude each other
refused-encoding = an argument is not UTF-8
refused-call = this call cannot be understood
see-help = `--help` shows what can be given
refused-base-url = write an address such as https://example.org or https://example.org/paper
refused-at = write a moment such as 2024-12-20T08:00 or 2024-12-20T08:00:00+07:00
refused-port = write a number up to 65535; 0 lets the system choose
refused-epoch = SOURCE_DATE_EPOCH is `{ $value }`; it must be a number of seconds since 1970
refused-output = the website cannot be written to `{ $path }`: it would mix with `{ $inside }`
unknown-code = there is no code `{ $code }`{ $nearest ->
        [none] { "" }
       *[other] ; did you mean `{ $nearest }`?
    }
input-not-utf8 = the text on standard input is not UTF-8

## Failures

failed-to-read = cannot read `{ $path }`: { $reason }
failed-to-list = cannot list `{ $path }`: { $reason }
failed-to-write = cannot write `{ $path }`: { $reason }
failed-to-create = cannot create `{ $path }`: { $reason }
failed-to-move = cannot move `{ $path }`: { $reason }
failed-to-remove = cannot remove `{ $path }`: { $reason }
failed-to-lock = cannot lock `{ $path }`: { $reason }
failed-to-read-input = cannot read standard input: { $reason }
failed-to-write-output = cannot write to standard output: { $reason }
reason-full = the disk is full
reason-denied = you are not allowed to
reason-read-only = the disk can only be read
reason-not-found = it does not exist
reason-no-folder = it is not a folder
reason-changing = it was being changed while it was read; try again
reason-no-host = this machine has no such address

## Building

waiting = another build is writing this website; waiting for it to end
progress-parse = Reading
progress-render = Drawing
summary = { $pages } pages; { $written } { $written ->
        [one] file
       *[other] files
    } written, { $unchanged } unchanged, { $removed } removed; { $time } s{ $warnings ->
        [0] { "" }
        [one] ; { $warnings } warning
       *[other] ; { $warnings } warnings
    }
summary-verbose = { $rendered } pages and lists drawn anew, { $carried } files of others carried over
summary-failed = { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }; nothing was published, the last website is as it was
next-change = the website changes by itself at { $time }: build again then

## Following changes

watching = waiting for changes; Ctrl-C ends it
serving =
    the publication is at { $url }
    every change you save appears there by itself; Ctrl-C ends it
no-browser = no browser could be opened: open { $url } yourself
port-instead = another program has port { $port }: serving at { $free } instead
port-refused = another program has port { $port }; `--port { $free }` is free
ports-busy = port { $port } and the next ones are all taken by other programs; ask for another with `--port`
host-refused = cannot serve at `{ $host }`, port { $port }: { $reason }
live-changed = shown anew after { $time } ms: { $files }{ $more ->
        [0] { "" }
        [one] {" "}and { $more } more file
       *[other] {" "}and { $more } more files
    }
live-everything = looked at everything again, after { $time } ms
live-clock = shown anew because its time has come, after { $time } ms
live-clean = everything is in order
live-found = { $errors ->
        [0] { $warnings ->
            [0] only hints
            [one] { $warnings } warning
           *[other] { $warnings } warnings
        }
        [one] { $errors } error; pages that it is about are shown as they were
       *[other] { $errors } errors; pages that they are about are shown as they were
    }
polled-asked = looking for changes about once a second
polled-limit = the system allows no more folders to be watched, so changes are looked for about once a second; { $limit ->
        [none] raise
       *[other] it allows { $limit }: raise
    } `fs.inotify.{ $setting }` to see them at once
polled-unsupported = the system does not tell of changes ({ $reason }), so they are looked for about once a second
fault = the program has made a mistake, which is no fault of your files: { $cause }
mark-date = d MMM y
mark-date-time = d MMM y, HH:mm
mark-draft = Draft
mark-scheduled = Not out before { $time }
mark-expired = Over since { $time }
mark-fallback = Not translated: the original stands in
mark-older = The original was changed on { $time }

## The server that shows the publication while it is being written

serve-findings = Findings
serve-errors = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
serve-warnings = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
serve-hints = { $count ->
        [one] 1 hint
       *[other] { $count } hints
    }
serve-more = { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
serve-fold = Fold
serve-unfold = Show the findings
serve-help = How to mend it
serve-related = See also
serve-source = Source file
serve-last-good = This page is shown as it was before the error.
serve-lost = The server has stopped
serve-front-page = To the front page
serve-missing = There is no page here
serve-missing-text = The publication has nothing at this address. As soon as it has, the page appears here by itself.
serve-broken = This page cannot be drawn now
serve-broken-text = The findings tell why. Once they are mended, the page appears here by itself.
serve-fault = The program has made a mistake
serve-fault-text = This is no fault of your files. Edit on: the page is drawn anew at every change. If it happens again, please report it with the text shown here.
serve-host-refused = This name is not answered to
serve-host-refused-text = The server only answers under `localhost`, an IP address, or the host that it was started with, so that no other website can read what is not published yet. Open it under one of these, or start it with `--host` and this name.
serve-address-refused = This is not an address of a page
serve-address-refused-text = The address has characters or parts that no page of the publication can have. Check it, or begin at the front page.
serve-request-refused = This request is not understood
serve-request-refused-text = The server only shows pages: it takes `GET` and `HEAD` for one host, and nothing can be sent to it.

## Findings

severity-error = error
severity-warning = warning
severity-hint = hint
help-label = help
related-place = belongs to this
more-places = { $count ->
        [one] and in { $count } more place
       *[other] and in { $count } more places
    }


## Diagnostics, in the order of the table of codes.
## A variable with nothing to say holds `none`.

code-unreadable-source =
    { $message ->
        [none] `{ $path }` cannot be read
       *[other] `{ $path }` cannot be read: { $message }
    }
    .help = see that the file is still there and that you are allowed to read it
    .explain = The program reads every file of the site, and the system did not let it read this one. Usually the file belongs to another user, lies on a network drive that is not connected, or was moved while the site was being built. Nothing is published until it can be read, so that no article or picture goes missing unnoticed. Try to open it yourself; if you cannot, ask whoever looks after the computer for the right to read it.

code-invalid-utf8 =
    { $offset ->
        [none] the name of `{ $path }` is not UTF-8
       *[other] `{ $path }` is not UTF-8: byte { $offset } is the first that does not fit
    }
    .help =
        { $offset ->
            [none] give it a new name, best of plain letters, digits and hyphens
           *[other] open the file in an editor and save it again with the encoding UTF-8
        }
    .explain = Texts and file names are stored as UTF-8, the encoding in which every language can be written. This one was stored in another encoding, such as Windows-1258 or TCVN3, and read as UTF-8 its letters would come out as gibberish. Open the file in the program that wrote it, see that the letters look right there, and save it with the encoding UTF-8; with or without BOM makes no difference. If it is the name that is wrong, rename the file.

code-not-a-file = `{ $path }` is neither a file nor a folder
    .help = remove it from the site's folder
    .explain = Among the files of the site there is something that only looks like one: a pipe, a socket or a device that another program has left there. It holds no text or picture, and reading it could make the build wait for ever. Remove it, or close the program that made it.

code-symlink-outside = the symbolic link `{ $path }` leads out of the site's folder, to itself, or nowhere
    .help = put the file itself in its place, or let the link point to something within the site's folder
    .explain = A symbolic link stands for a file or folder elsewhere. The program follows those that stay within the site's folder, and no others: otherwise private files could be published by mistake, and the site could not be built on another computer. A link whose target was deleted, one that leads to a folder around itself, and a long chain of links are refused as well. Copy what is needed into the site's folder instead.

code-source-too-large = the file is larger than { $limit } MB, the most that a text may have
    .help = split the text, or move what is not text into a file of its own
    .explain = A text file is read as a whole, and even the longest novels stay below this limit. A file beyond it is nearly always something else: a picture pasted into the text as code (`data:image/…`), a table exported from a database, or a picture or film whose name ends in `.md` by mistake. Put pictures and data beside the article as files of their own and refer to them there.

code-illegal-character = the control character { $character } may not stand in a text
    .help = delete it; if you cannot see it, delete the words around it and type them again
    .explain = Control characters are invisible and mean nothing to a reader, and web pages and feeds that contain one are refused by many programs: the whole feed would stop for your subscribers. They mostly come along when a text is pasted from a PDF or from old word processor files. Go to the line and column shown, delete the characters around the place and type them again.

code-unknown-language = `{ $lang }` is not one of this site's languages
    .help =
        { $known ->
            [none] correct the name, or add the language under `languages` in `site.yaml`
           *[other] write one of { $known }, or add the language under `languages` in `site.yaml`
        }
    .explain = A file says its language in the last part of its name: `hall.vi.md` is Vietnamese, `hall.en.md` English, and `hall.md` is in the default language. Folders of strings, such as `locales/vi`, are named in the same way. Only the languages listed in `site.yaml` are published, so a file in another one would never be seen. Correct the name or list the language; if the ending was never meant as a language, write a hyphen for the dot: `report-so.md`, not `report.so.md`.

code-language-twice = there are two files for this article in `{ $lang }`
    .help = keep one of the two, or give one another name
    .explain = Files in one folder with the same name but for the language are editions of one article, and each language has a single edition. Here two files claim the same language: `hall.md` and `hall.vi.md` where Vietnamese is the default language, or a file `hall.vi.md` beside a folder `hall` with its own `index.vi.md`. The program cannot know which one readers should get. Delete one of them, or rename it if it is another article.

code-mixed-layouts = some files say their language in their name, others by their folder
    .help = choose one way for the whole site: `news/hall.vi.md` or `vi/news/hall.md`
    .explain = The language of an article stands either in its file name (`content/news/hall.vi.md`) or in the first folder (`content/vi/news/hall.md`). Both ways are good, but not together: editions would no longer find each other, and readers could not switch from one language to the other. The two files shown are the first of each kind. Rename the fewer ones in the manner of the others.

code-no-content = there is nothing to publish in `content`
    .help = write a first page, such as `content/_index.vi.md`, or go to the folder of the site you mean
    .explain = Articles and pages are files in the folder `content` whose names end in `.md`, and none was found. Files whose names begin with a dot and folders whose names begin with `_` are not counted. Perhaps the command was run in another folder than that of the site, or the files have another ending, such as `.txt` or `.docx`. To begin, write a front page `content/_index.vi.md` and an article beside it.

code-site-missing = there is no `site.yaml` in this folder
    .help = go to the site's folder, or write a `site.yaml` with `title`, `base_url` and `languages`
    .explain = The file `site.yaml` makes a folder a site: it says what the publication is called, at which address it stands and in which languages it appears. Most often the command was run in the wrong folder, one above the site or one within it. A new site needs three keys to begin with, for example `title: Nhịp Cầu`, `base_url: https://nhipcau.example`, and `languages:` with the lines `vi: {"{"} name: Tiếng Việt {"}"}` and `en: {"{"} name: English {"}"}` indented below it.

code-unknown-theme = there is no theme `{ $theme }`
    .help =
        { $nearest ->
            [none] correct `theme` in `site.yaml`, or put the theme into the folder `themes/{ $theme }`
           *[other] did you mean `{ $nearest }`?
        }
    .explain = A theme is a folder in `themes` with the templates and styles that give the pages their look, and `site.yaml` chooses one by the folder's name: `theme: bamboo` takes `themes/bamboo`. Without it no page can be drawn. Compare the spelling, capital letters too, with the folders in `themes`, and copy the theme there if it is missing.

code-front-matter-unclosed = the front matter is opened but not closed
    .help = write a line with `---` alone below the last key
    .explain = An article begins with its front matter: a line `---`, keys such as `title: A bridge` and `date: 2024-12-20`, and a second line `---`. The text follows below that. Here the second line is missing, so the program cannot tell where the article itself begins. It must consist of three hyphens at the start of the line; a word processor may have turned them into a dash.

code-front-matter-toml = the front matter is written in TOML, and only YAML is read
    .help = put `---` for both lines `+++`, and write `key: value` instead of `key = value`
    .explain = Front matter between lines `+++` is TOML, which some other generators use; this program reads YAML between lines `---`. The values mostly stay as they are, and the sign between key and value changes: `title = "A bridge"` becomes `title: "A bridge"`. A group such as `[extra]` becomes a line `extra:` with its keys indented by two spaces below it.

code-front-matter-missing = the file does not begin with front matter
    .help = begin the file with a line `---`, the line `title: …` with its title, and another line `---`
    .explain = Each article begins with a few lines that say what it is: at least its title, mostly its date too, between two lines `---`. Without them the program has no headline to print and no date to sort by. The first `---` must be the very first line of the file: an empty line or a comment above it is enough to hide the front matter. A file that is not meant for readers, such as notes, belongs outside `content` or in a folder whose name begins with `_`.

code-invalid-yaml =
    { $message ->
        [none] this is not valid YAML
       *[other] this is not valid YAML: { $message }
    }
    .help = indent with spaces, not tabs; put straight quotes round a value that contains a colon and a space, or `#`, or that begins with `@` or another sign; close every quote and bracket
    .explain = Settings and front matter are written in YAML, one `key: value` a line, with what belongs to a key indented by spaces below it. Some signs have a meaning of their own there: a colon with a space after it, ` #`, quotes, and at the start of a value `@`, `[`, `*`, `&`, `!` or `%`. A title that contains one is put in straight double quotes: `title: "Ha Noi: a new bridge"`, `lead: "@/news/hall.md"`; a double quote within it is written `\"`. Tabs, curly quotes from a word processor, and a quote or bracket that is not closed are the other usual causes; the true place is often one line above the one shown.

code-duplicate-key =
    { $alias ->
        [none] the key `{ $key }` is written twice
       *[other] the keys `{ $alias }` and `{ $key }` mean the same, and both are written
    }
    .help =
        { $alias ->
            [none] keep one of the two and remove the other
           *[other] keep `{ $key }` and remove `{ $alias }`
        }
    .explain = Within one group a key has one value. When it is written twice the program cannot know which value is meant, and one of them would be lost without a word. Often a few lines were copied from another article and the old ones left in place. A key and its name in other generators, such as `updated` and `lastmod`, count as the same key. Keep the line that is right and remove the other; for several values write one key with a list.

code-unknown-key = unknown key `{ $key }`
    .help =
        { $nearest ->
            [none]
                { $known ->
                    [none] check its spelling, or remove it
                   *[other] check its spelling, or remove it; the keys known here are { $known }
                }
           *[other] did you mean `{ $nearest }`?
        }
    .explain = The program reads a fixed set of keys, and this one is not among them, or does not belong in this place. Were it simply passed over, a slip such as `expires: 2024-12-20` for `expires_at` would leave an article online for ever. Check the spelling and the indentation: a key that is indented too far belongs to the key above it. In an article, values of your own go under `extra`. Under `severity` in `site.yaml` the keys are names of findings, such as `missing-alt`.

code-wrong-type =
    { $key ->
        [none]
            { $expected ->
                [map] lines of the form `key: value` are expected here
               *[other] a value of another kind is expected here
            }
       *[other]
            { $expected ->
                [text] a text is expected at `{ $key }`
                [bool] `true` or `false` is expected at `{ $key }`
                [integer] a whole number is expected at `{ $key }`
                [number] a number is expected at `{ $key }`
                [color] a colour is expected at `{ $key }`
                [count] a whole number from 0 upwards is expected at `{ $key }`
                [list] a list is expected at `{ $key }`
                [map] lines of the form `key: value` are expected below `{ $key }`
                [date] a date is expected at `{ $key }`
                [local-text] one text, or one for each language, is expected at `{ $key }`
                [base-url] a whole web address is expected at `{ $key }`
                [language] a language tag is expected at `{ $key }`
                [site-language] one of the site's languages is expected at `{ $key }`
                [time-zone] the name of a time zone is expected at `{ $key }`
                [slug] a slug is expected at `{ $key }`
                [taxonomy] a taxonomy's word is expected at `{ $key }`, once, and none that pages have for something else
                [taxonomy] choose another word, such as `wards`; `title`, `date`, `section` and the like are taken
            [id] an id is expected at `{ $key }`
                [period] a day, a month, a year or a span of days is expected at `{ $key }`
                [name] a name of small letters, digits and `_` is expected at `{ $key }`
                [number-form] a form of numbers with one `#` in it, and for `currency` one `¤`, is expected at `{ $key }`
                [number-forms] a form for `other` is expected at `{ $key }`
                [currency-code] `{ $key }` ends in what is not the code of a currency
                [power] `{ $key }` ends in what is not a power of ten
                [one-of] one of these words is expected at `{ $key }`: { $choices }
               *[other] a value of another kind is expected at `{ $key }`
            }
    }
    .help =
        { $expected ->
            [text] put quotes round a text that looks like a number or like true or false, and round one that begins with `@`: `"2024"`, `"true"`, `"@/news/hall.md"`
            [bool] write `true` or `false`, in small letters and without quotes
            [integer] write digits alone, without quotes, for example `10` or `-5`
            [count] write digits alone, without quotes, for example `20`
            [number] write it without quotes, with a point before decimals, for example `0.5`
            [color] write `#` and six digits from 0 to f, in quotes: `"#1b5e20"`
            [list] write each item on a line of its own after `- `, or all in square brackets: `[peace, trade]`
            [map] write each key on a line of its own with a colon and a space, such as `name: Tiếng Việt`, indented by two spaces if it stands below another key
            [date] write `2024-12-20`, or with a time `2024-12-20T08:00:00+07:00`
            [local-text] write one text, or one for each language: `{"{"} vi: Tin tức, en: News {"}"}`
            [base-url] write it with `https://` and without `?` or `#`, for example `https://nhipcau.example`
            [language] write the short tag of the language, such as `vi`, `en` or `fr`
            [site-language] write a language that stands under `languages` in `site.yaml`, such as `vi`
            [time-zone] write a continent and a city, as in `Asia/Ho_Chi_Minh`
            [id] write small letters without marks, digits and hyphens, such as `world-peace-council`
            [period] write `2013`, `2013-06`, `2013-06-01` or `2013-06-01/2013-06-04`
            [slug] write small letters, digits and hyphens, such as `hoi-nghi-hoa-binh`, or `auto` to have it made from the title
            [name] begin it with a letter from a to z; `body` and `items` are taken, and so is the name of the label
            [number-form] write the number as the press does, `#` standing for the digits and `¤` for the code of the currency: `# million`, `¤ #`
            [number-forms] add `other`, for all remaining numbers: `{"{"} one: "# dollar", other: "# dollars" {"}"}`
            [currency-code] write the three capitals of ISO 4217, such as `VND` or `USD`
            [power] write the power, such as `6` for millions or `9` for billions
            [one-of] write one of them exactly as it stands here
           *[other] compare the value with an article or a setting that works
        }
    .explain = Each key takes one kind of value: text, a date, a number, a list and so on. A value of another kind cannot be used: a date written `20/12/2024` could mean two things, and an article could not be put in its order. Write dates as `2024-12-20` or `2024-12-20T08:00:00+07:00`, and `true` or `false` where the answer is yes or no. A text made of digits alone, or the words true and false, would be read as a number or an answer: put it in quotes, as in `title: "2024"`; a text that begins with `@` needs quotes as well. A list has each item on a line of its own after `- `.

code-missing-key = the key `{ $key }` is missing
    .help =
        { $key ->
            [title] add a line such as `title: A bridge between peoples`
            [date] add a line such as `date: 2024-12-20`, or begin the name of the file with the date
            [languages] list the languages of the site in `site.yaml`: a line `languages:`, and below it, indented, a line such as `vi: {"{"} name: Tiếng Việt {"}"}` for each
            [base_url] add the address of the site, such as `base_url: https://nhipcau.example`
           *[other] add a line that begins with `{ $key }:` and give it a value
        }
    .explain = Some keys must be there because a page cannot be made without them: every article needs a `title`, and one that readers find by its day needs a `date`; pages, documents and events do not. The date may also stand at the start of the file name, as in `2024-12-20-hall.vi.md`, and a translation takes it from its original. A key that is written without a value counts as missing. In `site.yaml` it is `title`, `base_url` and `languages` that must be there.

code-key-alias = `{ $alias }` is called `{ $key }` here
    .help = write `{ $key }` instead of `{ $alias }`
    .explain = Other site generators use this name for the key, and it is understood, so nothing is lost. Still, the program's own name is better: everyone in the office then writes the same, and searching for a key finds all articles. Change the name and leave the value as it is, for example `topics` for `tags`, `lead` for `description`, `updated` for `lastmod`.

code-empty-slug = nothing remains of the slug of `{ $slug }`
    .help = write a `slug` in letters, digits and hyphens, such as `slug: hoi-nghi`
    .explain = The slug is the part of an address that names a page: in `/vi/tin-tuc/hoi-nghi/` it is `hoi-nghi`. It comes from the key `slug`, or else from the name of the file or folder; marks are taken off, `đ` becomes `d`, and signs fall away. Here there were only signs, or letters that cannot be written in Latin ones, and a page without an address cannot be published. Write a `slug` of your own, or for languages in other scripts set `unicode` under `slugs` in `site.yaml`.

code-invalid-path =
    { $limit ->
        [none] `{ $path }` cannot be an address of this site
       *[other] `{ $path }` is too long an address: no name in it may have more than { $limit } bytes
    }
    .help =
        { $limit ->
            [none] begin it with `/`, and leave out spaces, `//`, `..` and the signs \ ? # % " < >, as in `/vi/tin-tuc/hoi-nghi/`
           *[other] write a shorter `slug` in the front matter
        }
    .explain = The keys `url` and `aliases` take an address as it stands after the name of the site: it begins with a slash and names the language too, such as `/vi/tin-tuc/hoi-nghi/`. Leave out `https://` and the site's name. Spaces and signs that have a meaning of their own in addresses would lead readers to another page or to none, and `..` could lead out of the site. Letters with marks are allowed.

code-nested-too-deeply =
    { $limit ->
        [none] the YAML is nested too deeply, or repeats itself too often
       *[other] this is nested more than { $limit } levels deep
    }
    .help =
        { $limit ->
            [none] write the values flatter, and without aliases such as `*name`
           *[other] take out signs such as `>`, `-`, `[` or HTML tags that were repeated by mistake
        }
    .explain = Quotations, lists, HTML and YAML can stand within each other, but no article needs more than a few levels. So many nearly always come from a slip: a long row of `>` signs copied from an e-mail, brackets without end, tags that are opened and never closed. Such a text can bring browsers, and this program, to a halt, and so it is not taken. Remove the repeated signs, or close what was left open.

code-raw-html-denied = HTML is not allowed in the texts of this site
    .help = write it in Markdown, or set `raw_html: sanitize` under `markdown` in `site.yaml`
    .explain = This site has `raw_html: deny`, so an article is pure Markdown and HTML tags such as `<div>` or `<font>` are not taken. That keeps the pages alike, and safe when texts come from many hands. Write `**bold**`, `[text](address)` and the like instead, or one of the site's directives for a picture, film or box. To show a tag as text, put it in backticks. With `sanitize` harmless tags are allowed, with `allow` all of them.

code-raw-html-removed = `{ $html }` was removed because it could harm readers
    .help = take it out of the text, or write the same in Markdown or with a directive
    .explain = This site keeps only harmless HTML and harmless addresses. Scripts, embedded frames, event attributes such as `onclick`, and addresses that begin with `javascript:` are taken out, as they can spy on readers or change the page; the rest of the text is published. They often come along when a text is copied from another website. For a film or a chart use the site's directives, such as `::video`. If you trust everyone who writes for the site, `raw_html: allow` under `markdown` in `site.yaml` keeps all HTML.

code-invalid-math =
    { $error ->
        [none] this formula cannot be read as LaTeX
       *[other] this formula cannot be read as LaTeX: { $error }
    }
    .help = check that each brace is closed and each command spelt right; write a dollar sign that begins no formula as `\$`
    .explain = A formula is written in LaTeX, as in `$a^2 + b^2$` or a fenced block `math`, and is typeset so that screen readers can read it aloud too. Where that fails, readers see the LaTeX itself. The usual causes are a brace that is not closed, a command with a slip in it (`\farc` for `\frac`), or one that comes from an additional LaTeX package. If prices were meant, as in `$5 and $10`, write `\$5 and \$10`.

code-heading-id-twice = two headings on this page have the id `{ $id }`
    .help = give this heading an id of its own
    .explain = The id of a heading, written behind it as `{"{"}#history{"}"}`, is what links to that part of the page use: `/en/news/hall/#history`. It can stand only once on a page. This heading has been given the id with a number added, and links to the id you wrote lead to the other heading. Choose another id, and use the same one in the translations, so that a link works in every language.

code-unknown-footnote = nothing explains the footnote `[^{ $label }]`
    .help = add a line `[^{ $label }]: …` with the note, or remove the mark
    .explain = A footnote has two parts: the mark in the text, such as `[^1]`, and a line of its own elsewhere in the file that begins with `[^1]:` and holds the note. Here there is a mark without a note, and readers would see the brackets in print. Often the note was lost when the text was shortened, or the two names differ by a letter. If brackets are meant, write `\[^1]`.

code-missing-alt =
    { $path ->
        [none] the picture has no alternative text
       *[other] the picture `{ $path }` has no alternative text
    }
    .help =
        { $path ->
            [none] write between the square brackets what the picture shows: `![Delegates in the hall](hall.jpg)`
           *[other]
                { $lang ->
                    [none] add `alt: …` under `cover` and say what the picture shows, or `decorative: true` if it says nothing
                   *[other] say under `alt` what the picture shows in `{ $lang }` too
                }
        }
    .explain = The alternative text says in a few words what a picture shows. It is read aloud to those who cannot see it, stands in when the picture does not load, and is what search engines go by. In a text it is written between the brackets, `![Delegates in the hall](hall.jpg)`; for a cover it is the key `alt` under `cover`, for an entry of the vocabulary `alt` under `picture`. A translation takes the cover picture from its original but not its words, so it needs an `alt` in its own language. Describe what can be seen instead of repeating the caption.

code-missing-picture = there is no picture `{ $path }`
    .help =
        { $nearest ->
            [none] check the name and its capital letters, and put the picture beside the article
           *[other] did you mean `{ $nearest }`?
        }
    .explain = A picture is named as seen from the folder of the article: `hall.jpg` lies beside it, `../hall.jpg` one folder above. A path that begins with `@/` starts from `content`, and one with `/` from `static`. Readers would see an empty frame, so nothing is published until the picture is found. Compare the spelling letter by letter: on the web `Hall.JPG` and `hall.jpg` are two files. In front matter a path with `@` needs quotes: `src: "@/news/hall.jpg"`.

code-unreadable-picture = the size of the picture `{ $path }` cannot be read
    .help = open it in a picture editor and save it again as JPEG, PNG or WebP
    .explain = The program looks up the width and height of each picture, so that the text does not jump while a page loads and pictures fit every screen. It could not find them in this file: it may be damaged, only partly copied, of a kind that browsers do not show (HEIC, TIFF, a camera's raw file), or named `.jpg` while it is something else. The picture is published as it is. JPEG, PNG, WebP, AVIF, GIF and SVG can be read; an SVG needs `width` and `height`, or a `viewBox`.

code-missing-file = there is no file `{ $path }`
    .help =
        { $nearest ->
            [none] check the name and its capital letters, and put the file beside the article
           *[other] did you mean `{ $nearest }`?
        }
    .explain = The link leads to a file, such as a PDF or a table, that was not found. The path is seen from the folder of the article, or from `content` if it begins with `@/`: `report.pdf` lies beside the article, `@/news/report.pdf` in `content/news`. Readers who click would get an error page, so nothing is published until the link is right. Check the spelling, and that the file was copied into the site. If a website is meant, begin the link with `https://`. What lies in `content/_vocabulary`, pictures apart, counts as missing: it may hold names that readers must not see.

code-link-to-nowhere = the link `{ $path }` leads to no page of this site
    .help =
        { $nearest ->
            [none] correct the path, or remove the link
           *[other] did you mean `{ $nearest }`?
        }
    .explain = The link leads to an article or page that this site does not have in any language. Write the path of its file, either from the folder of the article, `hall.md`, or from `content`, `@/news/hall.md`; leave out the language, as readers are led to their own. An address that begins with `/` must be that of a page: `/en/news/hall/`. The target may have been renamed, moved or deleted since. If another website is meant, begin the link with `https://`.

code-missing-anchor = there is no heading `#{ $anchor }` in `{ $target }`
    .help =
        { $nearest ->
            [none] take an id that the page has, or leave the part from `#` away
           *[other] did you mean `#{ $nearest }`?
        }
    .explain = The part of a link after `#` names a heading on the page. No heading there has this id, so readers get to the top of the page instead of the passage you mean. An id is made from the words of the heading, without marks and with hyphens, and changes when the heading is reworded or translated. To keep it the same, write it behind the heading in all languages: `## Our history {"{"}#history{"}"}`.

code-link-other-language = the link leads to a page in `{ $other }`, not in `{ $lang }`: `{ $url }`
    .help = translate that page into `{ $lang }`, or leave the link as it is: readers are told the language
    .explain = A link leads readers to the edition in the language they are reading. That article has no published edition in this language, so the link goes to the one that there is, with its language written behind it. Nothing is broken, but readers may not understand what they find there. Translate the article, link to another one, or let it stand if the source is worth it in its own language.

code-link-unpublished = the link leads to `{ $path }`, which is not published now
    .help = publish that article first, or remove the link
    .explain = The article exists but is not on the site at present: it is a draft, not yet approved, its `publish_at` lies in the future or its `expires_at` in the past. The words of the link are printed, but without a link. It comes alive by itself the next time the site is built after the article appears. If it is not going to appear, take the link out.

code-unknown-work = there is no article or section `{ $path }`
    .help =
        { $nearest ->
            [none] write its path from `content`, such as `"@/news/hall.md"`
           *[other] did you mean `{ $nearest }`?
        }
    .explain = A list of related articles, the choice for the front page, or a menu in `site.yaml` names something that this site does not have in any language. Name an article by its path from `content`, in quotes and without the language: `"@/news/hall.md"`; a section in a menu by its folder: `news`. The file may have been renamed or deleted since. A place on the front page or in the menu would otherwise stay empty without anyone noticing.

code-translation-key-clash =
    { $key ->
        [none] two articles in the same language are joined by one `translation_key`
       *[other] two articles in the same language are joined by `translation_key: { $key }`
    }
    .help = give one of the two another `translation_key`, or remove the key there
    .explain = Articles with the same `translation_key` are editions of one article in different languages, even where their files have different names. So each language may have the key once. Here two articles in one language carry it, mostly because a file was copied as a pattern for a new one. Readers who switch languages would land on the wrong article: remove the key from the copy, or give it one of its own.

code-original-twice = this edition says that `{ $lang }` is the original, another one that `{ $other }` is
    .help = keep the right one, and remove the other `original`
    .explain = One edition of an article was written first, and the others take their date, their picture and their topics from it. Here two editions name different ones. The program keeps to the one that it meets first, in the order of the languages in `site.yaml`, and the other editions may inherit from the wrong text. It is enough to write `original` in one of them, and not at all where it is the language that the publication is usually written in.

code-original-missing = this article has no edition in `{ $lang }`, which it names as its original
    .help = write the edition in `{ $lang }`, or name a language that the article has
    .explain = `original` says in which language an article was written first: the other editions take their date, their picture and their topics from that one. Here that edition does not exist, perhaps because it was removed or its file has another name, so nothing can be inherited from it. Until that is put right, the article goes by the language that the publication is usually written in, or else the first that it has.

code-section-without-index = the section `{ $section }` has no `_index` in `{ $lang }`
    .help = write `content/{ $section }/_index.{ $lang }.md` with a `title`
    .explain = A section gets its title, its address and its introduction from a file `_index` in each language: `content/news/_index.vi.md` with `title: Tin tức` and `slug: tin-tuc`. This section has articles in a language for which there is no such file. Its page is made all the same, but with the title of another language, which readers see in menus and above the list. If your site has a folder for each language, the file is `content/vi/news/_index.md`.

code-unknown-vocabulary = no taxonomy of the site has its entries in this file
    .help =
        { $nearest ->
            [none] name it after one of these: { $known }; or list `{ $word }` under `taxonomies` in `site.yaml`
           *[other] did you mean `{ $nearest }.yaml`? Otherwise list `{ $word }` under `taxonomies` in `site.yaml`
        }
    .explain = Each file in `content/_vocabulary` carries the name of a taxonomy: `topics.yaml` says what the topics are called, and articles name them under `topics:`. Nothing reads a file with another name. Either the name has a slip, such as `topic.yaml`, or the taxonomy is new and is still missing from `taxonomies` in `site.yaml`. Three registers need not be listed there: `documents`, `dates` and `terms` have no pages.

code-unknown-term = the vocabulary has no `{ $term }` among { $taxonomy }
    .help =
        { $nearest ->
            [none] add an entry with this id to `{ $file }`, or correct the id here
           *[other] did you mean `{ $nearest }`? Otherwise add an entry to `{ $file }`
        }
    .explain = Articles name topics, countries, organizations and people by their ids, and the vocabulary says once what each is called in every language. That is how a topic gets one page a language, and readers can go from one to the other. An id that the vocabulary does not have would be a topic without a name. Correct it, or add an entry: `- id: peace`, and below it, indented, a line for each language such as `en: {"{"} name: Peace {"}"}`. Where free words are wanted, write `open: true` in the vocabulary's file.

code-unsure-term = `{ $term }` is spelt nearly like `{ $nearest }`, which is in the vocabulary
    .help = write `{ $nearest }` if that is meant; it has a name in every language
    .explain = This taxonomy is open: articles may use words of their own beside the entries of the vocabulary. This word differs so little from an entry that it is most likely a slip, and then the article would stand alone on a second page beside the one that readers look for. Write the entry's id. If the word really is another one, add it to the vocabulary, and the question is settled.

code-term-twice = two entries have the id `{ $term }`
    .help = give one of them another id, or make one entry of both
    .explain = Articles name an entry of the vocabulary by its id, so each id belongs to one entry. When two have the same, nobody knows which name is meant; the program keeps the first. If both are the same thing, put their names together under one id; otherwise change one id, and correct the articles that use it.

code-term-slug-twice = two entries have the slug `{ $slug }` in `{ $lang }`
    .help = give one of them another `slug`
    .explain = The slug is the last part of the address of an entry's page, and two entries of a taxonomy cannot share one page. Slugs that differ only in capital letters count as the same, as many servers cannot tell them apart. Choose another one for the newer entry, so that links to the older page stay valid.

code-missing-name = `{ $term }` has no name in `{ $lang }`, where articles use it
    .help = add its name under `{ $lang }` in the vocabulary
    .explain = An article in this language names the entry, but the vocabulary does not say what it is called there, so readers see its name in another language. Add a line for the language to the entry: `en: {"{"} name: World Peace Council {"}"}`. Names of people need no such line: they are written as they are, or without their marks where `name_marks` in `site.yaml` says so.

code-url-twice =
    { $word ->
        [none]
            { $other ->
                [none] two things would be published at `{ $url }`
               *[other] `{ $url }` and `{ $other }` differ in capital letters only, and many servers cannot tell them apart
            }{ $made ->
                [front-page] : this, and the front page that the program makes itself
                [page-404] : this, and the page for missing addresses that the program makes itself
                [root-page] : this, and the page at the root that the program makes itself
                [feed] : this, and a feed that the program makes itself
                [sitemap] : this, and a sitemap that the program makes itself
                [robots] : this, and the robots.txt that the program makes itself
               *[none] { "" }
            }
       *[other] `{ $word }` and `{ $second }` are two words, and both would have the page `{ $url }`
    }
    .help =
        { $word ->
            [none] give one of them another `slug`, `url` or file name, or remove the alias that leads there
           *[other] write one word in all articles; if both are meant, give each an entry in `content/_vocabulary` with a `slug` of its own
        }
    .explain = Each address belongs to one page or file, and here two claim the same, so one would silently replace the other. Most often two articles in a section have the same `slug`, an old address under `aliases` is in use again, or an article has the name of a section. Addresses that differ only in capital letters, and a file with the name of a folder, clash as well, as many servers cannot tell them apart. Change one of the two; if it was published before, put its old address under `aliases`.

code-invalid-fluent =
    { $message ->
        [none] this part of the string file cannot be used
       *[other] this part of the string file cannot be used: { $message }
    }
    .help = write `name = text` once for each name, indent further lines by spaces, and close every brace
    .explain = The words of menus, buttons and labels stand in files ending in `.ftl`, one `name = text` an entry: `read-more = Read more`. The program could not understand the entry shown and left it out, so that pages may show other words or a bare name in its place. The usual causes are a further line that is not indented, a brace `{"{"}` that is not closed, a choice without the line marked by `*`, and a name that is defined twice. All other entries of the file are used.

code-missing-string =
    { $other ->
        [none] there is no string `{ $key }` in `{ $lang }`
       *[other] there is no string `{ $key }` in `{ $lang }`, so the one in `{ $other }` is shown
    }
    .help = add a line `{ $key } = …` to a file ending in `.ftl` in the folder `locales/{ $lang }`
    .explain = The pages use words that are not part of any article, such as “Read more” or “Published on”, and each language of the site has its own. Here a word is missing in one language: readers see it in another language, or see its bare name. Add it to a file of the site in `locales`, for example the line `read-more = Read more` in `locales/en/site.ftl`; strings of the site come before those of the theme. If the name is misspelt in a template, tell whoever looks after the theme.

code-language-without-strings =
    { $other ->
        [none] this file has no counterpart in `{ $lang }`: { $count ->
            [one] the bare name of one string is shown
           *[other] the bare names of { $count } strings are shown
        }
       *[other] this file has no counterpart in `{ $lang }`: { $count ->
            [one] one string is shown in `{ $other }`
           *[other] { $count } strings are shown in `{ $other }`
        }
    }
    .help = copy this file into the folder `locales/{ $lang }` of the site and translate the texts after the equals signs
    .explain = Menus, buttons and labels have strings of their own in each language of the site. A theme brings them in some languages only; here it has none in a language that the site has, so that readers of that language see the words of another one, or bare names where there is no other. Nothing else is wrong. Strings in `locales` of the site come before those of the theme: one file there, `locales/ru/site.ftl` for Russian, is enough, and it may be translated little by little.

code-variables-differ =
    { $extra ->
        [none] the string `{ $key }` in `{ $lang }` lacks `{ $lacking }`, which it shows in `{ $other }`
       *[other] { $lacking ->
            [none] the string `{ $key }` shows `{ $extra }` in `{ $lang }`, which it does not know in `{ $other }`
           *[other] the string `{ $key }` shows `{ $extra }` in `{ $lang }`, and `{ $lacking }` in `{ $other }`
        }
    }
    .help = give both texts the same names after `$`, whatever order they stand in
    .explain = A string such as `{"{"} $count {"}"} articles` has places that a page fills in, by names after `$`. All languages of one string are filled in from the same values; where one language shows a name that another does not know, it is misspelt, or a fact is missing for the readers of one language. A name by which a text is only chosen, a number for its plural for instance, may be missing in a language that does not make that choice.

code-unknown-reference = the string `{ $key }` in `{ $lang }` refers to `{ $reference }`, which does not exist
    .help = correct the name, or define `{ $reference }` in a file of that language
    .explain = A string may take up another one by its name in braces: `{"{"} -site-name {"}"}`. The name shown here is defined in no file of the language, neither in the site nor in its theme, so readers would see the bare name in braces. A string with a hyphen before its name is one that only other strings may use; it must be defined with the hyphen too. Strings of one language cannot take up those of another.

code-invalid-function =
    { $problem ->
        [function] the string `{ $key }` in `{ $lang }` calls `{ $function }()`, which does not exist
        [argument] the string `{ $key }` in `{ $lang }` calls `{ $function }()` without a value that it can print
        [option] the string `{ $key }` in `{ $lang }` calls `{ $function }()` with `{ $option }`, which it does not know
        [currency] the string `{ $key }` in `{ $lang }` calls `{ $function }()` for money, but names no `currency`
       *[value] the string `{ $key }` in `{ $lang }` calls `{ $function }()` with a value for `{ $option }` that it does not know
    }
    .help =
        { $problem ->
            [function] the functions are `NUMBER` and `DATETIME`
            [argument] begin with the value: `NUMBER($count)`, `DATETIME($date)`
            [currency] add the code of the currency: `style: "currency", currency: "USD"`
           *[other] the options are `{ $known }`
        }
    .explain = `NUMBER($count)` and `DATETIME($date)` print a number and a date as the language does. Options stand after the value, as in `NUMBER($ratio, style: "percent", maximumFractionDigits: 1)` or `DATETIME($date, style: "full")`. Styles of numbers are `decimal`, `percent` and `currency`; of dates, those that the language has: `full`, `medium`, `short`, `day`, `byline`, `time`. What cannot be understood would be shown to readers in braces.

code-impossible-plural = `{ $lang }` has no plural form `{ $category }`, so this text of `{ $key }` is never shown
    .help = the forms are `{ $known }`
    .explain = Languages differ in how many forms a noun has beside a number: English has `one` and `other`, Russian `one`, `few`, `many` and `other`, Chinese `other` alone. A variant for a form that the language does not have is never chosen; usually it has been copied from another language. Take it out, or write the number itself in the brackets: `[0]`, `[2]`. The text marked by `*` serves all numbers that have no variant.

code-broken-string =
    { $message ->
        [none] the string `{ $key }` in `{ $lang }` cannot be put together
       *[other] the string `{ $key }` in `{ $lang }` cannot be put together: { $message }
    }
    .help = compare the names after `$` in it with those of the same string in another language
    .explain = A string can contain places that are filled in when a page is made, such as the number in `{"{"} $count {"}"} articles`, and can refer to other strings. In this one something could not be filled in: a name after `$` that the page does not give, a string or function that does not exist, or two strings that refer to each other. Readers would see the bare name in braces. Correct the string in the folder `locales`; if it is right there, the template that uses it is at fault.

code-invalid-pattern =
    { $message ->
        [none] `{ $pattern }` is no date pattern (style `{ $style }` in `{ $lang }`)
       *[other] `{ $pattern }` is no date pattern (style `{ $style }` in `{ $lang }`): { $message }
    }
    .help = correct it under `dates` in `site.yaml`, with words in single quotes: `d 'tháng' M 'năm' y`
    .explain = A date pattern says how dates are printed: `d` is the day, `M` the month in digits, `MMMM` its name, `y` the year, `EEEE` the day of the week, `HH:mm` the time. All other words stand in single quotes, as each bare letter is taken for a part of the date. So `d/M/y` gives 20/12/2024, and `d MMMM y` gives 20 December 2024. In YAML the whole pattern is put in double quotes.

code-template-syntax =
    { $message ->
        [none] this template cannot be read
       *[other] this template cannot be read: { $message }
    }
    .help = correct the template at the place shown, or tell whoever looks after the theme
    .explain = Templates are the files of the theme that turn articles into pages. In this one the program met something that it does not understand, such as a tag that is not closed, a missing `endif` or `endfor`, or a component that does not exist. Until it is put right no page can be drawn. If you have not changed the theme yourself, nothing is wrong with your article: pass the message on, or go back to the version of the theme that worked.

code-missing-template =
    { $template ->
        [none] the theme lacks a template
       *[other]
            { $chain ->
                [none] the theme has no template `{ $template }`
               *[other] the theme has no template `{ $template }` (looked for in { $chain })
            }
    }{ $url ->
        [none] { "" }
       *[other] , which `{ $url }` asks for
    }
    .help =
        { $nearest ->
            [none] add it to the folder `templates` of the theme, or correct the name where it is used
           *[other] did you mean `{ $nearest }`? Else add it to the folder `templates` of the theme
        }
    .explain = A template draws one kind of page, and a template can build upon another, as most do upon `base.html`. Neither the theme nor a theme that it builds upon has a file of the name that is asked for. Every theme needs at least `page.html`, which draws whatever has no template of its own. Perhaps the file was renamed or not copied along, or its name is misspelt in the template that uses it; a theme's files lie in `themes/<name>/templates`.

code-template-error =
    { $message ->
        [none] a template failed while it drew `{ $url }`
       *[other] a template failed while it drew `{ $url }`: { $message }
    }
    .help = correct the template, or tell whoever looks after the theme and name this address
    .explain = The template could be read but failed on this page: it asked for a value that the page does not have, used one of the wrong kind, or called a function with a wrong argument. Often the page has something unusual, such as no cover picture or no author, for which the template is not prepared. Compare it with a page that works. If you have not changed the theme, pass the message and the address on to whoever looks after it.

code-theme-undescribed = the theme has no `theme.yaml`, or nothing stands in it
    .help = write at least a line `name: …` into it; a theme that builds upon another one says `extends: bamboo`
    .explain = Each theme says in its `theme.yaml` what it is called, which theme it builds upon (`extends`), and which options a site may set. Without that file the program cannot tell whether templates and strings that are missing here stand in a parent. A theme of one's own that changes a few things of another one needs no more than two lines: `name: Our paper` and `extends: bamboo`.

code-unknown-parent-theme = the theme `{ $child }` builds upon `{ $theme }`, and there is no such theme
    .help =
        { $nearest ->
            [none] put that theme into the folder `themes/{ $theme }`, or correct `extends`
           *[other] did you mean `{ $nearest }`?
        }
    .explain = With `extends` in its `theme.yaml` a theme builds upon another one: whatever it does not have itself is taken from there. The value is the name of a folder in `themes`, and there is none of that name, or nothing is in it. Compare the spelling, capital letters too. If a theme was copied from another site, the theme that it builds upon has to be copied along.

code-theme-cycle = these themes build upon each other in a circle: { $chain }
    .help = take `extends` out of one of them
    .explain = A theme may build upon another one, which may build upon a third; somewhere there must be a theme that stands by itself. Here the way leads back to where it began, so that nothing could ever be looked up to its end. Usually the parent was given the name of its child by mistake, or a theme was copied and its `extends` now names itself.

code-option-without-type = the option `{ $option }` has no type
    .help =
        { $nearest ->
            [none] add `type:` with one of text, bool, int, number, choice, color, list, map
           *[other] did you mean `{ $nearest }`? An option of its own needs `type:`
        }
    .explain = Each option of a theme says what it takes, so that a slip in `site.yaml` is found: `show_dates: {"{"} type: bool, default: true {"}"}`. A theme that builds upon another one may leave the type out for options that its parent has, and give them another default. This option is in neither of its parents: its name is misspelt, or its type is missing.

code-option-type-changed = the option `{ $option }` takes something else in the theme that this one builds upon
    .help = leave out `type`, `words` and `per_language` and give only another `default`, or choose another name
    .explain = A theme that builds upon another one also uses its templates, and those rely on what an option takes: where they expect a number, a text would break the page. So a theme may give an option of its parent another default, but neither another type nor other words to choose from. If something else is wanted, declare an option with a name of its own and use it in templates of your own.

code-template-cycle = these templates lead back to where they began: { $chain }
    .help =
        { $template ->
            [none] take `extends` or `include` out of one of them
           *[other] to build upon the template of the parent theme, name it in full: `{ $template }`
        }
    .explain = A template may build upon another one with `extends` and take in others with `include`, but never itself, not even by a detour: the page would have no end. In a theme that builds upon another one this happens easily: a name such as `page.html` means the first template of that name, beginning with the theme's own. The parent's is named in full, with its theme: `themes/bamboo/page.html`.

code-template-argument =
    { $fault ->
        [missing] `{ $call }` lacks the argument `{ $argument }`
        [unknown] `{ $call }` has no argument `{ $argument }`
       *[wrong]
            { $argument ->
                [none] `{ $call }` cannot be used on { $given }
               *[other] `{ $call }` was given { $given } for `{ $argument }`
            }
    }{ $url ->
        [none] { "" }
       *[other] {" "}(while drawing `{ $url }`)
    }
    .help =
        { $fault ->
            [missing] add it: `{ $argument }=…`
            [unknown]
                { $nearest ->
                    [none]
                        { $known ->
                            [none] take it out: `{ $call }` has no arguments
                           *[other] it takes { $known }
                        }
                   *[other] did you mean `{ $nearest }`?
                }
           *[wrong]
                { $expected ->
                    [text] it takes a text
                    [text-or-number] it takes a text or a number
                    [count] it takes a whole number from 0 upwards
                    [number] it takes a number
                    [date] it takes a date such as `page.date`, `2024-12-20` or `2024-12-20T08:00:00+07:00`; where there may be none, ask first: `{"{%"} if page.updated %{"}"}`
                    [date-pattern] it takes a date pattern such as `d/M/y`, with words in single quotes
                    [list] it takes a list
                    [one-of] it takes one of these: { $choices }
                    [bool] it takes `true` or `false`
                    [digits] it takes a whole number from 0 to 100
                    [currency-code] it takes the code of a currency (ISO 4217), such as `USD` or `VND`
                    [path] an entry of the list has nothing under that path
                    [section] it takes the path of a section such as `news`, and this is a work
                   *[other] compare it with a template that works
                }
        }
    .explain = Templates call functions such as `pages(section="news", limit=3)` and apply filters such as `page.date | date(style="full")`. Each takes certain arguments of a certain kind, always with their names. Here an argument is missing, unknown, or of another kind, such as a headline where a date belongs. Often a value is missing on some pages only, such as `page.updated` on a page that was never changed: ask with `if` whether it is there. If you have not changed the theme yourself, pass the message on to whoever looks after it.

code-template-finds-nothing =
    `{ $call }` finds no `{ $path }`{ $url ->
        [none] { "" }
       *[other] {" "}(while drawing `{ $url }`)
    }
    .help =
        { $nearest ->
            [none] correct the name, or put there what is meant
           *[other] did you mean `{ $nearest }`?
        }
    .explain = A template asks by name for something of the site: `url_of(path="@/news/a.md")` for the address of an article, `asset(path="style.css")` for a file in `assets` of the theme or its parents, `image(src="/logo.svg")` for a picture, `data(path="aid.csv")` for a file in `content/_data`, `pages(section="news")` for the articles of a section. There is nothing of that name. It may have been renamed or deleted, or be misspelt in the template. Whether a section exists can be asked with `get_section`, which gives nothing if it does not.

code-invalid-data =
    { $fault ->
        [columns]
            { $values ->
                [one] this row has one value
               *[other] this row has { $values } values
            }, and the first row names { $columns ->
                [one] one column
               *[other] { $columns } columns
            }
        [unnamed] a column has no name in the first row
        [twice] two columns are both called `{ $name }`
       *[other]
            { $message ->
                [none] this file of data cannot be read
               *[other] this file of data cannot be read: { $message }
            }
    }
    .help =
        { $fault ->
            [columns] put values that contain a comma in double quotes, and leave an empty value between two commas
            [unnamed] the first row gives each column its name; give one, or delete the empty column
            [twice] give each column a name of its own
           *[other] correct it at the place shown
        }
    .explain = Files in `content/_data` hold figures and lists that templates and charts show. A CSV file begins with a row of column names; each row below it has as many values, with commas between them, and values that contain commas, quotes or line breaks in double quotes. Spreadsheets write such files with “CSV UTF-8”; those set to Vietnamese put semicolons instead of commas, which have to be changed. A JSON file must follow the rules of JSON: names and texts in double quotes, no comma after the last entry.

code-foreign-file = `{ $path }` in the output folder was not made by this program
    .help = move it out of the output folder; what is to be published as it is belongs in `static`
    .explain = The program writes the site into the output folder, normally `public`, and remembers which files there are its own. At this path it has to write a page, but finds a file that it did not make, and it never overwrites what may be the only copy of someone's work. Move the file elsewhere. If it is to be published, put it into the folder `static`, from where it is copied each time; if it is left over from another generator, delete it.

code-unknown-directive = there is no directive `{ $directive }`
    .help =
        { $nearest ->
            [none] write one of { $known }; a line that is no directive but begins with `::` has a backslash before it: `\::`
           *[other] did you mean `{ $nearest }`? There are { $known }
        }
    .explain = A line that begins with `::` and a name, or with `:::` and a name, is a directive: a figure, a box, a pull quote, which the theme draws. The program brings some, and the theme may declare more under `directives` in its `theme.yaml`; this name is among neither. Most often it is a slip of the pen. If the line is not meant as a directive, write a backslash before its colons, or set it as code.

code-unknown-argument = the directive `{ $directive }` takes no argument `{ $argument }`
    .help =
        { $nearest ->
            [none]
                { $known ->
                    [none] remove it; this directive takes no arguments
                   *[other] remove it, or write one of { $known }
                }
           *[other] did you mean `{ $nearest }`?
        }
    .explain = What stands in the braces behind a directive are its arguments, such as `{"{"}src=bridge.jpg width=wide{"}"}`. Each directive takes its own, and this one is not among them, so nothing would come of it. Check the spelling. What is to be read as a caption or title does not belong in the braces but in the square brackets before them.

code-argument-type =
    { $expected ->
        [number] a number is expected at `{ $argument }`
        [bool] `true` or `false` is expected at `{ $argument }`
        [date] a date is expected at `{ $argument }`
        [file] a file is expected at `{ $argument }`
        [work] an article of this site is expected at `{ $argument }`
        [one-of] one of these words is expected at `{ $argument }`: { $choices }
        [list-of-number] numbers with commas between them are expected at `{ $argument }`
        [list-of-date] dates with commas between them are expected at `{ $argument }`
        [list-of-file] files with commas between them are expected at `{ $argument }`
        [list-of-work] articles of this site with commas between them are expected at `{ $argument }`
       *[other] a value of another kind is expected at `{ $argument }`
    }
    .help =
        { $expected ->
            [number] write digits, with a full stop before decimals: `{ $argument }=3` or `{ $argument }=2.5`
            [bool] write `{ $argument }` alone where the answer is yes, or `{ $argument }=false`
            [date] write `{ $argument }=2024-12-20`
            [file] write the file's path from this article, such as `{ $argument }=bridge.jpg`, or a web address
            [work] write the article's path: `{ $argument }=other.md` or `{ $argument }=@/news/hall.md`
            [one-of] write one of them exactly as it stands here
            [list-of-work] put the whole in quotes: `{ $argument }="a.md, @/news/b.md"`
           *[other] write `{ $argument }="…"`
        }
    .explain = Each argument of a directive takes one kind of value: a text, a number, a date, one of a few words, a file or an article. Values without spaces may stand as they are (`width=wide`); all others stand in straight double quotes (`title="The report"`). A list is one value with commas in it. Only an argument that asks yes or no may stand without a value.

code-missing-argument = the directive `{ $directive }` needs the argument `{ $argument }`
    .help = add it in braces at the end of the line: `{"{"}{ $argument }=…{"}"}`
    .explain = Some directives cannot be drawn without a certain argument: a figure needs the file of its picture, for example `::figure[The bridge]{"{"}src=bridge.jpg{"}"}`. Arguments stand in braces, directly behind the name or the square brackets, without a space between them.

code-argument-twice = the argument `{ $argument }` is given twice
    .help = keep one of the two and remove the other
    .explain = An argument has one value. When it is given twice, the program cannot know which is meant, and one of them would be lost without a word. For several values in one argument that takes a list, write them in one pair of quotes with commas between them.

code-directive-label =
    { $fault ->
        [missing] the directive `{ $directive }` needs a label
       *[other] the directive `{ $directive }` takes no label
    }
    .help =
        { $fault ->
            [missing] write it in square brackets directly behind the name: `{ $directive }[…]`
           *[other] take the square brackets away
        }
    .explain = The label is what stands in square brackets behind the name of a directive: the caption of a figure, the title of a box, the line that opens a folded part. Readers see it, and it may hold emphasis and links. Some directives cannot do without one, and others have no place where it could be shown.

code-directive-syntax =
    { $fault ->
        [name] behind the colons there is no name of a directive
        [label] the square bracket is not closed
        [braces] the brace is not closed
        [quote] the quotation mark is missing or of the wrong kind
        [argument] this is no argument
       *[other] there is text behind the directive
    }
    .help =
        { $fault ->
            [name] write the name directly behind the colons, as in `:::note`; a line that closes a directive has colons alone
            [label] write `]` at the end of the label; a bracket within it has a backslash: `\]`
            [braces] write {"`}`"} at the end of the arguments, on the same line
            [quote] put a value with spaces in straight double quotes, `"…"`, and write one within it as `\"`
            [argument] write `key=word`, `key="several words"`, or a key alone
           *[other] put a title in square brackets directly behind the name, `:::note[Title]`, and the text on a line of its own
        }
    .explain = A directive is written on one line: colons, its name, its label in square brackets and its arguments in braces, all without spaces between them, as in `::figure[The bridge]{"{"}src=bridge.jpg alt="An iron bridge"{"}"}`. Nothing else may stand on the line. The body of a directive with three colons begins on the next one. Curly quotation marks, as word processors make them, are taken for text: write straight ones.

code-directive-form =
    { $form ->
        [leaf] the directive `{ $directive }` has no body, so it is written with two colons
       *[other] the directive `{ $directive }` has a body, so it is written with three colons
    }
    .help =
        { $form ->
            [leaf] write `::{ $directive }` alone on its line, and no line that closes it
           *[other] write `:::{ $directive }`, its body on the lines below, and `:::` on a line of its own
        }
    .explain = Some directives stand alone on a line and have no body, such as `::figure` and `::toc`: they have two colons. Others hold a part of the text, such as `:::note` and `:::gallery`: they begin with three colons, and a line with as many colons and nothing else ends them.

code-directive-unclosed =
    { $directive ->
        [none] the directive is opened but not closed
       *[other] the directive `{ $directive }` is opened but not closed
    }
    .help = write `{ $colons }` on a line of its own where it ends; one that holds another directive needs more colons than that
    .explain = A directive with a body ends with a line of colons, as many as it began with, and nothing else on it. If it stands within another one, the outer one needs more colons, so that it is clear which of them a line closes: `::::infobox`, then `:::note`, `:::`, and `::::` at the end. Where another place is shown too, that line closes or opens something else while this directive is still open.

code-directive-not-open =
    { $directive ->
        [none] this line closes a directive, but none is open here
       *[other] this line has other colons than the directive `{ $directive }` that it should close
    }
    .help =
        { $directive ->
            [none] remove it, or write the line that opens the directive
           *[other] write as many colons as the directive began with
        }
    .explain = A line of three or more colons and nothing else closes the directive that was opened with as many. Here none is open: perhaps it was closed already, its first line was deleted, or it is a directive with two colons, which has no body and needs no end.

code-directive-crosses = the directive `{ $directive }` was opened in another list item, quotation or footnote
    .help = write both lines at the same indentation, and with the same `>` before them
    .explain = A directive ends in the part of the text in which it began: if it is opened within a list item, the line that closes it is indented as the item is; in a quotation, both lines begin with `>`. Otherwise it would end in the middle of a list, and no page could show that. The other place shown is where the directive begins.

code-missing-component = the theme has no component for the directive `{ $directive }`
    .help = put a component `{ $directive }` into the theme's folder `components`, or do without this directive
    .explain = The theme draws each directive with a component of the same name, in a file such as `components/note.html`. This theme has none for this directive, so it cannot be shown. Whoever looks after the theme can add one, or take one over from another theme; one that the theme declares itself in `theme.yaml` must have its component from the start.

code-component-mismatch =
    { $fault ->
        [refused] the component `{ $directive }` does not take `{ $argument }`, which its directive gives
        [typed] the component `{ $directive }` wants a type for `{ $argument }`, which authors may leave out
        [unknown] the component `{ $directive }` asks for `{ $argument }`, which its directive does not give
       *[other] the component `{ $directive }` does not show the `body` of its directive
    }
    .help =
        { $fault ->
            [refused] add `{ $argument }` to the arguments of the component
            [typed] give `{ $argument }` a default in the component
            [unknown] give `{ $argument }` a default, or declare it under `directives` in `theme.yaml`
           *[other] write {"`{{ body }}`"} where the body belongs
        }
    .explain = A component that draws a directive must take all that the directive may give: each of its arguments, its label, and `items` where it has some, by the same names; and it shows what stands within the directive with {"`{{ body }}`"}. Otherwise what an author writes would be lost, or the component would fail. The signatures of directives stand in the documentation, those of the theme's own under `directives` in its `theme.yaml`.
