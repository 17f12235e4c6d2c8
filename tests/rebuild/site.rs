//! The site that is edited: small, with something of everything.

use std::fs;
use std::path::Path;

use crate::support;

/// Titles, leads and names: stacked marks, in NFC and NFD, and what HTML and YAML take for their own.
pub const WORDS: &[&str] = &[
    "Đường sắt Đà Nẵng",
    "Nguye\u{302}\u{303}n Thị Ngọc Ánh",
    "Hội nghị: 49 nước & bạn bè",
    "\\\"Ngoại giao\\\" <nhân dân>",
    "Tết",
    "\u{110}u\u{31b}\u{301}c va\u{300} Lào",
    "Những nẻo đường",
    "Zürich",
    "ăn, ấm, ẩn",
    "Tết",
];

const CONFIG: &str = "title: { vi: Nhịp Cầu, en: Nhip Cau }
base_url: https://example.org/paper
time_zone: Asia/Ho_Chi_Minh
theme: plain
default_language: vi
languages: { vi: { name: Tiếng Việt }, en: { name: English }, fr: { name: Français } }
paginate_by: 2
feeds: { formats: [atom], limit: 5, content: full }
menus: { main: [tin, hữu-nghị, \"@/giới-thiệu.md\", /vi/tin-tuc/, \"https://example.com/a\"] }
fallback: { default: hide, tin: link, hữu-nghị: list, hữu-nghị/láng-giềng: notice }
name_marks: { en: drop }
";

/// Texts by path: what front matter says, then the body.
const TEXTS: &[(&str, &str, &str)] = &[
    (
        "_index.vi.md",
        "front: { lead: tin/bài-1.md, seconds: [\"@/tin/bài-2.md\"], until: 2025-01-01T12:00 }",
        "Lời tòa soạn.",
    ),
    (
        "_index.en.md",
        "sort_by: title",
        "Welcome, [news](@/tin/_index.md).\n\n::figure[Bridge]{src=\"@/tin/ảnh.svg\" alt=Bridge}",
    ),
    ("_index.fr.md", "", ""),
    ("giới-thiệu.vi.md", "kind: page\nslug: ve-chung-toi", "## Tòa soạn\n\nXem [mục tin](@/tin/_index.md)."),
    ("giới-thiệu.en.md", "kind: page\naliases: [/en/cu/]", "About."),
    ("tre.vi.md", "date: 2024-11-02\ntranslation_key: tre", "Cây tre."),
    ("bamboo.en.md", "date: 2024-11-03\ntranslation_key: tre", "Bamboo."),
    ("tin/_index.vi.md", "slug: tin-tức\npaginate_by: 2\naliases: [/vi/chuyen-muc/]", "Tin hằng ngày."),
    ("tin/_index.en.md", "title: News\nslug: news", ""),
    ("tin/_index.fr.md", "slug: nouvelles\npublish_at: 2025-01-02T07:00\naliases: [/fr/actualites/]", "Ici."),
    (
        "tin/bài-1.vi.md",
        "date: 2024-12-20\nauthors: [Lê Minh, but-danh]\ntopics: [đối ngoại nhân dân, hoa-binh]\npeople: [phan-anh-son]\ncover: { src: ảnh.svg, alt: Cầu }",
        "Mở đầu.\n\n## Phần 1\n\nNội dung 1.\n\n## Phần 2\n\n![Cầu](ảnh.svg \"Cầu vòm. (Ảnh: TTXVN)\")",
    ),
    ("tin/bài-1.en.md", "", "Start.\n\n## Phần 1\n\n![Bridge](ảnh.svg)"),
    ("tin/bài-1.fr.md", "draft: false", "Début."),
    (
        "tin/bài-2.vi.md",
        "date: 2024-12-21T08:00\nupdated: 2024-12-24\ntopics: [hoa-binh]\ncountries: [lao]\nplace: lao",
        "Xem [bài một](bài-1.md#phan-1), [từ gốc](/vi/tin-tuc/), [lạ](/vi/tin-tuc/bai-1/#phan-2) và [bản Pháp](@/tin/bài-1.fr.md).",
    ),
    ("tin/bài-2.en.md", "expires_at: 2025-01-03T00:00", "See [one](bài-1.md)."),
    (
        "tin/ba\u{300}i-3.vi.md",
        "date: 2024-12-21T08:00\nrelated: [bài-1.md, \"@/hữu-nghị/bạn-2.md\"]",
        "Bài ba, tên tệp NFD. Xem [bài nháp](@/hữu-nghị/bạn-3.md).",
    ),
    ("tin/bài-4.vi.md", "date: 2025-01-02T06:00\naliases: [/vi/cu/bon/]", "Bài hẹn giờ."),
    (
        "tin/hội-nghị/index.vi.md",
        "date: 2024-12-25\nkind: photo",
        "![Hội trường](hall.png)\n\n![Ảnh gốc](/logo.svg)",
    ),
    ("tin/hội-nghị/index.en.md", "", "![Hall](hall.png)\n\n[Minutes](bien-ban.txt)"),
    ("tin/chuyên-đề/_index.vi.md", "transparent: true", ""),
    (
        "tin/chuyên-đề/dài-1.vi.md",
        "date: 2024-12-11",
        "Dài một. > [!NOTE] không phải.\n\n> [!NOTE]\n> Lưu ý.",
    ),
    (
        "tin/chuyên-đề/dài-2.vi.md",
        "date: 2024-12-12",
        "Dài hai.[^1]\n\n[^1]: Chú thích.\n\n::document{src=\"@/tin/hội-nghị/bien-ban.txt\"}",
    ),
    (
        "hữu-nghị/_index.vi.md",
        "sort_by: title\npaginate_by: 0\ncascade: { kicker: Hữu nghị, authors: [Ban Đối ngoại], cover: { src: cờ.svg, alt: Cờ } }",
        "",
    ),
    ("hữu-nghị/_index.en.md", "sort_by: date\ncascade: { kicker: Friendship }", ""),
    ("hữu-nghị/bạn-1.vi.md", "date: 2024-10-01\nrelease: together", "Bạn một."),
    ("hữu-nghị/bạn-1.en.md", "date: 2024-10-01\npublish_at: 2025-01-02T07:00\noriginal: en", "Friend one."),
    (
        "hữu-nghị/bạn-2.vi.md",
        "date: 2024-10-02\nweight: 2",
        "Bạn hai. <!-- more -->\n\nXem [Lào](láng-giềng/lào.md).\n\n:::note[Xem]\n::see{work=láng-giềng/lào.md year=1}\n:::",
    ),
    ("hữu-nghị/bạn-3.vi.md", "date: 2024-10-03\ndraft: true", "Bạn ba."),
    ("hữu-nghị/láng-giềng/_index.vi.md", "sort_by: weight\nweight: 1", ""),
    ("hữu-nghị/láng-giềng/lào.vi.md", "date: 2024-09-01\nweight: 3\ncountries: [lao]\nissue: 3", "Lào."),
    ("hữu-nghị/láng-giềng/lào.fr.md", "date: 2024-09-02", "Laos, [Pont](@/tin/bài-3.md)."),
    ("hữu-nghị/láng-giềng/cam.vi.md", "date: 2024-09-03\nweight: 1", "Cam-pu-chia."),
    ("không-mục/ghi-chép.vi.md", "date: 2024-08-01\nurl: /vi/ghi/", "Ghi chép \"trong ngoặc\"."),
    ("văn-hóa/_index.vi.md", "translation_key: văn hóa", ""),
    ("culture/_index.en.md", "translation_key: văn hóa", ""),
    ("văn-hóa/lễ/hội.vi.md", "date: 2024-07-01", "Hội."),
    ("culture/feasts/fair.en.md", "date: 2024-07-02", "Fair."),
];

/// All else by path from the site's root.
const FILES: &[(&str, &str)] = &[
    ("locales/vi/site.ftl", "greeting = Chào { $name }\nhome-more = Xem thêm\n"),
    ("locales/en/site.ftl", "greeting = Hello { $name }\nhome-more = More\n"),
    ("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"),
    ("static/.well-known/a.txt", "a"),
    (
        "content/_vocabulary/topics.yaml",
        "vi: { name: Chủ đề, slug: chu-de }\nopen: true\nentries:\n- id: hoa-binh\n  vi: { name: Hòa bình, slug: hoa-binh }\n  en: { name: Peace }\n",
    ),
    (
        "content/_vocabulary/people.yaml",
        "entries:\n- id: phan-anh-son\n  vi: Phan Anh Sơn\n  offices: [{ from: 2024, vi: Chủ tịch, en: President }]\n- { id: but-danh, vi: Hoàng Văn Thật, pen_name: Hải Đăng }\n",
    ),
    ("README.md", "# Không phải trang"),
    ("content/_data/ghi.md", "Không phải trang."),
    ("content/tin/hội-nghị/bien-ban.txt", "Biên bản"),
    ("content/tin/ảnh.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>"),
    ("content/tin/ảnh.en.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>"),
    ("content/hữu-nghị/cờ.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>"),
    ("themes/plain/assets/style.css", "@import url(\"base.css\");\nbody { background: url('leaf.svg#a') }\n"),
    ("themes/plain/assets/base.css", "p { margin: 0 }\n"),
    ("themes/plain/assets/leaf.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"),
    ("themes/plain/static/favicon.txt", "f"),
    (
        "themes/plain/theme.yaml",
        "extends: gốc\noptions: { greeting: { type: text, per_language: true, default: { vi: Xin chào, en: Hello } }, tone: { default: lạnh } }\ndirectives: { see: { form: leaf, arguments: { work: work, year: number } } }\n",
    ),
    ("themes/gốc/theme.yaml", "extends: tổ\noptions: { seal: { type: text, default: dấu } }\n"),
    (
        "themes/gốc/templates/partials/foot.html",
        "{% include \"themes/tổ/partials/foot.html\" %} gốc {{ theme.tone }} {{ theme.seal }}\n",
    ),
    (
        "themes/gốc/templates/photo.html",
        "{% extends \"page.html\" %}\n{% block main %}ảnh {{ super() }}{% endblock main %}\n",
    ),
    (
        "themes/gốc/components/seal.html",
        "{% component seal(text: string) %}<b>gốc {{ text }}</b>{% endcomponent seal %}\n",
    ),
    ("themes/gốc/locales/vi/gốc.ftl", "foot = Chân trang gốc\n"),
    ("themes/gốc/assets/gốc.css", "p { background: url(leaf.svg) }\n"),
    ("themes/gốc/assets/leaf.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='1'/>"),
    ("themes/gốc/static/favicon.txt", "gốc"),
    ("themes/gốc/static/gốc.txt", "gốc"),
    (
        "themes/tổ/theme.yaml",
        "options: { tone: { type: choice, words: [ấm, lạnh], default: ấm }, seal: { type: text, default: triện } }\n",
    ),
    ("themes/tổ/templates/partials/foot.html", "{{<seal text={t(key=`foot`)} />}} tổ\n"),
    ("themes/tổ/templates/photo.html", "tổ {{ page.title }} {{ theme.tone }}\n"),
    (
        "themes/tổ/components/seal.html",
        "{% component seal(text: string) %}<i>tổ {{ text }}</i>{% endcomponent seal %}\n",
    ),
    ("themes/tổ/locales/vi/tổ.ftl", "foot = Chân trang tổ\n"),
    ("themes/tổ/locales/en/tổ.ftl", "foot = The foot\n"),
    ("themes/tổ/assets/gốc.css", "p { margin: 9px }\n"),
    ("themes/tổ/static/gốc.txt", "tổ"),
    ("content/_data/số.csv", "năm,giá trị\n2023,12\n2024,13.5\n"),
    ("content/_data/đội.yaml", "head: Ánh\n"),
    (
        "themes/plain/locales/fr/theme.ftl",
        "not-found = Page introuvable\nlanguage-name = { $name }\ntable = Tableau\nfootnotes = Notes\nfootnote-back = Retour\nalert-note = Note\nalert-tip = Conseil\nalert-important = Important\nalert-warning = Avertissement\nalert-caution = Prudence\ngreeting = Salut { $name }\nhome-more = Plus\n",
    ),
    (
        "themes/plain/components/see.html",
        "{% component see(work = none, ...rest) %}<b>{{ work?.title or `` }} {{ work?.url or `` }} {{ work?.lang or `` }}</b> {{ t(key=\"greeting\", name=`x`) }} {{ url_of(path=\"@/giới-thiệu.md\") }}{% endcomponent see %}\n",
    ),
    (
        "themes/plain/components/brief.html",
        "{% component brief(card: map) %}<b>{{ card.title }} {{ card.lead or `` }}</b> {{ card.kicker or `` }} {{ card.date or `` }} {{ card.updated or `` }} {{ card.section?.title or `` }}{% if card.cover %} {{ card.cover.src }} {{ card.cover.width or 0 }}{% endif %}{% endcomponent brief %}\n",
    ),
    (
        "themes/plain/templates/404.html",
        "{% extends \"base.html\" %}\n{% block main %}<h1>{{ t(key=\"not-found\") }}</h1>\n{% for card in pages(sort=\"title\", limit=3) %}{{<brief card={card} />}}\n{% endfor %}{% endblock main %}\n",
    ),
];

/// The front page asks for all that a template may ask for.
const ASKS: &str = "{% block main %}{{ today() }} {% set style = asset(path=\"style.css\") %}{{ style.url }} {{ style.integrity }}
{{ url_of(path=\"@/giới-thiệu.md\") }} {% set logo = image(src=\"logo.svg\") %}{{ logo.src }} {{ logo.width or 0 }}
{% for card in pages(section=\"tin\", sort=\"title\", limit=4) %}{{<brief card={card} />}}{% endfor %}
{% for card in pages(section=\"hữu-nghị\", sort=\"weight\") %}[{{ card.title }}]{% endfor %}
{% for card in pages(kind=\"photo\") | collate(by=\"title\") %}[{{ card.title }}]{% endfor %}
{% set news = get_section(path=\"@/tin\") %}{% if news %}{{ news.title }} {{ news.url }} {{ news.count }}{% endif %}
{% set subjects = get_taxonomy(name=\"topics\") %}{% if subjects %}{% for found in subjects.terms %}{{ found.name }} {{ found.url }} {{ found.count }}{% endfor %}{% endif %}
{% set someone = term(id=\"but-danh\") %}{% if someone %}{{ someone.name }} {{ someone.count }}{% endif %}
{% for card in pages(term=\"hoa-binh\", limit=3) %}[{{ card.title }}]{% endfor %}
{% if news %}{% for inner in news.subsections %}{{ inner.title }}{% endfor %}{{ news.pages | length }}{% endif %}
{% for row in data(path=\"số.csv\") %}{{ row[\"năm\"] }} {% endfor %}{% set root = asset(path=\"gốc.css\") %}{{ root.url }} {{ theme.greeting }}
{% include \"partials/foot.html\" %}{{<seal text=\"nhà\" />}}
{{ t(key=\"greeting\", name=site.title) }} {{ t(key=\"home-more\") }} {{ t(key=\"not-found\", lang=\"en\") }}
";

/// Writes the site into an empty folder.
pub fn write(root: &Path) {
    support::spec::plain_theme(root);
    let home = root.join("themes/plain/templates/home.html");
    let asking = fs::read_to_string(&home).unwrap().replacen("{% block main %}", ASKS, 1);
    fs::write(home, asking).unwrap();
    fs::write(root.join("site.yaml"), CONFIG).unwrap();
    for (number, (path, front, body)) in TEXTS.iter().enumerate() {
        let title = format!("title: \"{} {number}\"\n", WORDS[number % WORDS.len()]);
        let title = if front.contains("title:") { String::new() } else { title };
        let break_after = if front.is_empty() { "" } else { "\n" };
        put(root, &format!("content/{path}"), &format!("---\n{title}{front}{break_after}---\n{body}\n"));
    }
    for (path, text) in FILES {
        put(root, path, text);
    }
    for (path, width) in [("hall.png", 40), ("hall.en.png", 44)] {
        fs::write(root.join("content/tin/hội-nghị").join(path), png(width)).unwrap();
    }
}

/// Returns as much of a PNG as its size is read from (PNG, 11.2.1).
pub fn png(width: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0".to_vec();
    bytes.push(width);
    bytes.extend(b"\0\0\0\x20\x08\x02\0\0\0\0\0\0\0");
    bytes
}

fn put(root: &Path, path: &str, text: &str) {
    let target = root.join(path);
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::write(target, text).unwrap();
}
