//! The golden site: this repository's own publication, built at a fixed moment.
//!
//! The list of outputs and some pages in full are kept in `tests/golden`. After a change that is
//! meant, `GOLDEN=write cargo test --test site` writes them anew; read the difference.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use nhipcau::link::Release;
use nhipcau::model::when::When;
use nhipcau::pipeline::{Settings, Update};
use support::{html, memory, xml};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

static SITE: LazyLock<(Update, BTreeMap<String, Vec<u8>>)> =
    LazyLock::new(|| memory::build(settings(Path::new(ROOT))));

/// When the publication is built for: all of it is out by then.
const MOMENT: &str = "2025-03-01T00:00:00Z";

fn settings(root: &Path) -> Settings {
    let now = MOMENT.parse().unwrap();
    Settings { at: When::parse(MOMENT), release: Release::at(now), ..memory::settings(root) }
}

/// Pages that are kept in full.
const KEPT: &[&str] = &[
    "index.html",
    "vi/index.html",
    "en/friendship/index.html",
    "vi/huu-nghi/nhung-nhip-cau/index.html",
    "en/404.html",
    "en/atom.xml",
    "sitemap.xml",
    "sitemap-vi.xml",
    "robots.txt",
];

/// Fingerprints change with every touch of a style sheet; pages are kept without them.
fn masked(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut masked = String::new();
    let mut rest = text.as_ref();
    while let Some(at) = rest.find(['.', '-']) {
        let (before, after) = rest.split_at(at + 1);
        masked.push_str(before);
        let hex =
            after.bytes().take_while(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte)).count();
        let digest =
            after.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte)).count();
        let used = if hex == 10 && after[hex..].starts_with('.') {
            hex
        } else if before.ends_with("sha384-") {
            digest
        } else {
            0
        };
        if used > 0 {
            masked.push('…');
        }
        rest = &after[used..];
    }
    masked + rest
}

#[test]
fn the_publication_has_no_findings() {
    let (update, _) = &*SITE;
    assert!(update.findings.is_empty(), "{:#?}", update.findings);
    let pages: Vec<_> = update.pages.iter().map(|(lang, count)| (lang.as_str(), *count)).collect();
    assert!(pages.iter().all(|(_, count)| *count >= 8), "{pages:?}");
}

#[test]
fn the_publication_is_as_it_was() {
    let (_, outputs) = &*SITE;
    let golden = Path::new(ROOT).join("tests/golden");
    let mut expected = BTreeMap::new();
    expected.insert(
        "outputs.txt".to_string(),
        masked(outputs.keys().fold(String::new(), |list, path| list + path + "\n").as_bytes()),
    );
    for path in KEPT {
        expected.insert((*path).to_string(), masked(&outputs[*path]));
    }
    if std::env::var("GOLDEN").is_ok_and(|value| value == "write") {
        for (path, text) in &expected {
            let file = golden.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
    }
    for (path, text) in &expected {
        let kept = fs::read_to_string(golden.join(path)).unwrap_or_default();
        for (number, (kept, now)) in kept.lines().zip(text.lines()).enumerate() {
            assert_eq!(kept, now, "{path}:{}", number + 1);
        }
        assert_eq!(kept.lines().count(), text.lines().count(), "{path} is longer or shorter");
    }
}

#[test]
fn every_internal_address_exists() {
    let broken = html::broken_links(&SITE.1, "https://nhipcau.example", "");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn alternates_are_reciprocal() {
    let pages = html::pages(&SITE.1, "https://nhipcau.example");
    let mut pairs = 0;
    for (url, page) in &pages {
        for (lang, other) in page.alternates.iter().filter(|(lang, _)| lang != "x-default") {
            assert_eq!(pages[other].alternates, page.alternates, "{url} and its {lang}");
            pairs += 1;
        }
    }
    assert!(pairs > 40, "only {pairs} pairs");
}

#[test]
fn every_xml_is_well_formed() {
    for (path, bytes) in SITE
        .1
        .iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|extension| extension == "xml"))
    {
        assert_eq!(xml::fault(&String::from_utf8_lossy(bytes)), None, "{path}");
    }
}

/// The theme must do more than this publication asks of it: here, a front page that lists all works.
#[test]
fn the_theme_draws_a_front_page_of_several_pages() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for part in ["content", "themes", "locales"] {
        support::spec::copy(&Path::new(ROOT).join(part), &root.join(part));
    }
    fs::copy(Path::new(ROOT).join("site.yaml"), root.join("site.yaml")).unwrap();
    let front = root.join("content/_index.vi.md");
    let text = fs::read_to_string(&front).unwrap();
    fs::write(&front, text.replacen("---\n", "---\npaginate_by: 3\n", 1)).unwrap();
    let (update, outputs) = memory::build(settings(root));
    assert!(update.findings.is_empty(), "{:#?}", update.findings);
    let second = String::from_utf8_lossy(&outputs["vi/trang/2/index.html"]);
    assert!(second.contains("class=\"listing\""), "{second}");
    assert!(second.contains("aria-current=\"page\""), "{second}");
    let broken = html::broken_links(&outputs, "https://nhipcau.example", "");
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Every directive that the program brings has its component in the theme, whether this publication uses it or not.
#[test]
fn the_theme_draws_every_directive() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    for part in ["content", "themes", "locales"] {
        support::spec::copy(&Path::new(ROOT).join(part), &root.join(part));
    }
    fs::copy(Path::new(ROOT).join("site.yaml"), root.join("site.yaml")).unwrap();
    let text = "---\ntitle: Thử\ndate: 2024-12-28\n---\n::toc\n\n## Một\n\n\
                ::figure[Cầu *cũ*]{src=bridge.svg alt=Cầu credit=\"Lê Minh\" width=wide}\n\n::figure{src=sea.svg alt=Biển}\n\n\
                :::gallery{columns=2}\n![Trống](drum.svg \"Trống. Ảnh: TTXVN\")\n![Tre](bamboo.svg)\n:::\n\n\
                :::quote[Bà Bình]\nLời.\n:::\n\n:::quote\nLời.\n:::\n\n::::infobox[Hộp]\n:::note[Lưu *ý*]\nGhi.\n:::\n::::\n\n\
                :::infobox\nHộp.\n:::\n\n:::note\nGhi.\n:::\n\n:::details[Mở]\nKín.\n:::\n\n\
                ::document{src=bridge.svg title=\"Bản vẽ\" date=2024-12-20 number=12}\n::document{src=https://a.example/b.pdf}\n\n\
                :::interview\nMở đầu.\n\n**Hỏi:** Gì?\n\n**Đáp:** Thế.\n:::\n";
    fs::write(root.join("content/friendship/thu.vi.md"), text).unwrap();
    let (update, outputs) = memory::build(settings(root));
    assert!(update.findings.is_empty(), "{:#?}", update.findings);
    let page = String::from_utf8_lossy(&outputs["vi/huu-nghi/thu/index.html"]);
    for shown in [
        "<a href=\"#mot\">Một</a>",
        "<figcaption>Cầu <em>cũ</em> <span class=\"credit\">",
        "<div class=\"gallery is-2\">",
        "<figcaption>Bà Bình</figcaption>",
        "aria-label=\"Hộp\"",
        "<p class=\"alert-title\">Lưu <em>ý</em></p>",
        "<summary>Mở</summary>",
        ">Bản vẽ</a>",
        "SVG",
        "<strong>Hỏi</strong>",
        "<p>Gì?</p>",
    ] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    let broken = html::broken_links(&outputs, "https://nhipcau.example", "");
    assert!(broken.is_empty(), "{broken:#?}");
}
