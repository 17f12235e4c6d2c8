# What the program says on the command line, in English.

## Help

program = makes the website of a publication in several languages
help-template =
    { "{about-with-newline}" }
    Usage: { "{usage}" }

    { "{all-args}" }
help-commands = Commands
help-options = Options
command-build = make the website from the publication's folder
command-markdown = turn Markdown from standard input into HTML
command-explain = explain a finding by its code
flag-help = show this help
flag-version = show the program's version
flag-lang = the language of messages; else the terminal's
flag-format = how results are told: human or json
flag-quiet = tell errors alone
flag-verbose = tell more
flag-root = the publication's folder; else the current one
flag-output = the folder of the website; else public/ in the publication's
flag-base-url = where the website will be read, instead of what site.yaml says
flag-at = build as if it were this moment: 2024-12-20T08:00, or with an offset
flag-drafts = show drafts too
flag-future = show works whose time has not come
flag-expired = show works whose time is over
flag-strict = count warnings as errors
flag-commonmark = plain CommonMark: no extensions, heading ids or figures
flag-code = the code, as in error[code]; without one, all codes are listed
value-folder = FOLDER
value-url = URL
value-time = TIME
value-lang = LANG
value-format = FORMAT
value-code = CODE

## Refusals

refused-base-url = write an address such as https://example.org or https://example.org/paper
refused-at = write a moment such as 2024-12-20T08:00 or 2024-12-20T08:00:00+07:00
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

## Findings

severity-error = error
severity-warning = warning
severity-hint = hint
help-label = help
related-place = belongs to this
more-places = { $count ->
        [one] and on { $count } more page
       *[other] and on { $count } more pages
    }

