//! Laws: what holds of every site, tried on random ones.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use nhipcau::pipeline::Pipeline;
use proptest::prelude::*;
use proptest::sample::subsequence;
use support::{html, memory};

const LANGUAGES: &[&str] = &["vi", "en", "fr"];
const SECTIONS: &[&str] = &["", "tin", "hữu-nghị", "hữu-nghị/láng-giềng", "không-mục"];
const TITLES: &[&str] = &[
    "Đường sắt Đà Nẵng",
    "Nguye\u{302}\u{303}n Thị Ngọc Ánh",
    "Hội nghị: 49 nước & bạn bè",
    "\"Ngoại giao\" <nhân dân>",
    "Tết",
];

/// A work of a random site.
#[derive(Clone, Debug)]
struct Work {
    section: usize,
    languages: Vec<&'static str>,
    title: usize,
    day: u8,
    draft: bool,
    /// Works that its text links to, by number.
    links: Vec<usize>,
    picture: bool,
    paragraphs: u8,
}

fn works() -> impl Strategy<Value = Vec<Work>> {
    let work = (
        0..SECTIONS.len(),
        subsequence(LANGUAGES.to_vec(), 1..=LANGUAGES.len()),
        0..TITLES.len(),
        1..28_u8,
        prop::bool::weighted(0.1),
        prop::collection::vec(0..12_usize, 0..3),
        any::<bool>(),
        0..4_u8,
    );
    let work = work.prop_map(|(section, languages, title, day, draft, links, picture, paragraphs)| Work {
        section,
        languages,
        title,
        day,
        draft,
        links,
        picture,
        paragraphs,
    });
    prop::collection::vec(work, 1..12)
}

fn path(number: usize, work: &Work) -> String {
    let section = SECTIONS[work.section];
    let slash = if section.is_empty() { "" } else { "/" };
    format!("{section}{slash}bài-{number}")
}

fn texts(works: &[Work]) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let base =
        "title: { vi: Nhịp Cầu, en: Nhip Cau }\nbase_url: https://example.org/báo/\n".replace("báo", "paper");
    files.insert(
        "site.yaml".into(),
        format!("{base}time_zone: Asia/Ho_Chi_Minh\ntheme: plain\npaginate_by: 2\nlanguages:\n  vi: {{}}\n  en: {{}}\n  fr: {{}}\n"),
    );
    for section in ["", "tin", "hữu-nghị", "hữu-nghị/láng-giềng"] {
        for lang in LANGUAGES {
            let folder = if section.is_empty() { String::new() } else { format!("{section}/") };
            files.insert(
                format!("content/{folder}_index.{lang}.md"),
                format!("---\ntitle: Mục {section} {lang}\n---\n"),
            );
        }
    }
    for (number, work) in works.iter().enumerate() {
        for lang in &work.languages {
            let file = format!("content/{}.{lang}.md", path(number, work));
            files.insert(file, text(number, work, lang, works));
        }
    }
    let strings = "not-found = Page introuvable\nlanguage-name = { $name }\ntable = Tableau\nfootnotes = Notes\nfootnote-back = Retour\n\
                   alert-note = Note\nalert-tip = Conseil\nalert-important = Important\nalert-warning = Avertissement\n\
                   alert-caution = Prudence\n";
    files.insert("locales/fr/site.ftl".into(), strings.into());
    files.insert(
        "content/tin/ảnh.svg".into(),
        "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>".into(),
    );
    files
}

fn text(number: usize, work: &Work, lang: &str, works: &[Work]) -> String {
    let mut text = format!(
        "---\ntitle: \"{}\"\nslug: {lang}-{number}\ndate: 2024-05-{:02}\ndraft: {}\n---\n",
        TITLES[work.title].replace('"', "\\\""),
        work.day,
        work.draft
    );
    for paragraph in 0..work.paragraphs {
        writeln!(text, "\n## Phần {paragraph}\n\nĐoạn thứ {paragraph} của bài số {number} bằng {lang}.")
            .unwrap();
    }
    for &link in work.links.iter().filter(|link| **link < works.len()) {
        let target = path(link, &works[link]);
        writeln!(text, "\nXem [bài {link}](@/{target}.md) và [trang nhất](/{lang}/).").unwrap();
    }
    if work.picture {
        writeln!(text, "\n![Cầu](@/tin/ảnh.svg \"Cầu vòm. (Ảnh: TTXVN)\")").unwrap();
    }
    text
}

fn write(root: &Path, files: &BTreeMap<String, String>, backwards: bool) {
    support::spec::plain_theme(root);
    let mut order: Vec<_> = files.iter().collect();
    if backwards {
        order.reverse();
    }
    for (path, text) in order {
        let target = root.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, text).unwrap();
    }
}

fn built(files: &BTreeMap<String, String>, threads: usize, backwards: bool) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files, backwards);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (update, outputs) = pool.install(|| memory::build(memory::settings(folder.path())));
    assert!(!update.has_errors(), "{:#?}", update.findings);
    outputs
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Neither the number of threads nor the order of files on the disk shows in a single byte.
    #[test]
    fn threads_and_order_leave_no_trace(works in works()) {
        let files = texts(&works);
        prop_assert_eq!(built(&files, 1, false), built(&files, 4, true));
    }

    /// Each page lists itself among its translations; all of them list the same set.
    #[test]
    fn alternates_are_symmetric(works in works()) {
        let outputs = built(&texts(&works), 2, false);
        let pages = html::pages(&outputs, "https://example.org/paper");
        let mut listed = 0;
        for (url, page) in &pages {
            let set: BTreeSet<_> = page.alternates.iter().collect();
            for (_, other) in page.alternates.iter().filter(|(lang, _)| lang != "x-default") {
                listed += 1;
                let other = pages.get(other).unwrap_or_else(|| panic!("{url} lists {other}, which is not there"));
                prop_assert_eq!(&set, &other.alternates.iter().collect::<BTreeSet<_>>());
            }
            if !page.alternates.is_empty() && page.canonical.is_some() && !url.ends_with("/paper/") {
                prop_assert!(page.alternates.iter().any(|(_, other)| Some(other) == page.canonical.as_ref()), "{} lists not itself", url);
            }
        }
        prop_assert!(listed > 0);
    }

    /// Every internal address of a page is one of the outputs.
    #[test]
    fn internal_addresses_exist(works in works()) {
        let outputs = built(&texts(&works), 2, false);
        let broken = html::broken_links(&outputs, "https://example.org", "/paper");
        prop_assert!(broken.is_empty(), "{:?}", broken);
    }

    /// Any bytes in any file: findings perhaps, a panic never.
    #[test]
    fn no_bytes_make_it_panic(
        content in prop::collection::vec(any::<u8>(), 0..300),
        head in "(---\n)?[a-z:\\[\\]{}'\"&*!|>%@\\-\n ]{0,80}(\n---\n)?",
        body in "[#>*_`\\[\\](){}!|~:\\-\n a-zđế1-9^$<&]{0,200}",
        site in "[a-z_:\\[\\]{}'\" \n-]{0,120}",
        directives in "(\n|> |- |    |:{2,5}|(note|toc|interview|figure|a)|\\[[a*\\]\\\\^]{0,3}\\]|\\{(src=[a/.:\"]{0,4})?|\\}|\"|<\\?|\\*\\*A:\\*\\* |đ){0,60}",
        theme in "(directives: ?|\n  a: ?|form: ?|leaf|\\{|\\}|label: ?|arguments: ?|a|b: ?|, |type: ?|list|of: ?|work|items: ?){0,30}",
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut files = texts(&[]);
        files.insert("content/a.vi.md".into(), format!("{head}{body}"));
        files.insert("content/b.vi.md".into(), format!("---\ntitle: Bài\ndate: 2024-01-01\n---\n{body}"));
        write(folder.path(), &files, false);
        fs::write(folder.path().join("content/c.vi.md"), &content).unwrap();
        fs::write(
            folder.path().join("content/d.vi.md"),
            format!("---\ntitle: Bài\ndate: 2024-01-01\n---\n{directives}"),
        )
        .unwrap();
        memory::build(memory::settings(folder.path()));
        fs::write(folder.path().join("themes/plain/theme.yaml"), theme).unwrap();
        memory::build(memory::settings(folder.path()));
        fs::write(folder.path().join("site.yaml"), site).unwrap();
        memory::build(memory::settings(folder.path()));
    }
}

/// A run with errors publishes nothing: the next good one must not keep what that one drew.
#[test]
fn a_failed_run_is_not_taken_for_a_published_one() {
    let work = |day| Work {
        section: 1,
        languages: vec!["vi", "en"],
        title: 0,
        day,
        draft: false,
        links: vec![],
        picture: false,
        paragraphs: 1,
    };
    let folder = tempfile::tempdir().unwrap();
    let mut files = texts(&[work(1), work(2)]);
    write(folder.path(), &files, false);
    let mut pipeline = Pipeline::new(memory::settings(folder.path()));
    let (_, published) = memory::run(&mut pipeline, BTreeMap::new());
    let page = files.get_mut("content/tin/bài-0.vi.md").unwrap();
    page.push_str("\nĐoạn mới.\n");
    files.insert("content/tin/hỏng.vi.md".into(), "---\ntitle: [\n---\n".into());
    write(folder.path(), &files, false);
    let (update, _) = memory::run(&mut pipeline, published.clone());
    assert!(update.has_errors());
    files.remove("content/tin/hỏng.vi.md");
    fs::remove_file(folder.path().join("content/tin/hỏng.vi.md")).unwrap();
    let (_, outputs) = memory::run(&mut pipeline, published);
    assert_eq!(outputs, built(&files, 2, false));
}

/// Strings of another language, templates and site.yaml are in the keys of the pages that show them.
#[test]
fn edits_beside_the_content_reach_every_page() {
    let work = Work {
        section: 1,
        languages: vec!["vi", "en"],
        title: 0,
        day: 1,
        draft: false,
        links: vec![],
        picture: false,
        paragraphs: 1,
    };
    let folder = tempfile::tempdir().unwrap();
    let mut files = texts(&[work]);
    let template = "<!doctype html>\n<title>{{ t(key=\"not-found\", lang=\"en\") }}</title>\n";
    files.insert("themes/plain/templates/root.html".into(), template.into());
    write(folder.path(), &files, false);
    let mut pipeline = Pipeline::new(memory::settings(folder.path()));
    let (_, mut outputs) = memory::run(&mut pipeline, BTreeMap::new());
    for (path, text) in [
        ("locales/en/site.ftl", "not-found = Nothing here\n".to_string()),
        (
            "themes/plain/templates/list.html",
            "{% for card in cards %}- {{ card.title }}\n{% endfor %}".into(),
        ),
        ("site.yaml", files["site.yaml"].replace("Asia/Ho_Chi_Minh", "America/New_York")),
    ] {
        files.insert(path.into(), text);
        write(folder.path(), &files, false);
        outputs = memory::run(&mut pipeline, outputs).1;
        assert_eq!(outputs, built(&files, 2, false), "after an edit of {path}");
    }
}
