//! What is edited, and what it is edited to. An empty value takes the key away.

/// A key and the values that it may get.
pub type Table = &'static [(&'static str, &'static [&'static str])];

/// Keys of an article.
pub const FRONT: Table = &[
    ("title", &["Tết", "\"Hội nghị: 49 nước & <bạn>\"", "Nguye\u{302}\u{303}n Ánh", "ăn", "Ấm", "\"\"", ""]),
    ("title", &["Đường sắt", "Zürich", "Éa", "\"\\\"Lời\\\" trích\""]),
    ("lead", &["Sapo mới.", "\"Sa\u{301}t: <b> & khác\"", ""]),
    (
        "date",
        &["2024-12-20", "2024-12-21T08:00", "2025-01-01T12:00", "2025-01-02", "2023-05-05", "hôm qua", ""],
    ),
    ("updated", &["2024-12-31", "2025-01-02T01:00", ""]),
    (
        "topics",
        &[
            "[đối ngoại nhân dân]",
            "[vì hòa bình, a]",
            "[hoa-binh, Hoà Bình]",
            "hoa-binhh",
            "[Đối Ngoại nhân dân, kinh-te]",
            "[]",
            "",
        ],
    ),
    ("countries", &["[lao]", "[lào, campuchia]", "[phap]", ""]),
    ("people", &["[phan-anh-son]", "[Trần Ân, but-danh]", "[ai-do]", ""]),
    ("series", &["nam-muoi-nam", "Một loạt", ""]),
    ("issue", &["3", "so-3", ""]),
    ("tags", &["[a]", ""]),
    ("draft", &["true", "false", ""]),
    ("slug", &["auto", "bai-1", "ảnh", "\"!!!\"", "phụ/trang", ""]),
    ("url", &["/vi/ghi/", "/en/x", "/tep.html", "x", "/vi/", ""]),
    ("aliases", &["[/vi/cu/]", "[/vi/cu/, /a.html]", "[/vi/tin-tuc/]", "[/vi/tin-tuc/bai-1/]", "[a b]", ""]),
    ("weight", &["1", "2", "-5", "nặng", ""]),
    ("kind", &["page", "photo", "brief", "article", ""]),
    ("release", &["together", ""]),
    ("publish_at", &["2025-01-01T12:00", "2025-01-02T07:00", "2024-01-01", ""]),
    ("expires_at", &["2025-01-01T18:00", "2025-01-03", "2024-12-31", ""]),
    ("translation_key", &["tre", "đôi", "gặp", ""]),
    (
        "cover",
        &[
            "{ src: ảnh.svg, alt: Ảnh }",
            "{ src: \"@/tin/ảnh.svg\", decorative: true }",
            "{ src: /logo.svg, alt: a }",
            "{ src: thiếu.png }",
            "",
        ],
    ),
    ("related", &["[\"@/tin/bài-1.md\"]", "[\"@/hữu-nghị/bạn-2.md\", \"@/tre.md\"]", "[\"@/thiếu.md\"]", ""]),
    ("original", &["en", "fr", "de", ""]),
    ("in_feeds", &["false", ""]),
    ("in_sitemap", &["false", ""]),
    ("template", &["section.html", "thiếu.html", "404.html", ""]),
    ("kicker", &["Nóng", ""]),
    ("short_title", &["Ngắn", ""]),
    (
        "authors",
        &[
            "[Lê Minh]",
            "[Trần Ân, Lê Minh]",
            "[phan-anh-son, but-danh]",
            "[Hoàng Văn Thật]",
            "[Le Minh, ★]",
            "",
        ],
    ),
    ("place", &["Hà Nội", "ha-noi", "lao", ""]),
    ("corrections", &["[{ date: 2024-12-30, text: Sửa }]", ""]),
    ("source", &["{ url: \"https://a.example/x\", canonical: true }", "{ name: TTXVN }", ""]),
    ("review", &["{ state: draft }", "{ state: approved }", ""]),
    ("extra", &["{ note: Ghi }", ""]),
    ("timezone", &["x", ""]),
];

/// Keys of an `_index`.
pub const INDEX: Table = &[
    ("title", &["Mục mới", "\"A & B\"", "Zürich", ""]),
    ("slug", &["muc-moi", "auto", "tin-tuc", ""]),
    ("url", &["/vi/rieng/", "/danh-sach.html", ""]),
    ("sort_by", &["title", "weight", "date", "tuổi", ""]),
    ("paginate_by", &["1", "2", "0", "5", ""]),
    ("transparent", &["true", "false", ""]),
    ("draft", &["true", ""]),
    ("publish_at", &["2025-01-01T12:00", "2025-01-02T07:00", ""]),
    ("expires_at", &["2025-01-01T18:00", "2025-01-03", ""]),
    ("weight", &["1", "-2", ""]),
    ("lead", &["Sapo mục.", ""]),
    ("aliases", &["[/vi/chuyen-muc/]", "[/en/cu/]", "[/vi/tin-tuc/bai-1/]", ""]),
    ("translation_key", &["mục", "văn hóa", ""]),
    (
        "cascade",
        &[
            "{ kicker: Từ trên }",
            "{ draft: true }",
            "{ kind: photo, authors: [Ban A] }",
            "{ cover: { src: ảnh.svg, alt: Chung } }",
            "{ publish_at: 2025-01-02T07:00 }",
            "{ topics: [x], in_feeds: false }",
            "{ topics: [hoa-binh], countries: [khong-co] }",
            "",
        ],
    ),
    (
        "front",
        &[
            "{ lead: tin/bài-2.md, until: 2025-01-01T18:00 }",
            "{ seconds: [\"@/tre.md\", tin/bài-1.md] }",
            "{ lead: thiếu.md }",
            "",
        ],
    ),
    ("page_template", &["page.html", "thiếu.html", ""]),
    ("template", &["home.html", "section.html", ""]),
    ("in_sitemap", &["false", ""]),
    ("short_title", &["Mục", ""]),
];

/// Keys of site.yaml.
pub const CONFIG: Table = &[
    ("title", &["Một tên", "{ vi: Nhịp Cầu, en: The Bridge }", "{ fr: Pont }"]),
    ("description", &["Báo đối ngoại", "{ vi: Báo, en: Paper }", ""]),
    ("base_url", &["https://example.org", "https://example.org/báo", "https://example.net/paper", "nowhere"]),
    ("time_zone", &["Asia/Ho_Chi_Minh", "America/New_York", "UTC", "Pacific/Kiritimati", ""]),
    (
        "languages",
        &[
            "{ vi: { name: Tiếng Việt }, en: { name: English }, fr: { name: Français } }",
            "{ en: { name: English }, vi: { name: Tiếng Việt }, fr: { name: Français } }",
            "{ vi: { name: Tiếng Việt }, en: { name: English } }",
            "{ vi: { name: Tiếng Việt }, en: { name: English }, fr: { name: Français }, lo: { name: Lào } }",
            "{ vi: { name: Tiếng Việt }, en: { name: English, direction: rtl }, fr: {} }",
        ],
    ),
    ("default_language", &["vi", "en", "fr", ""]),
    ("original", &["vi", "en", ""]),
    ("prefix_default_language", &["false", "true", ""]),
    ("root_page", &["redirect", "chooser", ""]),
    ("paginate_by", &["1", "2", "3", "0", ""]),
    (
        "feeds",
        &[
            "{ formats: [atom], limit: 2, content: full }",
            "{ formats: [], limit: 5 }",
            "{ formats: [atom], limit: 5, content: summary }",
            "",
        ],
    ),
    ("menus", &["{ main: [hữu-nghị, tin] }", "{ main: [\"@/tre.md\", /en/news/, thiếu] }", ""]),
    (
        "fallback",
        &[
            "{ default: link }",
            "{ default: hide, tin: list }",
            "{ default: notice, hữu-nghị: hide }",
            "{ default: list, tin: notice, tin/chuyên-đề: link }",
            "{ nơi-khác: hide }",
            "",
        ],
    ),
    ("name_marks", &["{ en: drop }", "{ en: drop, fr: drop }", "{ en: bỏ }", ""]),
    ("people_order", &["{ vi: written }", "{ en: given }", ""]),
    ("taxonomies", &["[topics, authors]", "[topics, people, phường]", "[]", ""]),
    ("inherit", &["[date]", "[date, cover, authors, weight]", ""]),
    ("require_approval", &["true", ""]),
    ("urls", &["{ vi: { page: to } }", ""]),
    ("slugs", &["{ vi: unicode }", "{ vi: ascii, fr: unicode }", ""]),
    ("dates", &["{ vi: { medium: \"d-M-y\" } }", "{ en: { byline: HH.mm } }", ""]),
    ("credit_words", &["{ vi: [Ký họa, Ảnh] }", ""]),
    ("quotes", &["{ vi: [„, “, ‚, ‘] }", "{ vi: [«, », ‹, ›] }", ""]),
    (
        "theme_options",
        &[
            "{ greeting: Xin mời }",
            "{ tone: ấm, greeting: { vi: Mời, en: Please } }",
            "{ tone: nóng }",
            "{ khác: 1 }",
            "",
        ],
    ),
    ("severity", &["{ missing-string: error, missing-alt: error }", "{ link-to-nowhere: warning }", ""]),
    ("markdown", &["{ raw_html: deny }", "{ raw_html: sanitize, math: true }", ""]),
    ("publisher", &["{ name: Tòa soạn, phone: \"0\" }", ""]),
    ("theme", &["plain", "plain", "gốc", "khác"]),
    ("timezone", &["UTC", ""]),
];

/// Files of the vocabulary, and what they may hold.
pub const VOCABULARY: &[(&str, &[&str])] = &[
    (
        "topics.yaml",
        &[
            "open: true\nentries:\n- id: hoa-binh\n  vi: { name: Hòa bình, slug: hoa-binh }\n  en: { name: Peace }\n- id: kinh-te\n  vi: Kinh tế\n",
            "vi: { name: Đề tài, slug: de-tai }\nen: { name: Subjects }\nopen: true\nentries:\n- { id: hoa-binh, vi: Vì hòa bình, fr: Paix, picture: \"@/tin/ảnh.svg\" }\n",
            "open: false\nentries:\n- { id: hoa-binh, vi: { name: Hòa bình, slug: a }, en: Peace }\n- { id: kinh-te, vi: { name: Kinh tế, slug: A } }\n",
            "open: true\nentries: [{ id: hoa-binh }, { id: hoa-binh, vi: Hai }]\n",
            "entries: [\n",
            "",
        ],
    ),
    (
        "people.yaml",
        &[
            "entries:\n- { id: phan-anh-son, vi: Phan Anh Sơn, offices: [{ from: 2024, vi: Chủ tịch, en: President }] }\n- { id: but-danh, vi: Hoàng Văn Thật, pen_name: Hải Đăng }\n",
            "entries:\n- { id: phan-anh-son, vi: Phan Anh Sơn, en: Phan Anh Son, names: [{ until: 2024-12-20, vi: Phan Sơn }] }\n- { id: but-danh, vi: Hoàng Văn Thật, sort_as: A }\n",
            "entries: [{ id: phan-anh-son, vi: { name: Sơn, avoid: [Sơn sơn] }, picture: thiếu.svg }]\n",
            "",
        ],
    ),
    (
        "countries.yaml",
        &[
            "entries: [{ id: lao, vi: Lào, en: Laos, fr: Laos }]\n",
            "open: true\nentries: [{ id: lao, vi: Lào }]\n",
            "",
        ],
    ),
    ("issues.yaml", &["entries: [{ id: so-3, number: 3, vi: Số 3, date: 2024-12-01 }]\n", ""]),
    ("topic.yaml", &["entries: []\n", ""]),
    ("authors.yaml", &["vi: { name: Người viết, slug: nguoi-viet }\n", ""]),
];

/// What is put at the end of a text, or instead of it.
pub const BODIES: &[&str] = &[
    "Một đoạn nữa.",
    "\"Ngoa\u{323}i giao\" -- <b>đậm</b>...",
    "## Phần 1\n\nMới.",
    "### Phần 2\n\n## Phần 1",
    "Xem [một](@/tin/bài-1.md#phan-1).",
    "Xem [mới](@/tin/mới-1.md), [mới](@/mới-0.md), [khác](@/tin/đổi-tên.md).",
    "Xem [hai](@/hữu-nghị/bạn-1.md) và [ba](@/tin/hội-nghị/index.md).",
    "Xem [thiếu](@/thiếu/đâu.md), [mục](@/hữu-nghị/láng-giềng/).",
    "Xem [nhà](/vi/), [mục](/vi/tin-tuc/#phan-1), [thiếu](/vi/khong/).",
    "![Ảnh](@/tin/ảnh.svg \"Chú thích. Ảnh: VNA\")",
    "![](@/tin/hội-nghị/hall.png) ![Ảnh](/logo.svg)",
    "[Tệp](@/tin/hội-nghị/bien-ban.txt) ![Thiếu](thiếu.png)",
    "> [!TIP]\n> Mẹo\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "Chú.[^c]\n\n[^c]: Thích.",
    "[Đổi mới]{lang=vi} và <div onclick=\"x\">khối</div>",
    "Đầu. <!-- more --> Sau.",
    ":::note[Nhãn *mới*, [một](@/tin/bài-1.md)]\n::toc\n\n::see{work=\"@/hữu-nghị/bạn-1.md\"}\n:::",
    "::figure[Cầu]{src=\"@/tin/ảnh.svg\" alt=Cầu}\n\n::document{src=\"@/tin/hội-nghị/bien-ban.txt\"}",
    "::see{work=\"@/tin/_index.md\"}\n\n::khác[A]{b}\n\n:::quote",
    "",
];

/// What is put into templates.
pub const TEMPLATES: &[&str] = &[
    "một",
    "{{ today() }}",
    "{% for card in pages(limit=2) %}{{ card.title }}{% endfor %}",
    "{{ t(key=\"chua-co\") }}",
    "{{ t(key=\"greeting\", name=url) }}",
    "{{ url_of(path=\"@/tin/bài-1.md\") }}",
    "{% set found = image(src=\"leaf.svg\") %}{{ found.src }}",
    "{% set found = get_section(path=\"hữu-nghị\") %}{{ found.count or 0 }}",
    "{% if page %}{{ page.words }} {{ page.toc | length }}{% endif %}",
    "{{ site.title }} {{ site.menus | json_encode | safe }}",
    "{% set found = get_taxonomy(name=\"topics\") %}{% if found %}{{ found.title }}{% for term in found.terms %} {{ term.name }} {{ term.count }}{% endfor %}{% endif %}",
    "{% set found = term(id=\"phan-anh-son\") %}{% if found %}{{ found.name }} {{ found.url or `` }} {{ found.office or `` }}{% endif %}",
    "{% for card in pages(term=\"hoa-binh\") %}{{ card.title }}{% endfor %}",
    "{{ page.title | upper }}",
    "{{ head.json_ld or `` }}",
    "{% for row in data(path=\"số.csv\") %}{{ row | length }}{% endfor %}",
    "{{ data(path=\"đội.yaml\") | json_encode }}",
    "{% set found = get_section(path=\"tin\") %}{% for inner in found.subsections %}{{ inner.count }}{% endfor %}",
    "{% include \"partials/foot.html\" %}",
    "{{<seal text=\"a\" />}}",
    "{{ page.title | date }}",
    "{{ pages(section=\"tin\", sort=\"date\") | length }} {{ theme.tone }}",
];

/// Options for theme.yaml.
pub const OPTIONS: &[&str] = &[
    "options: { greeting: { type: text, default: Chào } }",
    "options: { greeting: { type: text, default: Chào }, tone: { default: ấm } }",
    "options: { tone: { type: choice, words: [ấm, lạnh], default: lạnh } }",
    "options: { tone: { type: text, default: lạnh } }",
    "option: {}",
    "",
];

/// What files of data say.
pub const DATA: &[&str] = &[
    "năm,giá trị\n2025,1\n",
    "năm,giá trị\n2025,1,2\n",
    "{ \"năm\": [1] }",
    "[{ năm: 2020 }]\n",
    "năm\n\"2024\n",
    "",
];

/// What a theme may declare.
pub const DIRECTIVES: &[&str] = &[
    "directives: { see: { form: leaf, arguments: { work: work, year: number } } }\n",
    "directives: { see: { form: container, arguments: { work: work } } }\n",
    "directives: { khác: { form: leaf } }\n",
    "directives: { see: { form: leaf, label: title, arguments: { work: work } } }\n",
    "directives: [\n",
    "",
];

/// Messages for Fluent files.
pub const STRINGS: &[&str] = &[
    "greeting = Mời { $name }\n",
    "greeting = { $thieu }\n",
    "not-found = Không có\n",
    "chua-co = Đã có\n",
    "home-more = { $n ->\n   *[other] Thêm\n}\n",
    "table = Biểu\nalert-tip = Gợi ý\n",
    "",
];

/// What nothing can be made of: broken YAML, templates, messages, bytes.
pub const BROKEN: &[&[u8]] = &[
    b"---\ntitle: [\n---\nThan",
    b"---\ntitle: a\n",
    b"{% block main %}{{ ",
    b"title: [a\n  b: {",
    b"= khong\n{ ",
    b"---\ntitle: \xff\xfe\ndate: 2024-01-01\n---\n",
    b"---\ntitle: a\ndate: 2024-01-01\n---\nMot \x1b hai",
    b"---\ntitle: a\ndate: 2024-01-01\n---\nMot \x02 hai",
    "---\ntitle: a\ndate: 2024-01-01\n---\nMot \u{fffd} hai".as_bytes(),
    b"",
    b"\0\0\0",
];

/// Where symbolic links lie, and where they lead.
pub const LINKS: &[(&str, &str)] = &[
    ("content/nối", "tin/chuyên-đề"),
    ("content/tin/nối", "../hữu-nghị"),
    ("content/tin/nối.vi.md", "../hữu-nghị/bạn-1.vi.md"),
    ("content/tin/ảnh.fr.svg", "../../static/logo.svg"),
    ("content/tin/vòng", ".."),
    ("content/ngoài.vi.md", "/etc/hostname"),
    ("content/đứt.vi.md", "đâu.vi.md"),
    ("static/nối.svg", "../content/tin/ảnh.svg"),
    ("static/thư-mục", "../content/tin"),
    ("locales/fr", "../themes/plain/locales/fr"),
    ("themes/plain/assets/nối.svg", "../../../static/logo.svg"),
    ("themes/plain/templates/nối.html", "../../../khác/nối.html"),
];
