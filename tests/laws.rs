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

const POLICIES: &[&str] = &["hide", "list", "notice", "link"];
const PEOPLE: &str = "entries:
- { id: son, vi: Phan Anh Sơn, en: Phan Anh Son, offices: [{ from: 2024-05-10, vi: Chủ tịch }] }
- { id: kin, vi: { name: Nguyễn Thị Kín, slug: thi-kin }, pen_name: Thép Mới }
";
const TOPICS: &str = "open: true
entries:
- { id: peace, vi: Hòa bình, en: { name: Peace, description: Peace. }, fr: Paix }
- { id: trade, vi: { name: Thương mại, slug: buon-ban } }
";
/// What works are filed under: ids, names, words of their own.
const AUTHORS: &[&str] = &["son", "Lê Ổn", "Nguyễn Thị Kín", "phan anh sơn", "Đỗ Ảnh", "kin", "Thép Mới"];
const FILED: &[&str] = &["peace", "Làng nghề", "trade", "hòa bình", "La\u{300}ng nghê\u{300}"];

/// A random site: its works, what stands where they are not translated, and whether English names have marks.
#[derive(Clone, Debug)]
struct Site {
    works: Vec<Work>,
    policies: [usize; 3],
    drops: bool,
}

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
    /// Authors and topics, by number; a translation has them from its original.
    filed: (Vec<usize>, Vec<usize>),
}

fn sites() -> impl Strategy<Value = Site> {
    let policies = [0..POLICIES.len(), 0..POLICIES.len(), 0..POLICIES.len()];
    (works(), policies, any::<bool>()).prop_map(|(works, policies, drops)| Site { works, policies, drops })
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
        (prop::collection::vec(0..AUTHORS.len(), 0..3), prop::collection::vec(0..FILED.len(), 0..3)),
    );
    let work = work.prop_map(|(section, languages, title, day, draft, links, picture, paragraphs, filed)| {
        Work { section, languages, title, day, draft, links, picture, paragraphs, filed }
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

/// A random site with its vocabulary and its policies.
fn files(site: &Site) -> BTreeMap<String, String> {
    let mut files = texts(&site.works);
    let [other, news, friends] = site.policies.map(|policy| POLICIES[policy]);
    let marks = if site.drops { "drop" } else { "keep" };
    let settings = format!(
        "fallback: {{ default: {other}, tin: {news}, hữu-nghị: {friends} }}\nname_marks: {{ en: {marks} }}\n\
         menus: {{ main: [tin, hữu-nghị, \"@/{}.md\"] }}\n",
        path(0, &site.works[0])
    );
    files.get_mut("site.yaml").unwrap().push_str(&settings);
    files.insert("content/_vocabulary/people.yaml".into(), PEOPLE.into());
    files.insert("content/_vocabulary/topics.yaml".into(), TOPICS.into());
    files
}

fn text(number: usize, work: &Work, lang: &str, works: &[Work]) -> String {
    let mut text = format!(
        "---\ntitle: \"{}\"\nslug: {lang}-{number}\ndate: 2024-05-{:02}\ndraft: {}\n",
        TITLES[work.title].replace('"', "\\\""),
        work.day,
        work.draft
    );
    if lang == work.languages[0] {
        let named = |words: &[&str], numbers: &[usize]| {
            numbers.iter().map(|&number| words[number].to_string()).collect::<Vec<_>>().join(", ")
        };
        let (authors, topics) = (named(AUTHORS, &work.filed.0), named(FILED, &work.filed.1));
        writeln!(text, "original: {lang}\nauthors: [{authors}]\ntopics: [{topics}]").unwrap();
    }
    text.push_str("---\n");
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
    fn threads_and_order_leave_no_trace(site in sites()) {
        let files = files(&site);
        prop_assert_eq!(built(&files, 1, false), built(&files, 4, true));
    }

    /// Each page lists itself among its translations; all of them list the same set.
    #[test]
    fn alternates_are_symmetric(site in sites()) {
        let outputs = built(&files(&site), 2, false);
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
    fn internal_addresses_exist(site in sites()) {
        let outputs = built(&files(&site), 2, false);
        let broken = html::broken_links(&outputs, "https://example.org", "/paper");
        prop_assert!(broken.is_empty(), "{:?}", broken);
        // The theme prints addresses of cards, terms and the switcher as bare words.
        for (path, bytes) in outputs.iter().filter(|(_, bytes)| bytes.starts_with(b"<!doctype html>")) {
            let text = String::from_utf8_lossy(bytes);
            for address in text.split_whitespace().filter_map(|word| word.strip_prefix("/paper/")) {
                let file = nhipcau::model::address::decode(address);
                let file = if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file };
                prop_assert!(outputs.contains_key(&file), "{} leads to {}", path, address);
            }
        }
    }

    /// What stands in for a translation is no page of its own to search engines, and sitemaps list what is.
    #[test]
    fn sitemaps_list_what_is_canonical(site in sites()) {
        let outputs = built(&files(&site), 2, false);
        let pages = html::pages(&outputs, "https://example.org/paper");
        let listed: BTreeSet<String> = outputs
            .iter()
            .filter(|(path, _)| path.starts_with("sitemap-"))
            .flat_map(|(_, bytes)| {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let places = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
                places.map(str::to_string).collect::<Vec<_>>()
            })
            .collect();
        for (url, page) in &pages {
            let path = url.strip_prefix("https://example.org/paper/").unwrap();
            let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into() };
            let is_notice = String::from_utf8_lossy(&outputs[&file]).contains("\nnotice: ");
            let is_canonical = page.canonical.as_ref() == Some(url);
            if is_notice {
                prop_assert!(page.alternates.is_empty() && !is_canonical, "{} is a translation", url);
                let original = page.canonical.as_ref().and_then(|original| pages.get(original));
                prop_assert!(original.is_some_and(|original| !original.alternates.is_empty()), "{}", url);
            }
            prop_assert!(is_canonical || !listed.contains(url), "{} is listed", url);
        }
        for url in &listed {
            prop_assert!(pages.contains_key(url), "{} is not there", url);
        }
    }

    /// Whatever names someone who writes under another name: the legal name stands nowhere.
    #[test]
    fn legal_names_are_not_told(site in sites()) {
        for (path, bytes) in built(&files(&site), 2, false) {
            let text = String::from_utf8_lossy(&bytes);
            let is_told = ["Kín", "Thi Kin", "thi-kin"].iter().any(|name| text.contains(name) || path.contains(name));
            prop_assert!(!is_told, "{}: {}", path, text);
        }
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
        vocabulary in "(entries: ?|\n- |\n  |id: ?|vi: ?|name: ?|slug: ?|pen_name: ?|offices: ?|names: ?|until: ?|from: ?|picture: ?|sort_as: ?|in: ?|\\[|\\]|\\{|\\}|, |a|đ|★|2013|0|-){0,30}",
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut files = texts(&[]);
        files.insert("content/a.vi.md".into(), format!("{head}{body}"));
        files.insert("content/b.vi.md".into(), format!("---\ntitle: Bài\ndate: 2024-01-01\n---\n{body}"));
        write(folder.path(), &files, false);
        fs::write(folder.path().join("content/c.vi.md"), &content).unwrap();
        fs::write(
            folder.path().join("content/d.vi.md"),
            format!("---\ntitle: Bài\ndate: 2024-01-01\ntopics: [a, đ, ★]\nauthors: [a]\n---\n{directives}"),
        )
        .unwrap();
        let words = folder.path().join("content/_vocabulary");
        fs::create_dir_all(&words).unwrap();
        fs::write(words.join("topics.yaml"), &vocabulary).unwrap();
        fs::write(words.join("people.yaml"), format!("entries:\n- id: a\n  {vocabulary}")).unwrap();
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
        filed: (vec![], vec![]),
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
        filed: (vec![], vec![]),
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
