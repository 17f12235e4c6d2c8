//! Work counts: what an edit draws, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use nhipcau::pipeline::inputs::Changes;
use tempfile::TempDir;

use super::law::Desk;
use crate::{now, support};

const CONFIG: &str = "title: Nhịp Cầu\nbase_url: https://example.org\ntime_zone: Asia/Ho_Chi_Minh\ntheme: plain\n\
                      languages: { vi: { name: Tiếng Việt }, en: { name: English } }\n\
                      feeds: { formats: [atom], limit: 3, content: full }\n";

/// Five stories in two languages in `tin`, one story in `xa`, which no feed and no front page carries: the
/// oldest of all, and the front page lists it as its latest.
struct Paper {
    folder: TempDir,
    desk: Desk,
}

impl Paper {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        support::spec::plain_theme(&root);
        let mut paper = Self { desk: Desk::new(&root, now()), folder };
        paper.write("site.yaml", CONFIG);
        for lang in ["vi", "en"] {
            for section in ["tin", "xa"] {
                paper.write(
                    &format!("content/{section}/_index.{lang}.md"),
                    &format!("---\ntitle: Mục {section}\n---\n"),
                );
            }
            for day in 1..=5 {
                paper.write(&format!("content/tin/bài-{day}.{lang}.md"), &story(&format!("Bài {day}"), day));
            }
        }
        paper.write("content/xa/lẻ.vi.md", &story("Lẻ", 1).replace("2024", "2020"));
        let (update, _) = paper.desk.draw(&Changes::Everything);
        assert!(update.findings.is_empty(), "{:?}", update.findings);
        paper
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces a part of a file, and returns what that draws: short names of outputs.
    fn edit(&mut self, path: &str, from: &str, to: &str) -> Vec<String> {
        let disk = self.folder.path().join(path);
        let text = fs::read_to_string(&disk).unwrap();
        assert!(text.contains(from), "{path}");
        fs::write(&disk, text.replace(from, to)).unwrap();
        self.drawn(&[path])
    }

    fn drawn(&mut self, paths: &[&str]) -> Vec<String> {
        let drawn = self.desk.drawn_after(paths);
        let mut names: Vec<_> =
            drawn.iter().map(|path| path.strip_suffix("/index.html").unwrap_or(path).to_string()).collect();
        names.sort();
        names
    }
}

fn story(title: &str, day: usize) -> String {
    format!("---\ntitle: {title}\ndate: 2024-12-{day:02}\ntopics: [Đối ngoại]\n---\nĐoạn {day}.\n\nSau.\n")
}

#[test]
fn what_changes_nothing_draws_nothing() {
    let mut paper = Paper::new();
    // Touched: the same bytes.
    assert!(paper.edit("content/tin/bài-5.vi.md", "Sau.", "Sau.").is_empty());
    assert!(
        paper
            .drawn(&["content", "themes/plain", "locales", "static", "site.yaml", "content/không.vi.md"])
            .is_empty()
    );
    // Part of nothing.
    for path in [
        "README.md",
        "content/_data/a.md",
        "content/tin/.ẩn.vi.md",
        "content/tin/a.vi.md~",
        "themes/khác/a.html",
        "content/tin/rời.txt",
    ] {
        paper.write(path, "---\ntitle: Không\n---\n");
        assert!(paper.drawn(&[path]).is_empty(), "{path}");
    }
}

#[test]
fn a_body_is_shown_on_its_page_and_in_the_feed_that_carries_it() {
    let mut paper = Paper::new();
    assert_eq!(paper.edit("content/tin/bài-5.vi.md", "Sau.", "Mới."), ["vi/atom.xml", "vi/tin/bai-5"]);
    // The feeds carry the three newest.
    assert_eq!(paper.edit("content/tin/bài-1.vi.md", "Sau.", "Mới."), ["vi/tin/bai-1"]);
}

#[test]
fn a_lead_is_shown_on_cards() {
    let mut paper = Paper::new();
    // Its first paragraph: the page (its description), its neighbours' links, the lists of its section and its topic,
    // the front page.
    assert_eq!(
        paper.edit("content/tin/bài-3.vi.md", "Đoạn 3.", "Mở đầu."),
        [
            "vi",
            "vi/atom.xml",
            "vi/chu-de/doi-ngoai",
            "vi/tin",
            "vi/tin/bai-2",
            "vi/tin/bai-3",
            "vi/tin/bai-4"
        ]
    );
}

#[test]
fn a_title_is_shown_by_its_translation_neighbours_lists_and_feeds() {
    let mut paper = Paper::new();
    assert_eq!(
        paper.edit("content/tin/bài-3.vi.md", "Bài 3", "Bài ba"),
        [
            "en/tin/bai-3",
            "vi",
            "vi/atom.xml",
            "vi/chu-de/doi-ngoai",
            "vi/tin",
            "vi/tin/bai-2",
            "vi/tin/bai-3",
            "vi/tin/bai-4"
        ]
    );
    // Too old for the feed; and nobody's neighbour but the next one's.
    assert_eq!(
        paper.edit("content/tin/bài-1.vi.md", "Bài 1", "Bài một"),
        ["en/tin/bai-1", "vi", "vi/chu-de/doi-ngoai", "vi/tin", "vi/tin/bai-1", "vi/tin/bai-2"]
    );
}

#[test]
fn a_term_is_shown_on_its_page_and_by_those_who_inherit_it() {
    let mut paper = Paper::new();
    assert_eq!(
        paper.edit("content/tin/bài-3.en.md", "[Đối ngoại]", "[Đối ngoại, Hòa bình]"),
        ["en/tin/bai-3", "en/topics", "en/topics/doi-ngoai", "en/topics/hoa-binh", "sitemap-en.xml"]
    );
    assert_eq!(
        paper.edit("content/tin/bài-3.en.md", "topics: [Đối ngoại, Hòa bình]\n", ""),
        ["en/tin/bai-3", "en/topics", "en/topics/doi-ngoai", "sitemap-en.xml"]
    );
    // Now the translation takes what the original says.
    assert_eq!(
        paper.edit("content/tin/bài-3.vi.md", "[Đối ngoại]", "[Hòa bình]"),
        [
            "en/tin/bai-3",
            "en/topics",
            "en/topics/doi-ngoai",
            "en/topics/hoa-binh",
            "sitemap-en.xml",
            "sitemap-vi.xml",
            "vi/chu-de",
            "vi/chu-de/doi-ngoai",
            "vi/chu-de/hoa-binh",
            "vi/tin/bai-3"
        ]
    );
}

#[test]
fn a_date_moves_a_story() {
    let mut paper = Paper::new();
    // Within its day and its place: what prints its date, the sitemap; and the translation, which tells when the
    // original appeared.
    assert_eq!(
        paper.edit("content/tin/bài-3.vi.md", "2024-12-03", "2024-12-03T08:00"),
        [
            "en/tin/bai-3",
            "sitemap-vi.xml",
            "vi",
            "vi/atom.xml",
            "vi/chu-de/doi-ngoai",
            "vi/tin",
            "vi/tin/bai-2",
            "vi/tin/bai-3",
            "vi/tin/bai-4"
        ]
    );
    // To the top: the old neighbours and the new one too. The feed still carries the same, in another order.
    assert_eq!(
        paper.edit("content/tin/bài-3.vi.md", "2024-12-03T08:00", "2024-12-09"),
        [
            "en/tin/bai-3",
            "sitemap-vi.xml",
            "vi",
            "vi/atom.xml",
            "vi/chu-de/doi-ngoai",
            "vi/tin",
            "vi/tin/bai-2",
            "vi/tin/bai-3",
            "vi/tin/bai-4",
            "vi/tin/bai-5"
        ]
    );
}

#[test]
fn a_string_is_taken_to_be_on_every_page_of_its_language() {
    let mut paper = Paper::new();
    let languages = |drawn: &[String]| {
        let mut counts = BTreeMap::new();
        for path in drawn {
            *counts.entry(path[..2].to_string()).or_insert(0) += 1;
        }
        counts
    };
    // All pages of the language, and of those that fall back to it. Feeds and sitemaps show no strings.
    let drawn = paper.edit("themes/plain/locales/vi/theme.ftl", "Không tìm thấy trang", "Không có trang");
    let expected =
        [("40", 1), ("en", 11), ("in", 1), ("vi", 12)].map(|(part, count)| (part.to_string(), count));
    assert_eq!(languages(&drawn), expected.into(), "{drawn:?}");
    assert!(drawn.iter().all(|path| path != "vi/atom.xml" && !path.starts_with("sitemap")), "{drawn:?}");
    // A string that nothing asks for, in a file of its own.
    paper.write("locales/en/thừa.ftl", "unused = x\n");
    assert_eq!(paper.drawn(&["locales/en/thừa.ftl"]).len(), 11);
    paper.write("locales/en/thừa.ftl", "# a note\nunused = x\n");
    assert_eq!(paper.drawn(&["locales/en/thừa.ftl"]).len(), 0);
}

#[test]
fn a_template_is_taken_to_draw_every_page() {
    let mut paper = Paper::new();
    // 404.html draws three pages; the keys hold all templates, which may include each other.
    assert_eq!(paper.edit("themes/plain/templates/404.html", "<h1>", "<h1 id=\"a\">").len(), 25);
}

#[test]
fn a_style_sheet_is_drawn_on_the_pages_that_name_it() {
    let mut paper = Paper::new();
    paper.write("themes/plain/assets/style.css", "a { color: red }\n");
    paper.edit(
        "themes/plain/templates/page.html",
        "<h1>",
        "{% set style = asset(path=\"style.css\") %}{{ style.url }}<h1>",
    );
    let pages = paper.edit("themes/plain/assets/style.css", "red", "green");
    // Eleven stories; sections, front pages and others do not ask for it.
    assert_eq!(pages.len(), 11, "{pages:?}");
    assert!(pages.iter().all(|path| path.contains("/bai-") || path.ends_with("/le")), "{pages:?}");
    // One that no page names.
    paper.write("themes/plain/assets/khác.css", "a { color: red }\n");
    assert!(paper.drawn(&["themes/plain/assets/khác.css"]).is_empty());
}

#[test]
fn a_parent_theme_is_drawn_as_the_theme_itself() {
    let mut paper = Paper::new();
    paper.write("themes/gốc/theme.yaml", "name: Gốc\noptions: { seal: { type: text, default: Ấn } }\n");
    paper.write("themes/gốc/templates/photo.html", "{{ page.title }}\n");
    // Part of nothing so far.
    assert!(paper.drawn(&["themes/gốc"]).is_empty());
    paper.write("themes/plain/theme.yaml", "extends: gốc\noptions: { greeting: { type: text } }\n");
    assert_eq!(paper.drawn(&["themes/plain/theme.yaml"]).len(), 25);
    assert_eq!(paper.edit("themes/gốc/templates/photo.html", "}}", "}}!").len(), 25);
    assert!(paper.edit("themes/gốc/theme.yaml", "name: Gốc", "name: Tổ").is_empty());
    assert_eq!(paper.edit("themes/gốc/theme.yaml", "Ấn", "Triện").len(), 25);
    paper.write("themes/gốc/assets/style.css", "a { color: red }\n");
    paper.edit(
        "themes/plain/templates/page.html",
        "<h1>",
        "{% set style = asset(path=\"style.css\") %}{{ style.url }}<h1>",
    );
    assert_eq!(paper.edit("themes/gốc/assets/style.css", "red", "green").len(), 11);
    // The child's stands before it now: what the parent's says is nobody's.
    paper.write("themes/plain/assets/style.css", "a { color: blue }\n");
    assert_eq!(paper.drawn(&["themes/plain/assets/style.css"]).len(), 11);
    assert!(paper.edit("themes/gốc/assets/style.css", "green", "black").is_empty());
}

#[test]
fn data_is_drawn_on_the_pages_that_ask_for_it() {
    let mut paper = Paper::new();
    paper.write("content/_data/số.csv", "năm\n2023\n");
    paper.write("content/_data/khác.csv", "năm\n2023\n");
    paper.drawn(&["content/_data"]);
    paper.edit(
        "themes/plain/templates/home.html",
        "{% block main %}",
        "{% block main %}{{ data(path=\"số.csv\") | length }}",
    );
    assert_eq!(paper.edit("content/_data/số.csv", "2023", "2024"), ["en", "vi"]);
    assert!(paper.edit("content/_data/số.csv", "2024\n", "2024\r\n").is_empty());
    assert!(paper.edit("content/_data/khác.csv", "2023", "2024").is_empty());
}

#[test]
fn a_new_story_and_its_end() {
    let mut paper = Paper::new();
    paper.write("content/tin/mới.vi.md", &story("Mới", 20));
    // Itself, the story before it, the lists, the feed and the sitemap.
    let shown =
        ["sitemap-vi.xml", "vi", "vi/atom.xml", "vi/chu-de", "vi/chu-de/doi-ngoai", "vi/tin", "vi/tin/bai-5"];
    let mut first = vec!["vi/tin/moi"];
    first.extend(shown);
    first.sort_unstable();
    assert_eq!(paper.drawn(&["content/tin/mới.vi.md"]), first);
    fs::remove_file(paper.folder.path().join("content/tin/mới.vi.md")).unwrap();
    assert_eq!(paper.drawn(&["content/tin/mới.vi.md"]), shown);
}
