//! What holds for any text.

use std::time::Instant;

use proptest::prelude::*;

use super::*;

#[test]
fn nesting_beyond_any_use_is_refused_in_time() {
    let n = 10_000;
    let start = Instant::now();
    for source in [
        ">".repeat(n) + "x",
        "- ".repeat(n) + "x",
        "1. ".repeat(n) + "x\n" + &"y\n".repeat(n),
        "> - ".repeat(n),
        "*a **b ".repeat(n) + &"c** d*".repeat(n),
        "~~~a ".repeat(n),
        "[".repeat(n) + &"](x)".repeat(n),
        "![".repeat(n) + &"](x)".repeat(n),
        "[".repeat(n),
        "[^".repeat(n),
        "[a]{lang=vi".repeat(n),
        "[".repeat(n) + &"]{lang=vi}".repeat(n),
        "\"*".repeat(n),
        "a*".repeat(n),
        "www.".repeat(n),
        "a@".repeat(n),
        "https://(".repeat(n),
        "<b>".repeat(n),
        "<!-- ".repeat(n),
        "{#".repeat(n),
        "# a {#b\n".repeat(n),
        "[^a]: x\n".repeat(n) + &"[^a]".repeat(n),
        "| ".repeat(n) + "\n" + &"|-".repeat(n),
        "a\n: ".repeat(n),
        "![a](b \"Ảnh: \")".repeat(n),
        "- [ ] a\n".repeat(n),
        "\\".repeat(n) + "a",
        "https://a.vn/".to_owned() + &";".repeat(n),
        "https://a_b.c_d".repeat(n),
        "1) ".repeat(n) + &"\n\n".repeat(n),
        ":::note\n".repeat(n),
        ":::note[".repeat(n),
        ":::\n".repeat(n),
        "::toc\n".repeat(n),
        "- :::note\n".repeat(n),
        "<?\n::toc\n?>\n".repeat(n),
        "<!x\n::toc\n".repeat(n),
        "a\n    ::toc\n\n".repeat(n),
        "::figure{src=a alt=b}\n".repeat(n),
        "[^a]: x\n".repeat(n) + &"::figure[[^a]]{src=a alt=b}\n".repeat(n),
        format!("::figure[{}]{{src=a}}", "[".repeat(n) + &"]".repeat(n)),
        format!(":::interview\n{}", "**a:** b\n\n".repeat(n)),
    ] {
        let one = Instant::now();
        let checked = parse(&source, RawHtml::Sanitize, true);
        drop(standalone(&checked.value));
        let head: String = source.chars().take(12).collect();
        assert!(one.elapsed().as_secs() < 5, "{head:?} took {:?}", one.elapsed());
    }
    assert!(start.elapsed().as_secs() < 60);
    for deep in
        [">".repeat(n) + "x <", "- ".repeat(n) + "x <", "> ".repeat(200) + "x <", "- ".repeat(101) + "x <"]
    {
        let checked = parse(&deep, RawHtml::Allow, false);
        assert_eq!(checked.diagnostics[0].code, Code::NestedTooDeeply);
        assert_eq!(checked.value.body.html, "<p>x &lt;</p>\n");
    }
}

const PIECES: &str = "\n:{2,5}(note|toc|gallery|interview|figure|x)?|\n[>-] :::note|\n:::\n|\n::::\n|\\{src=a\\.b alt=\"|\n\n\\*\\*A:\\*\\* |\n<\\?|\\?>|\n    |[a-zậĐ0-9 \n#>*_~^`|:.,;\"'()!<>&{}$=@/\\\\\\[\\]-]{1,3}|\\[\\^a\\]|\\]\\{lang=vi\\}|https://a\\.vn\
    |<!-- more -->|<div>|</div>|<b a=\"x\">|&quot;|\\]\\(a\\.md|!\\[|\n\n|\n- |\n> |\n\\[\\^a\\]: |\\{#a\\}|\n```|\\[ \\] |\n\\|-\\||\n# ";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_gives_holes_in_order(
        pieces in proptest::collection::vec(PIECES, 0..40),
        raw in 0_usize..3,
        math: bool,
        start in 0_usize..9,
    ) {
        let source = pieces.concat();
        let raw_html = [RawHtml::Allow, RawHtml::Sanitize, RawHtml::Deny][raw];
        let press = Press::of(&Lang::parse("vi").unwrap());
        let (quotes, credit_words) = (&press.quotes, &press.credit_words[..]);
        let options = Options { dialect: Dialect::Publication, quotes, credit_words, raw_html, math, directives: Some(Signatures::built_in()) };
        let checked = markdown(&"a.md".into(), &source, start, &options);
        let Text { body, references, reference_spans, directive_spans, .. } = &checked.value;
        prop_assert_eq!(body.directives.len(), directive_spans.len());
        let mut open = Vec::new();
        for hole in &body.holes {
            match hole.kind {
                HoleKind::DirectiveOpen(number) => open.push((number, false)),
                HoleKind::DirectiveBody(number) => prop_assert_eq!(open.last_mut().map(|open| (open.0, std::mem::replace(&mut open.1, true))), Some((number, false))),
                HoleKind::DirectiveClose(number) => prop_assert_eq!(open.pop(), Some((number, true))),
                _ => {}
            }
        }
        prop_assert!(open.is_empty() || raw == 1, "what is opened is closed, but for what a sanitiser takes out");
        prop_assert!(body.holes.is_sorted_by_key(|hole| hole.at));
        prop_assert!(body.holes.iter().all(|hole| body.html.is_char_boundary(hole.at as usize)));
        prop_assert!(body.more.is_none_or(|at| body.html.is_char_boundary(at as usize)));
        prop_assert_eq!(references.len(), reference_spans.len());
        prop_assert!(reference_spans.iter().all(|span| source.get(span.clone()).is_some()));
        drop(standalone(&checked.value));
    }

    #[test]
    fn text_of_any_characters_is_taken(source in "\\PC{0,80}") {
        drop(parse(&source, RawHtml::Sanitize, true));
        let press = Press::of(&Lang::parse("vi").unwrap());
        let (quotes, raw_html) = (&press.quotes, RawHtml::Allow);
        let options = Options { dialect: Dialect::CommonMark, quotes, credit_words: &[], raw_html, math: false, directives: Some(Signatures::built_in()) };
        let checked = markdown(&"a.md".into(), &source, 0, &options);
        prop_assert!(checked.value.body.holes.is_empty() && checked.diagnostics.is_empty());
    }
}
