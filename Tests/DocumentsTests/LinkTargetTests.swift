import Documents
import Figures
import Testing

@Suite struct LinkTargetTests {
    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "\u{1}javascript:x", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "http://example.org", "//example.org/x", "/etc/passwd", "\\\\server\\x",
        "..\\x", "", "https://",
        "https:///x", "https://a@b.org/", "https://a b.org/", "mailto:a@b.org", "blob:x", "x:y", "https:\\\\x",
        "https://a\u{301}.org",
    ])
    func refuses(link: String) {
        #expect(throws: DocumentsError.unsafeLink(String(link.prefix(80)))) { try LinkTarget(link) }
    }

    @Test(arguments: [
        ("index.html", "index.html"), ("../index.html", "../index.html"),
        ("units/xã An Thạnh.html", "units/x%C3%A3%20An%20Th%E1%BA%A1nh.html"),
        ("a.html#b", "a.html#b"), ("#ranking", "#ranking"), ("#a\"b", "#a%22b"), ("a?b=<c>", "a%3Fb=%3Cc%3E"),
        ("https://Example.org", "https://example.org"),
        ("HTTPS://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"),
        ("https://example.org:8443/\"x", "https://example.org:8443/%22x"), ("100%.html", "100%25.html"),
    ])
    func accepts(link: String, address: String) throws {
        #expect(try LinkTarget(link).address == address)
    }

    @Test func theErrorSaysWhatToDo() {
        let message = DocumentsError.unsafeLink("file:x").message
        #expect(message.en == "The link “file:x” is not allowed: use #place, a relative path or https://.")
        #expect(message.vi.contains("https://"))
    }
}

@Suite struct AnchorTests {
    @Test(arguments: [
        ("ranking", "ranking"), ("U-01", "U-01"), ("01", "x_-01"), ("-a", "x_--a"), ("", "x_-"), ("a_b", "a_5fb"),
        ("a.b", "a_2eb"),
        ("Đ", "x_-_c4_90"), ("xĐ", "x_c4_90"), ("<script>", "x_-_3cscript_3e"),
    ])
    func names(text: String, name: String) {
        #expect(Anchor(text).name == name)
    }

    @Test func differentTextsNeverMeet() {
        let signs = ["", "x", "_", "-", "0", "c", "4", "Đ", ".", "5f"]
        var seen: [String: String] = [:]
        for a in signs {
            for b in signs {
                for c in signs {
                    let text = a + b + c
                    let name = Anchor(text).name
                    #expect(seen[name] == nil || seen[name] == text)
                    seen[name] = text
                }
            }
        }
        #expect(seen.count > 700)
    }
}
