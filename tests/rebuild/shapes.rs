//! Changes in the shapes that watchers tell of, and sequences that were once drawn wrongly.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use nhipcau::pipeline::inputs::Changes;
use tempfile::TempDir;

use super::law::{Desk, Look};
use super::site;
use crate::now;

/// The site, built once.
fn begin() -> (TempDir, PathBuf, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    site::write(&root);
    let mut desk = Desk::new(&root, now());
    desk.check(&Changes::Everything, Look::default()).unwrap();
    (folder, root, desk)
}

fn told<P: AsRef<Path>>(root: &Path, paths: impl IntoIterator<Item = P>) -> Changes {
    Changes::Paths(paths.into_iter().map(|path| root.join(path)).collect())
}

fn check(desk: &mut Desk, changes: &Changes) {
    let look = Look { demand: 3, ..Look::default() };
    desk.check(changes, look).unwrap_or_else(|fault| panic!("{changes:?}: {fault}"));
}

fn write(root: &Path, path: &str, text: &str) {
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), text).unwrap();
}

fn story(title: &str, number: usize) -> String {
    let mut text = format!(
        "---\ntitle: {title} {number}\ndate: 2024-{:02}-{:02}\n---\n",
        1 + number % 12,
        1 + number % 28
    );
    writeln!(text, "Xem [bài khác](bài-{}.md).", (number + 7) % 1000).unwrap();
    text
}

/// Another branch: a thousand files at once, some changed, some gone, some new.
#[test]
fn a_thousand_files_change_at_once() {
    let (_folder, root, mut desk) = begin();
    let name = |number: usize| format!("content/kho/bài-{number}.vi.md");
    write(&root, "content/kho/_index.vi.md", "---\ntitle: Kho\npaginate_by: 50\n---\n");
    (0..1000).for_each(|number| write(&root, &name(number), &story("Cũ", number)));
    check(&mut desk, &told(&root, ["content/kho"]));
    let mut changed = BTreeSet::new();
    for number in 0..1000 {
        match number % 10 {
            0..8 => write(&root, &name(number), &story("Mới", number)),
            8 => fs::remove_file(root.join(name(number))).unwrap(),
            _ => write(&root, &name(number + 1000), &story("Thêm", number)),
        }
        changed.insert(if number % 10 == 9 { name(number + 1000) } else { name(number) });
    }
    assert_eq!(changed.len(), 1000);
    check(&mut desk, &told(&root, changed));
}

/// Only the folder is told of: what was written before it was watched, nobody has seen being written.
#[test]
fn a_new_folder_is_told_of_by_its_own_name_alone() {
    let (_folder, root, mut desk) = begin();
    write(&root, "content/tin/mới/_index.vi.md", "---\ntitle: Mục mới\ntransparent: true\n---\n");
    write(&root, "content/tin/mới/a.vi.md", &story("Một", 1));
    write(
        &root,
        "content/tin/mới/bó/index.vi.md",
        "---\ntitle: Bó\ndate: 2024-12-30\n---\n![Ảnh](ảnh.svg)\n",
    );
    write(&root, "content/tin/mới/bó/ảnh.svg", "<svg width='5' height='4'/>");
    check(&mut desk, &told(&root, ["content/tin/mới"]));
    write(&root, "static/sâu/hơn/a.txt", "a");
    write(&root, "locales/fr/site.ftl", "home-more = Encore\n");
    check(&mut desk, &told(&root, ["static/sâu", "locales/fr"]));
}

#[test]
fn a_folder_is_renamed() {
    let (_folder, root, mut desk) = begin();
    fs::rename(root.join("content/hữu-nghị"), root.join("content/đối-ngoại")).unwrap();
    check(&mut desk, &told(&root, ["content/hữu-nghị", "content/đối-ngoại"]));
    fs::rename(root.join("content/đối-ngoại"), root.join("content/tin/hữu-nghị")).unwrap();
    check(&mut desk, &told(&root, ["content/đối-ngoại", "content/tin/hữu-nghị"]));
    // Out of the content and back.
    fs::rename(root.join("content/tin"), root.join("tin")).unwrap();
    check(&mut desk, &told(&root, ["content/tin", "tin"]));
    fs::rename(root.join("tin"), root.join("content/tin")).unwrap();
    check(&mut desk, &told(&root, ["content/tin", "tin"]));
}

/// The root may be a link; paths are told below the folder that it leads to.
#[test]
fn a_root_that_is_a_link_is_the_folder_that_it_leads_to() {
    let folder = tempfile::tempdir().unwrap();
    let (root, link) = (folder.path().canonicalize().unwrap().join("thật"), folder.path().join("nối"));
    fs::create_dir(&root).unwrap();
    site::write(&root);
    symlink(&root, &link).unwrap();
    let mut desk = Desk::new(&link, now());
    check(&mut desk, &Changes::Everything);
    write(&root, "content/tin/bài-9.vi.md", &story("Mới", 9));
    fs::remove_file(root.join("content/tin/ảnh.svg")).unwrap();
    check(&mut desk, &told(&root, ["content/tin/bài-9.vi.md", "content/tin/ảnh.svg"]));
    write(&root, "themes/plain/assets/base.css", "p { margin: 1px }");
    check(&mut desk, &told(&root, ["themes/plain/assets/base.css"]));
    // Named by another way: anything may have changed.
    write(&link, "content/tin/bài-9.vi.md", &story("Lại", 8));
    check(&mut desk, &told(&link, ["content/tin/bài-9.vi.md"]));
}

/// Names that differ by their form of Unicode alone are two files on most disks, and one path of the site.
#[test]
fn two_spellings_of_a_name_are_one_path() {
    let (_folder, root, mut desk) = begin();
    let other = "content/tin/a\u{309}nh.svg";
    write(&root, other, "hỏng");
    check(&mut desk, &told(&root, [other]));
    fs::remove_file(root.join("content/tin/ảnh.svg")).unwrap();
    check(&mut desk, &told(&root, ["content/tin/ảnh.svg"]));
    let folder = "content/hu\u{31b}\u{303}u-nghi\u{323}";
    write(&root, &format!("{folder}/bạn-9.vi.md"), &story("Bạn", 9));
    check(&mut desk, &told(&root, [folder]));
    fs::remove_dir_all(root.join(folder)).unwrap();
    check(&mut desk, &told(&root, [folder]));
}

/// An `_index` that is a draft still gives its section name and address, but no longer its old addresses.
#[test]
fn old_addresses_of_a_section_go_with_its_index() {
    let (_folder, root, mut desk) = begin();
    let path = root.join("content/tin/_index.vi.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(desk.published.contains_key("vi/chuyen-muc/index.html"));
    fs::write(&path, text.replacen("---\n", "---\ndraft: true\n", 1)).unwrap();
    check(&mut desk, &told(&root, ["content/tin/_index.vi.md"]));
    assert!(!desk.published.contains_key("vi/chuyen-muc/index.html"));
    fs::write(&path, text).unwrap();
    check(&mut desk, &told(&root, ["content/tin/_index.vi.md"]));
}

/// Characters that no page may show are read as one that stands for them; which they were is told all the same.
#[test]
fn one_illegal_character_for_another() {
    let (_folder, root, mut desk) = begin();
    let path = "content/tin/bài-1.vi.md";
    let text = fs::read_to_string(root.join(path)).unwrap();
    for c in ["\u{1b}", "\u{2}", "\u{fffd}", "\u{fffe}", "\u{fffd}"] {
        fs::write(root.join(path), text.replace("Mở", c)).unwrap();
        check(&mut desk, &told(&root, [path]));
    }
}

/// Themes two deep above the site's: whatever is edited there, and what builds upon what.
#[test]
fn a_parent_of_the_theme_is_edited() {
    let (_folder, root, mut desk) = begin();
    for (path, text) in [
        ("themes/tổ/templates/partials/foot.html", "{{<seal text=`mới` />}} tổ mới\n"),
        (
            "themes/gốc/components/seal.html",
            "{% component seal(text: string) %}<u>{{ text }}</u>{% endcomponent seal %}\n",
        ),
        ("themes/tổ/components/seal.html", "{% component seal(text: string) %}che{% endcomponent seal %}\n"),
        ("themes/tổ/locales/en/tổ.ftl", "foot = Another foot\n"),
        ("themes/gốc/locales/en/gốc.ftl", "foot = Nearer foot\n"),
        ("themes/gốc/assets/leaf.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='7' height='7'/>"),
        ("themes/gốc/assets/gốc.css", "p { margin: 1px }"),
        ("themes/tổ/static/tổ.txt", "mới"),
        (
            "themes/tổ/theme.yaml",
            "options: { tone: { type: choice, words: [ấm, lạnh], default: ấm }, seal: { type: text } }\n",
        ),
        ("themes/gốc/theme.yaml", "extends: tổ\noptions: { seal: { default: Ấn } }\n"),
        // A theme that is not there yet.
        ("themes/plain/theme.yaml", "extends: nhà\noptions: { greeting: { type: text } }\n"),
        ("themes/nhà/theme.yaml", "extends: tổ\n"),
        ("themes/nhà/assets/gốc.css", "p { margin: 2px }"),
        // In a circle, and out of it.
        ("themes/tổ/theme.yaml", "extends: plain\n"),
        ("themes/tổ/theme.yaml", "options: { tone: { type: text } }\n"),
        ("themes/nhà/theme.yaml", ""),
        ("themes/nhà/theme.yaml", "name: Nhà\nextends: gốc\n"),
        // Now the one of the middle builds upon nothing that has the parts.
        ("themes/gốc/theme.yaml", "name: Gốc\n"),
        ("themes/gốc/theme.yaml", "extends: tổ\n"),
    ] {
        write(&root, path, text);
        check(&mut desk, &told(&root, [path]));
    }
    fs::remove_file(root.join("themes/gốc/components/seal.html")).unwrap();
    check(&mut desk, &told(&root, ["themes/gốc/components/seal.html"]));
    fs::rename(root.join("themes/gốc"), root.join("themes/gốc-cũ")).unwrap();
    check(&mut desk, &told(&root, ["themes/gốc", "themes/gốc-cũ"]));
    fs::rename(root.join("themes/gốc-cũ"), root.join("themes/gốc")).unwrap();
    check(&mut desk, &told(&root, ["themes/gốc", "themes/gốc-cũ"]));
    assert!(String::from_utf8_lossy(&desk.published["vi/index.html"]).contains("tổ mới"));
}

/// Data is asked for by its words: the same ones again, others, none, and what cannot be read.
#[test]
fn a_file_of_data_is_edited() {
    let (_folder, root, mut desk) = begin();
    let path = "content/_data/số.csv";
    for text in ["năm,a\n1999,1\n", "năm,a\r\n1999,1\r\n", "năm,a\n1999\n", "năm,a\n", "\u{1b}", ""] {
        write(&root, path, text);
        check(&mut desk, &told(&root, [path]));
    }
    fs::remove_file(root.join(path)).unwrap();
    check(&mut desk, &told(&root, [path]));
    write(&root, path, "năm,a\n2000,1\n");
    check(&mut desk, &told(&root, ["content/_data"]));
}

/// What directives show of other files: the size of one, the title of a work, and the components that draw them.
#[test]
fn what_directives_take_is_looked_at() {
    let (_folder, root, mut desk) = begin();
    let shows =
        |desk: &Desk, path: &str, text: &str| String::from_utf8_lossy(&desk.published[path]).contains(text);
    let (page, seeing, feed) =
        ("vi/tin-tuc/chuyen-de/dai-2/index.html", "vi/huu-nghi/ban-2/index.html", "vi/atom.xml");
    write(&root, "content/tin/hội-nghị/bien-ban.txt", &"x".repeat(4321));
    check(&mut desk, &told(&root, ["content/tin/hội-nghị/bien-ban.txt"]));
    assert!(shows(&desk, page, "4321 B"));
    let target = root.join("content/hữu-nghị/láng-giềng/lào.vi.md");
    let text = fs::read_to_string(&target).unwrap();
    let title = text.lines().find(|line| line.starts_with("title:")).unwrap();
    write(&root, "content/hữu-nghị/láng-giềng/lào.vi.md", &text.replace(title, "title: Đất nước Triệu Voi"));
    check(&mut desk, &told(&root, ["content/hữu-nghị/láng-giềng/lào.vi.md"]));
    assert!(shows(&desk, seeing, "Đất nước Triệu Voi"));
    let component = "themes/plain/components/document.html";
    let text = fs::read_to_string(root.join(component)).unwrap();
    write(&root, component, &text.replace("class=\"document\"", "class=\"giấy tờ\""));
    check(&mut desk, &told(&root, [component]));
    assert!(shows(&desk, page, "giấy tờ") && shows(&desk, feed, "giấy tờ"));
    fs::remove_file(root.join(component)).unwrap();
    check(&mut desk, &told(&root, [component]));
    write(&root, component, &text);
    check(&mut desk, &told(&root, [component]));
    let theme = "themes/plain/theme.yaml";
    let text = fs::read_to_string(root.join(theme)).unwrap();
    write(&root, theme, &text.replace("form: leaf", "form: leaf, label: title"));
    check(&mut desk, &told(&root, [theme]));
    write(&root, theme, &text.replace("directives: {", "description: x # {"));
    check(&mut desk, &told(&root, [theme]));
    write(&root, theme, &text);
    check(&mut desk, &told(&root, [theme]));
    assert!(shows(&desk, seeing, "Đất nước Triệu Voi") && shows(&desk, page, "4321 B"));
}
