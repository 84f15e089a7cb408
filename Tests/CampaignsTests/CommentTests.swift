import Testing

@testable import Campaigns

/// Free texts that are written out for a reviewer.
@Suite struct CommentTests {
    @Test(arguments: [
        ("Gọi tôi số 0912 345 678 nhé", "Gọi tôi số ••• nhé"),
        ("0912345678", "•••"), ("(091) 234-5678.", "(•••."),
        ("CCCD 079123456789, thư a.b@mail.vn", "CCCD •••, thư •••"),
        ("hẹn 3 lần, chờ 45 phút, ngày 12/05/2023", "hẹn 3 lần, chờ 45 phút, ngày 12/05/2023"),
        ("  chờ @ quầy 5 ", "chờ @ quầy 5"), ("1234567", "•••"), ("6.471 hồ sơ", "6.471 hồ sơ"), ("", ""),
    ])
    func whatNamesAPersonIsMasked(text: String, expected: String) {
        #expect(CommentSheet.masked(text) == expected)
    }
}
