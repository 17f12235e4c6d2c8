"""The words of the corpus: phrases of the external-information press, in Vietnamese and in English."""

from __future__ import annotations

from dataclasses import dataclass


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())


@dataclass(frozen=True)
class Words:
    """What the sentences of one language are made of."""

    times: tuple[str, ...]
    subjects: tuple[str, ...]
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    manners: tuple[str, ...]
    places: tuple[str, ...]
    joints: tuple[str, ...]
    units: tuple[str, ...]
    # From here on, entry for entry the same in both languages.
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    authors: tuple[str, ...]
    columns: tuple[str, str, str, str]
    see_also: str
    reported: str
    photo: str


VI = Words(
    times=_phrases(
        """
        sáng nay, chiều hôm qua, trong tuần này, từ đầu năm đến nay, nhân dịp kỷ niệm ngày lập quan hệ,
        vào mùa nước nổi, những năm gần đây, sau nhiều vòng trao đổi, trước thềm năm mới, giữa tháng ấy,
        theo kế hoạch đã thống nhất, trở lại sau mười năm, khi những cơn mưa đầu mùa vừa dứt,
        đúng một năm sau trận lũ lớn, trong khuôn khổ chuyến thăm, ngay từ buổi gặp đầu tiên,
        đến cuối nhiệm kỳ, giữa lúc giá lương thực biến động, bước sang giai đoạn thứ hai,
        ở thời điểm khó khăn nhất
        """
    ),
    subjects=_phrases(
        """
        đoàn đại biểu, các tổ chức phi chính phủ nước ngoài, liên hiệp các tổ chức hữu nghị,
        chính quyền địa phương, những người trồng lúa, các bác sĩ tình nguyện, sinh viên hai nước,
        lãnh đạo tỉnh, bà con dân tộc thiểu số, nhóm chuyên gia thủy lợi, phụ nữ trong xã,
        các cựu chiến binh, giáo viên vùng cao, hội người khuyết tật, những doanh nghiệp trẻ,
        ban quản lý dự án, các nhà khoa học, đội rà phá bom mìn, thế hệ trẻ, người dân ven biển,
        các nghệ nhân làng gốm, đại sứ quán, ủy ban hòa bình, những người bạn quốc tế,
        hợp tác xã, cộng đồng người Việt ở nước ngoài, nhà tài trợ, các em học sinh, hội đồng nhân dân,
        viện nghiên cứu
        """
    ),
    verbs=_phrases(
        """
        khởi động, trao tặng, giới thiệu, ký kết, khánh thành, khảo sát, thúc đẩy, gìn giữ, chuẩn bị,
        hoàn thiện, mở rộng, triển khai, bàn thảo, ủng hộ, đề xuất, tiếp nhận, xây dựng, khẳng định,
        củng cố, chia sẻ, đánh giá lại, điều chỉnh, bảo vệ, phục hồi, nâng cấp, hưởng ứng, quảng bá,
        thực hiện, đổi mới, kết nối
        """
    ),
    objects=_phrases(
        """
        chương trình nước sạch, thỏa thuận hợp tác, dự án rà phá bom mìn, những lớp học tiếng Việt,
        mô hình trồng rừng ngập mặn, quỹ học bổng, trạm y tế xã, con đường liên thôn, kho tư liệu ảnh,
        tuần lễ văn hóa, bản ghi nhớ mới, các khoản viện trợ không hoàn lại, hệ thống cảnh báo sớm,
        nghề dệt thổ cẩm, diễn đàn nhân dân, lễ hội trống đồng, những cây cầu dân sinh, giống lúa chịu mặn,
        bộ sách song ngữ, hành trình tìm lại kỷ vật, quan hệ hữu nghị truyền thống, cuộc triển lãm lưu động,
        đường ống dẫn nước, vườn ươm hữu nghị, kế hoạch ứng phó biến đổi khí hậu, phòng học vi tính,
        chuỗi giá trị cà phê, bữa ăn học đường, hội thảo trực tuyến, dàn nhạc tre nứa
        """
    ),
    manners=_phrases(
        """
        một cách bền bỉ, với sự tin cậy, bằng tất cả tấm lòng, theo từng bước nhỏ,
        trên tinh thần bình đẳng, với sự giám sát của người dân, không chờ đợi nguồn vốn lớn,
        đúng tiến độ, vượt mức đề ra, qua những cuộc đối thoại thẳng thắn, nhờ kinh nghiệm tích lũy,
        từ những điều giản dị, trong điều kiện thiếu thốn, bằng ngôn ngữ của âm nhạc,
        dưới sự chứng kiến của nhiều thế hệ, mà không làm mất bản sắc
        """
    ),
    places=_phrases(
        """
        ở huyện miền núi phía Bắc, tại thành phố Huế, dọc sông Tiền, ở Quảng Trị, giữa lòng Hà Nội,
        trên cao nguyên Đồng Văn, tại tỉnh Sóc Trăng, ở vùng biên giới, dưới chân núi Ngự,
        tại trụ sở Liên hợp quốc, bên bờ vịnh Hạ Long, trong những ngôi làng cổ, ở Đồng bằng sông Cửu Long,
        tại nước bạn Lào, ngoài đảo xa, tại trường đại học sư phạm
        """
    ),
    joints=_phrases(
        """
        nhờ đó, đồng thời, trong khi ấy, và từ đấy, bởi vậy, tuy nhiên, hơn thế nữa, ngược lại,
        cũng vì thế mà, sau đó
        """
    ),
    units=_phrases("xã, hộ gia đình, héc-ta, lớp học, ca-nô, tỷ đồng, người, cây giống"),
    topics=_phrases(
        """
        ngoại giao nhân dân, biến đổi khí hậu, giáo dục vùng cao, khắc phục hậu quả chiến tranh,
        di sản văn hóa, y tế cộng đồng, phát triển nông thôn, giao lưu thanh niên, bình đẳng giới,
        hợp tác đa phương, người Việt xa quê, ẩm thực truyền thống
        """
    ),
    countries=_phrases(
        """
        Hàn Quốc, Hoa Kỳ, Nam Phi, Cộng hòa Séc, Vương quốc Anh, Ả-rập Xê-út, Niu Di-lân, Xri Lan-ca,
        Cốt-xta Ri-ca, Cộng hòa Đô-mi-ni-ca, Pa-pua Niu Ghi-nê, Liên bang Nga
        """
    ),
    authors=_phrases(
        """
        Trần Minh Hà, Nguyễn Thị Ngọc Ánh, Lê Quốc Đạt, Phạm Thùy Dương, Võ Hữu Nghĩa, Đỗ Khánh Vy,
        Bùi Tường Vân, Hoàng Đức Lộc
        """
    ),
    columns=("Địa phương", "Năm trước", "Năm nay", "Ghi chú"),
    see_also="Xem thêm",
    reported="Theo báo cáo tổng kết",
    photo="Ảnh",
)

EN = Words(
    times=_phrases(
        """
        this morning, yesterday afternoon, in the course of the week, since the beginning of the year,
        on the anniversary of diplomatic relations, in the season of high water, in recent years,
        after several rounds of talks, on the eve of the new year, in the middle of that month,
        according to the agreed plan, ten years after the first visit, when the first rains had passed,
        exactly one year after the flood, as part of the visit, from the very first meeting,
        towards the end of the term, while food prices were moving, in the second phase,
        at the hardest moment
        """
    ),
    subjects=_phrases(
        """
        the delegation, foreign non-governmental organizations, the union of friendship organizations,
        the local authorities, the rice growers, volunteer doctors, students of both countries,
        the province's leaders, families of the ethnic minorities, a group of irrigation experts,
        the women of the commune, the veterans, teachers in the highlands, the association of disabled people,
        young companies, the project's managers, the scientists, the demining team, the young generation,
        people along the coast, the craftsmen of the pottery village, the embassy, the peace committee,
        friends from abroad, the cooperative, Vietnamese communities overseas, the donors, the pupils,
        the people's council, the research institute
        """
    ),
    verbs=_phrases(
        """
        launched, handed over, presented, signed, opened, surveyed, encouraged, preserved, prepared,
        completed, extended, carried out, discussed, supported, proposed, received, built, confirmed,
        strengthened, shared, reassessed, adjusted, protected, restored, improved, welcomed, promoted,
        arranged, renewed, connected
        """
    ),
    objects=_phrases(
        """
        the clean water programme, an agreement on cooperation, the demining project,
        classes in the Vietnamese language, a model of mangrove planting, the scholarship fund,
        the health station of the commune, the road between the hamlets, an archive of photographs,
        a week of culture, a new memorandum, the non-refundable aid, a system of early warning,
        the craft of brocade weaving, the people's forum, the festival of bronze drums,
        small bridges for daily life, rice that bears salt, a series of bilingual books,
        the search for mementoes, a tradition of friendship, a travelling exhibition, the water pipes,
        a nursery of friendship trees, plans against climate change, a room with computers,
        the value chain of coffee, meals at school, a seminar on the internet, an orchestra of bamboo
        """
    ),
    manners=_phrases(
        """
        with patience, in mutual trust, with all their hearts, step by small step, as equals,
        under the eyes of the people, without waiting for large funds, on schedule, beyond the target,
        through frank conversations, with the experience of many years, starting from simple things,
        in times of scarcity, in the language of music, before several generations of witnesses,
        without losing its character
        """
    ),
    places=_phrases(
        """
        in a mountainous district of the north, in the city of Hue, along the Tien River, in Quang Tri,
        in the heart of Ha Noi, on the Dong Van plateau, in Soc Trang Province, in the border region,
        at the foot of Mount Ngu, at the headquarters of the United Nations, on the shore of Ha Long Bay,
        in the old villages, in the Mekong Delta, in neighbouring Laos, on the distant islands,
        at the university of education
        """
    ),
    joints=_phrases(
        """
        and so, at the same time, meanwhile, and from there, therefore, however, what is more,
        on the other hand, for the same reason, later
        """
    ),
    units=_phrases("communes, households, hectares, classrooms, boats, billion dong, people, seedlings"),
    topics=_phrases(
        """
        people-to-people diplomacy, climate change, highland education, legacies of war,
        cultural heritage, community health, rural development, youth exchange, gender equality,
        multilateral cooperation, Vietnamese abroad, traditional food
        """
    ),
    countries=_phrases(
        """
        South Korea, United States, South Africa, Czech Republic, United Kingdom, Saudi Arabia,
        New Zealand, Sri Lanka, Costa Rica, Dominican Republic, Papua New Guinea, Russian Federation
        """
    ),
    authors=_phrases(
        """
        Tran Minh Ha, Nguyen Thi Ngoc Anh, Le Quoc Dat, Pham Thuy Duong, Vo Huu Nghia, Do Khanh Vy,
        Bui Tuong Van, Hoang Duc Loc
        """
    ),
    columns=("Place", "Last year", "This year", "Remarks"),
    see_also="See also",
    reported="According to the final report",
    photo="Photo",
)

WORDS = {"vi": VI, "en": EN}
