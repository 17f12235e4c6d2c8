mod laws;

use super::*;
use crate::model::lang::Lang;
use crate::model::press::Press;

fn parse(source: &str, raw_html: RawHtml, math: bool) -> Checked<Text> {
    let press = Press::of(&Lang::parse("vi").unwrap());
    let (quotes, credit_words) = (&press.quotes, &press.credit_words[..]);
    let options = Options {
        dialect: Dialect::Publication,
        quotes,
        credit_words,
        raw_html,
        math,
        directives: Some(Signatures::built_in()),
    };
    markdown(&"a.vi.md".into(), source, 0, &options)
}

/// The HTML with its holes shown: `{link 0}`, `{/link 0}`, `{picture 0}`, `{id}`, `{text}`.
fn shown(text: &Text) -> String {
    let mut html = text.body.html.clone();
    for hole in text.body.holes.iter().rev() {
        let name = match hole.kind {
            HoleKind::LinkOpen(n) => format!("{{link {n}}}"),
            HoleKind::LinkClose(n) => format!("{{/link {n}}}"),
            HoleKind::Picture(n) => format!("{{picture {n}}}"),
            HoleKind::Id => "{id}".into(),
            HoleKind::Text(_) => "{text}".into(),
            HoleKind::DirectiveOpen(n) => format!("{{open {n}}}"),
            HoleKind::DirectiveBody(_) => "{body}".into(),
            HoleKind::DirectiveClose(n) => format!("{{close {n}}}"),
            HoleKind::Turn(n) => format!("{{turn {n}}}"),
            HoleKind::Speaker(_) => "{speaker}".into(),
            HoleKind::Said(_) => "{said}".into(),
        };
        html.insert_str(hole.at as usize, &name);
    }
    html
}

fn check(source: &str, expected: &str) {
    check_with(source, RawHtml::Allow, expected, &[]);
}

fn check_with(source: &str, raw_html: RawHtml, expected: &str, codes: &[Code]) {
    let checked = parse(source, raw_html, true);
    assert_eq!(shown(&checked.value).trim(), expected, "{source}");
    let found: Vec<Code> = checked.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(found, codes, "{source}");
}

#[test]
fn tables_have_classes_and_no_style() {
    check(
        "| Nước | Số |\n|:--|--:|\n| Lào | 1 |",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{text}\"><table>\n<thead>\n<tr><th scope=\"col\" class=\"align-left\">Nước</th><th scope=\"col\" \
         class=\"align-right\">Số</th></tr>\n</thead>\n<tbody>\n<tr><td class=\"align-left\">Lào</td><td \
         class=\"align-right\">1</td></tr>\n</tbody>\n</table></div>",
    );
    check(
        "| A |\n|---|",
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{text}\"><table>\n<thead>\n<tr><th scope=\"col\">A</th></tr>\n</thead>\n</table></div>",
    );
}

#[test]
fn tasks_have_labels() {
    check(
        "- thường\n- [x] **Gặp** báo chí\n  - con\n- [ ] Viết bài",
        "<ul class=\"tasks\">\n<li>thường</li>\n<li><label><input type=\"checkbox\" disabled checked> \
         <strong>Gặp</strong> báo chí</label>\n<ul>\n<li>con</li>\n</ul>\n</li>\n<li><label><input \
         type=\"checkbox\" disabled> Viết bài</label></li>\n</ul>",
    );
    check(
        "1. [ ] một\n\n2. [ ] hai",
        "<ol class=\"tasks\">\n<li>\n<p><label><input type=\"checkbox\" disabled> một</label></p>\n</li>\n<li>\n\
         <p><label><input type=\"checkbox\" disabled> hai</label></p>\n</li>\n</ol>",
    );
}

#[test]
fn inline_markup() {
    for (source, expected) in [
        (
            "~~bỏ~~ H~2~O ^*a* b^ m^2^, x^-1^ ~c~ ~/d [^ 1~ ^2",
            "<p><del>bỏ</del> H<sub>2</sub>O <sup><em>a</em> b</sup> m<sup>2</sup>, x<sup>-1</sup> <sub>c</sub> ~/d [^ 1~ ^2</p>",
        ),
        ("*a **b*** `x<y`  \nc", "<p><em>a <strong>b</strong></em> <code>x&lt;y</code><br>\nc</p>"),
        ("Từ\n: Nghĩa", "<dl>\n<dt>Từ</dt>\n<dd>Nghĩa</dd>\n</dl>"),
        ("***", "<hr>"),
        ("```rust\na < b\n```", "<pre tabindex=\"0\"><code class=\"language-rust\">a &lt; b\n</code></pre>"),
    ] {
        check(source, expected);
    }
    check(
        "> [!NOTE]\n> Lưu ý",
        "<aside class=\"alert alert-note\"><p class=\"alert-title\">{text}</p>\n<p>Lưu ý</p>\n</aside>",
    );
}

#[test]
fn footnotes_are_numbered_by_first_use() {
    check(
        "[^a]: Một[^c].\n[^b]: Hai.\n[^c]: Ba.\n[^d]: Thừa.\n\nX[^b] y[^a] z[^b].",
        "<p>X<sup class=\"footnote-ref\"><a href=\"#{id}fn-1\" id=\"{id}fnref-1\">1</a></sup> y<sup \
         class=\"footnote-ref\"><a href=\"#{id}fn-2\" id=\"{id}fnref-2\">2</a></sup> z<sup class=\"footnote-ref\"><a \
         href=\"#{id}fn-1\" id=\"{id}fnref-1-2\">1</a></sup>.</p>\n<section class=\"footnotes\" aria-label=\"{text}\">\n\
         <ol>\n<li id=\"{id}fn-1\"><p>Hai. <a class=\"footnote-back\" href=\"#{id}fnref-1\" aria-label=\"{text}\">↩</a> \
         <a class=\"footnote-back\" href=\"#{id}fnref-1-2\" aria-label=\"{text} 2\">↩<sup>2</sup></a></p>\n</li>\n\
         <li id=\"{id}fn-2\"><p>Một<sup class=\"footnote-ref\"><a href=\"#{id}fn-3\" id=\"{id}fnref-3\">3</a></sup>. <a \
         class=\"footnote-back\" href=\"#{id}fnref-2\" aria-label=\"{text}\">↩</a></p>\n</li>\n<li \
         id=\"{id}fn-3\"><p>Ba. <a class=\"footnote-back\" href=\"#{id}fnref-3\" \
         aria-label=\"{text}\">↩</a></p>\n</li>\n</ol>\n</section>",
    );
    check_with("Xem[^không].", RawHtml::Allow, "<p>Xem[^không].</p>", &[Code::UnknownFootnote]);
    check("Xem\\[^không].", "<p>Xem[^không].</p>");
}

#[test]
fn headings_have_ids_and_an_outline() {
    for (source, expected, outline) in [
        (
            "## Dự thảo {nháp}",
            "<h2 id=\"{id}du-thao-nhap\">Dự thảo {nháp}</h2>",
            "du-thao-nhap: Dự thảo {nháp}",
        ),
        (
            "# *Gốc* rễ {#root .big lang=vi} #",
            "<h1 id=\"{id}root\" class=\"big\" lang=\"vi\"><em>Gốc</em> rễ</h1>",
            "root: Gốc rễ",
        ),
        ("Hai dòng\nmột {#x}\n---", "<h2 id=\"{id}x\">Hai dòng\nmột</h2>", "x: Hai dòng một"),
        ("### …", "<h3 id=\"{id}section-1\">…</h3>", "section-1: …"),
        (
            "## [Đổi mới]{lang=vi} www.a.vn {#b_c}",
            "<h2 id=\"{id}b_c\"><span lang=\"vi\">Đổi mới</span> <a href=\"http://www.a.vn\">www.a.vn</a></h2>",
            "b_c: Đổi mới www.a.vn",
        ),
        ("> ## A {#q}\n> x", "<blockquote>\n<h2 id=\"{id}q\">A</h2>\n<p>x</p>\n</blockquote>", "q: A"),
    ] {
        check(source, expected);
        let found = parse(source, RawHtml::Allow, false).value.outline;
        assert_eq!(format!("{}: {}", found[0].id, found[0].title), outline);
    }
    check_with(
        "# A {#x}\n# B {#x}\n# A",
        RawHtml::Allow,
        "<h1 id=\"{id}x\">A</h1>\n<h1 id=\"{id}x-2\">B</h1>\n<h1 id=\"{id}a\">A</h1>",
        &[Code::HeadingIdTwice],
    );
}

#[test]
fn punctuation_looks_across_markup() {
    for (source, expected) in [
        ("\"*Hòa bình*\" -- 'hữu nghị'...", "<p>“<em>Hòa bình</em>” – ‘hữu nghị’…</p>"),
        (
            "*\"Huế\"*, \"`ls`\" và \"[x](https://a.vn)\"",
            "<p><em>“Huế”</em>, “<code>ls</code>” và “<a href=\"https://a.vn\">x</a>”</p>",
        ),
        (
            "\\\"thẳng\\\" &quot;cũng&quot; `\"mã\"` a--b---c",
            "<p>&quot;thẳng&quot; &quot;cũng&quot; <code>\"mã\"</code> a–b—c</p>",
        ),
        ("**Ông**'s \"a **\"b\"** c\"", "<p><strong>Ông</strong>’s “a <strong>“b”</strong> c”</p>"),
        ("dòng \"một\n\"hai\" cuối\"", "<p>dòng “một\n“hai” cuối”</p>"),
        ("<b title=\"x\">\"y\"</b>", "<p><b title=\"x\">“y”</b></p>"),
    ] {
        check(source, &expected.replace("<code>\"mã\"</code>", "<code>&quot;mã&quot;</code>"));
    }
}

#[test]
fn phrases_in_another_language() {
    for (source, expected) in [
        (
            "cuộc [Đổi *mới*]{lang=vi}, \"[a]{lang=en}\"",
            "<p>cuộc <span lang=\"vi\">Đổi <em>mới</em></span>, “<span lang=\"en\">a</span>”</p>",
        ),
        (
            "[[سلام]{lang=ar}](https://a.vn)",
            "<p><a href=\"https://a.vn\"><span lang=\"ar\" dir=\"rtl\">سلام</span></a></p>",
        ),
        (
            "[x [y](b.md) z]{lang=\"zh-hant\"}",
            "<p><span lang=\"zh-Hant\">x <a{link 0}>y</a>{/link 0} z</span></p>",
        ),
        (
            "[x]{lang=} \\[y]{lang=vi} *[a* b]{lang=vi}",
            "<p>[x]{lang=} [y]{lang=vi} <em>[a</em> b]{lang=vi}</p>",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn links_and_pictures_become_references() {
    check(
        "[a](../x/y.md#m%E1%BB%A5c \"T\") [b](#c) [c](mailto:a@b.vn) <https://a.vn/ư> ![ảnh](a%20b.jpg \"chú\") x",
        "<p><a{link 0} title=\"T\">a</a>{/link 0} <a{link 1}>b</a>{/link 1} <a href=\"mailto:a@b.vn\">c</a> <a \
         href=\"https://a.vn/%C6%B0\">https://a.vn/ư</a> <img{picture 2} alt=\"ảnh\" title=\"chú\" loading=\"lazy\" \
         decoding=\"async\"> x</p>",
    );
    let text = parse("# t\n\n[a](../x/y.md#m%E1%BB%A5c) ![b](a%20b%25.jpg)", RawHtml::Allow, false).value;
    let paths: Vec<_> = text.references.iter().map(|r| (r.path.as_str(), r.fragment.as_deref())).collect();
    assert_eq!(paths, [("../x/y.md", Some("mục")), ("a b%.jpg", None)]);
    assert_eq!(text.reference_spans[0], 5..31);
    assert_eq!(
        standalone(&text),
        "<h1 id=\"t\">t</h1>\n<p><a href=\"../x/y.md#m%E1%BB%A5c\">a</a> <img src=\"a%20b%25.jpg\" alt=\"b\" \
         loading=\"lazy\" decoding=\"async\"></p>\n"
    );
    for raw_html in [RawHtml::Sanitize, RawHtml::Deny] {
        let removed = [Code::RawHtmlRemoved];
        check_with("[a](JAVASCRIPT:x)", raw_html, "<p><a>a</a></p>", &removed);
        check_with("![a](data:text/html,x)", raw_html, "<p>a</p>", &removed);
    }
}

#[test]
fn bare_links_hold_no_markup() {
    for (source, expected) in [
        (
            "https://a.vn/x_y_z*t*, (www.b.vn)",
            "<p><a href=\"https://a.vn/x_y_z*t\">https://a.vn/x_y_z*t</a>*, (<a href=\"http://www.b.vn\">www.b.vn</a>)</p>",
        ),
        (
            "**https://a.vn/** a_b@c.vn.",
            "<p><strong><a href=\"https://a.vn/\">https://a.vn/</a></strong> <a href=\"mailto:a_b@c.vn\">a_b@c.vn</a>.</p>",
        ),
        (
            "https://a.vn/*b https://c.vn/ d* e",
            "<p><a href=\"https://a.vn/*b\">https://a.vn/*b</a> <a href=\"https://c.vn/\">https://c.vn/</a> d* e</p>",
        ),
        ("[https://a.vn](https://b.vn)", "<p><a href=\"https://b.vn\">https://a.vn</a></p>"),
        (
            "`https://a.vn` \\https://a.vn",
            "<p><code>https://a.vn</code> \\<a href=\"https://a.vn\">https://a.vn</a></p>",
        ),
    ] {
        check(source, expected);
    }
}

#[test]
fn pictures_alone_become_figures() {
    check(
        "![Hội nghị](hall.jpg \"Quang 'cảnh' <1>. (Ảnh: TTXVN)\")\n[![b](https://b.vn/b.jpg)](c.md)",
        "<figure class=\"picture\"><img{picture 0} alt=\"Hội nghị\" loading=\"lazy\" \
         decoding=\"async\"><figcaption>Quang ‘cảnh’ &lt;1&gt;. <span class=\"credit\">(Ảnh: \
         TTXVN)</span></figcaption></figure>\n<figure class=\"picture\"><a{link 1}><img src=\"https://b.vn/b.jpg\" \
         alt=\"b\" loading=\"lazy\" decoding=\"async\"></a>{/link 1}</figure>",
    );
    check(
        "![a](a.jpg \"T\") [](b.md)",
        "<p><img{picture 0} alt=\"a\" title=\"T\" loading=\"lazy\" decoding=\"async\"> <a{link 1}></a>{/link 1}</p>",
    );
    check_with(
        "x ![*\n*](a.jpg)",
        RawHtml::Allow,
        "<p>x <img{picture 0} alt=\"* *\" loading=\"lazy\" decoding=\"async\"></p>",
        &[],
    );
    let bare =
        "<figure class=\"picture\"><img{picture 0} alt=\"\" loading=\"lazy\" decoding=\"async\"></figure>";
    check_with("![](a.jpg)", RawHtml::Allow, bare, &[Code::MissingAlt]);
}

#[test]
fn raw_html_is_allowed_sanitised_or_denied() {
    use RawHtml::{Allow, Deny, Sanitize};
    let (denied, removed) = (Code::RawHtmlDenied, Code::RawHtmlRemoved);
    check_with(
        "<div onclick=\"x\">\n\n*a*\n\n</div>",
        Allow,
        "<div onclick=\"x\">\n<p><em>a</em></p>\n</div>",
        &[],
    );
    check_with("a <!-- b --> <b>c</b>", Allow, "<p>a  <b>c</b></p>", &[]);
    check_with("<!-- x\n\ny -->\n\n# A {#a}", Deny, "<h1 id=\"{id}a\">A</h1>", &[]);
    check_with("a <b>c</b>", Deny, "<p>a &lt;b&gt;c&lt;/b&gt;</p>", &[denied]);
    check_with("<div>\nx\n</div>", Deny, "<p>&lt;div&gt;\nx\n&lt;/div&gt;</p>", &[denied]);
    check_with(
        "<div onclick=\"x\" class=\"k\">\n\n# A\n\n[*b*](c.md)[^1] ![d](d.jpg) $x^2$\n\n</div>\n\n- [ ] z\n\n[^1]: n",
        Sanitize,
        "<div class=\"k\">\n<h1 id=\"{id}a\">A</h1>\n<p><a{link 0}><em>b</em></a>{/link 0}<sup \
         class=\"footnote-ref\"><a href=\"#{id}fn-1\" id=\"{id}fnref-1\">1</a></sup> <img{picture 1} alt=\"d\" \
         loading=\"lazy\" decoding=\"async\"> <math display=\"inline\"><msup><mi>x</mi><mn>2</mn></msup></math></p>\n\
         </div>\n<ul class=\"tasks\">\n<li><label><input type=\"checkbox\" disabled=\"\"> z</label></li>\n</ul>\n\
         <section class=\"footnotes\" aria-label=\"{text}\">\n<ol>\n<li id=\"{id}fn-1\"><p>n <a \
         class=\"footnote-back\" href=\"#{id}fnref-1\" aria-label=\"{text}\">↩</a></p>\n</li>\n</ol>\n</section>",
        &[removed],
    );
    check_with(
        "<script>x</script>\n\n[z](zalo:1)<b>k</b>",
        Sanitize,
        "<p><a href=\"zalo:1\">z</a><b>k</b></p>",
        &[removed],
    );
}

/// All that the writer itself writes must pass the sanitiser, but for how it is spelled.
#[test]
fn sanitising_keeps_what_is_not_raw() {
    let source = "# A {#a .k lang=vi data-x=1}\n\n[b](b.md \"T\") [c](x-app:1) www.d.vn ~~e~~ H~2~O `f` [g]{lang=ar} \
        ![h](h.jpg \"t\")[^1]\n\n![i](data:image/png;base64,AA \"k (Ảnh: n)\")\n\n|a|b|\n|:-|-|\n|c|d|\n\n- [x] l\n\n\
        3. m\n\nn\n: o\n\n> [!TIP]\n> p\n\n> q\n\n```rust\nr\n```\n\n```math\n\\frac{1}{2}\n```\n\n***\n\n\
        <!-- more -->\n\n[^1]: s\n\n<b>t</b>";
    let spelled = |raw_html| {
        let checked = parse(source, raw_html, true);
        assert_eq!(checked.diagnostics, []);
        let more = checked.value.body.more;
        let html = shown(&checked.value).replace(" disabled checked", " disabled=\"\" checked=\"\"");
        (html.replace("&quot;", "\""), more.is_some(), checked.value.body.holes.len())
    };
    assert_eq!(spelled(RawHtml::Sanitize), spelled(RawHtml::Allow));
}

#[test]
fn formulas_become_mathml() {
    check("```math\nx\n```", "<div class=\"math\"><math display=\"block\"><mi>x</mi></math></div>");
    let invalid = [Code::InvalidMath];
    check_with("$\\sai$", RawHtml::Allow, "<p><code>\\sai</code></p>", &invalid);
    check_with(
        "```math\n{\n```",
        RawHtml::Allow,
        "<pre tabindex=\"0\"><code class=\"language-math\">{\n</code></pre>",
        &invalid,
    );
    assert_eq!(parse("$5-$10", RawHtml::Allow, false).value.body.html, "<p>$5-$10</p>\n");
}

#[test]
fn the_excerpt_ends_at_more_or_with_the_first_paragraph() {
    for (source, excerpt, more) in [
        ("# T\n\n> q\n\n- l\n\n![a](a.jpg)\n\n\"Một\" *hai*\nba.\n\nBốn.", Some("“Một” hai ba."), None),
        ("Một.\n\n- hai\n\n<!-- more -->\n\nba\n\n<!-- more -->", Some("Một. hai"), Some("<p>ba</p>\n")),
        ("Một <!--more--> hai\n\nba", Some("Một"), Some("<p>ba</p>\n")),
        ("> Một\n>\n> <!-- more -->\n>\n> hai\n\nba", Some("Một"), Some("<p>ba</p>\n")),
        ("`<!-- more -->` hai", Some("<!-- more --> hai"), None),
        ("- a", None, None),
    ] {
        let text = parse(source, RawHtml::Deny, false).value;
        assert_eq!(text.excerpt.as_deref(), excerpt, "{source}");
        assert_eq!(text.body.more.map(|at| &text.body.html[at as usize..]), more, "{source}");
    }
}

#[test]
fn words_are_those_of_the_text() {
    for (source, words) in [
        (
            "# Một hai\n\nba **bốn**, *n*ăm\n\n- sáu\n\n`mã lệnh` $x$ ![bảy](a.jpg)\n\n```\ntám\n```\n\n|chín|\n|-|\n|mười|",
            8,
        ),
        ("[một]{lang=vi} `x` hai", 2),
        ("[^a]: bỏ\n\nmột", 1),
        ("[^a]: hai ba\n\nmột[^a]", 3),
    ] {
        assert_eq!(parse(source, RawHtml::Allow, true).value.body.words, words, "{source}");
    }
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let source = "---\ntitle: Ủ\n---\n\nĐây là ![](a.jpg)";
    let press = Press::of(&Lang::parse("vi").unwrap());
    let options = Options {
        dialect: Dialect::Publication,
        quotes: &press.quotes,
        credit_words: &[],
        raw_html: RawHtml::Allow,
        math: false,
        directives: None,
    };
    let start = source.find("---\n\n").unwrap() + 4;
    let checked = markdown(&"a.md".into(), source, start, &options);
    let picture = source.find("![").unwrap()..source.len();
    assert_eq!(checked.diagnostics[0].at, Some(Place::bytes(&"a.md".into(), picture.clone())));
    assert_eq!(checked.value.reference_spans, [picture]);
}

#[test]
fn directives_are_holes() {
    check(
        "Trước\n:::interview\nLời.\n\n**A:** B\n:::\n::toc",
        "<p>Trước</p>\n{open 0}{body}{turn 0}<p>Lời.</p>\n{turn 1}<p>{speaker}<strong>A:</strong>{said} B</p>\n{close 0}\
         {open 1}{body}{close 1}",
    );
    check_with(
        "> :::note[*A*]\n> B",
        RawHtml::Allow,
        "<blockquote>\n{open 0}<em>A</em>\n{body}<p>B</p>\n{close 0}</blockquote>",
        &[Code::DirectiveUnclosed],
    );
    let checked = parse("::toc\n\n# A", RawHtml::Allow, false);
    assert_eq!(checked.value.directive_spans.first(), Some(&(0..5)));
    let deep: String = (0..101).map(|level| ":".repeat(200 - level) + "note\n").collect();
    assert_eq!(parse(&deep, RawHtml::Allow, false).diagnostics[0].code, Code::NestedTooDeeply);
}

#[test]
fn without_signatures_directives_are_prose() {
    let press = Press::of(&Lang::parse("vi").unwrap());
    let (quotes, credit_words) = (&press.quotes, &press.credit_words[..]);
    for dialect in [Dialect::Publication, Dialect::CommonMark] {
        let directives = (dialect == Dialect::CommonMark).then(Signatures::built_in);
        let options =
            Options { dialect, quotes, credit_words, raw_html: RawHtml::Allow, math: false, directives };
        let checked = markdown(&"a.md".into(), "::toc", 0, &options);
        assert_eq!(checked.value.body.html, "<p>::toc</p>\n");
    }
}
